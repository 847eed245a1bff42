/// Names by which a response tells which model wrote it, so that annotators may judge the name in place of the text.
enum ModelNames {
  /// Names that stand for nothing else.
  private static let unmistakable: [StaticString] = [
    "Anthropic", "ChatGPT", "DeepMind", "DeepSeek", "GPT-2", "GPT-3", "GPT-4", "GPT-5", "LLaMA", "Llama 2", "Llama 3",
    "Mistral AI", "Mixtral", "OpenAI", "Qwen",
  ]

  /// Names of people and things too: they count when the text introduces itself by them.
  private static let ambiguous: [StaticString] = [
    "Alpaca", "Bard", "Claude", "Copilot", "Gemini", "Grok", "Llama", "Mistral", "Vicuna",
  ]

  private static let introductions: [StaticString] = [
    "I'm ", "I\u{2019}m ", "I am ", "name is ", "name's ", "name\u{2019}s ",
  ]

  private struct Name {
    var text: StaticString
    var needsIntroduction: Bool
  }

  /// The names by their first letter, A to Z: all begin with a capital, which few bytes of a text are.
  private static let byInitial: [[Name]] = {
    let names =
      unmistakable.map { Name(text: $0, needsIntroduction: false) }
      + ambiguous.map { Name(text: $0, needsIntroduction: true) }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { initial in names.filter { $0.text.utf8Start[0] == initial } }
  }()

  static func occur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for index in bytes.indices {
        let letter = Int(bytes[index]) - 65
        guard letter >= 0, letter < 26 else { continue }
        for name in byInitial[letter] where isWord(name.text, at: index, in: bytes) {
          if !name.needsIntroduction || isIntroduced(at: index, in: bytes) { return true }
        }
      }
      return false
    }
  }

  private static func isWord(_ name: StaticString, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most candidates differ in the second byte.
    guard index + 1 < bytes.count, bytes[index + 1] == name.utf8Start[1], bytes.contains(name, at: index) else {
      return false
    }
    let after = index + name.utf8CodeUnitCount
    return (index == 0 || !isLetter(bytes[index - 1])) && (after == bytes.count || !isLetter(bytes[after]))
  }

  private static func isIntroduced(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    introductions.contains { bytes.contains($0, at: index - $0.utf8CodeUnitCount) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
