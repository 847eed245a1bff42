import Study

/// An instance as it was read, with the line where it stands and what is odd about it.
public struct ImportedInstance: Sendable {
  public var instance: Instance
  public var line: Int
  public var oddities: Oddities

  public init(instance: Instance, line: Int, oddities: Oddities = []) {
    self.instance = instance
    self.line = line
    self.oddities = oddities
  }

  /// What an import's summary counts.
  public struct Oddities: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A response is empty after trimming: excluded from a draw.
    public static let emptyResponse = Oddities(rawValue: 1)
    /// The two transcripts part before the last turn of the assistant.
    public static let partedEarly = Oddities(rawValue: 2)
    /// A response says which model wrote it, or that a model did.
    public static let namesItsModel = Oddities(rawValue: 4)
    /// Both responses are the same.
    public static let identicalResponses = Oddities(rawValue: 8)
  }
}

extension ImportedInstance {
  /// Looks the texts over for what the summary counts.
  mutating func examine() {
    let a = instance.responseA.utf8
    let b = instance.responseB.utf8
    if a.allSatisfy(\.isBlank) || b.allSatisfy(\.isBlank) { oddities.insert(.emptyResponse) }
    if a.elementsEqual(b) { oddities.insert(.identicalResponses) }
    if ModelNames.occur(in: instance.responseA) || ModelNames.occur(in: instance.responseB) {
      oddities.insert(.namesItsModel)
    }
  }
}

extension UInt8 {
  /// A blank, a tab or a line's end.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// Phrases by which a response tells what wrote it, which an annotator should not be told.
enum ModelNames {
  private static let phrases: [StaticString] = [
    "ChatGPT", "GPT-3", "GPT-4", "I'm Claude", "I am Claude", "OpenAI", "Anthropic", "As an AI language model",
    "as an AI language model", "trained by Google", "Llama 2", "Mistral AI",
  ]

  static func occur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      phrases.contains { phrase in
        var from = 0
        while let index = bytes.firstIndex(of: phrase.utf8Start[0], in: from..<bytes.count) {
          if bytes.contains(phrase, at: index) { return true }
          from = index + 1
        }
        return false
      }
    }
  }
}
