import Study

/// An instance as it was read, with the line where it stands and what is odd about it.
package struct ImportedInstance: Hashable, Sendable {
  package var instance: Instance
  package var file: String
  package var line: Int
  package var oddities: Oddities

  package init(instance: Instance, file: String = "-", line: Int, oddities: Oddities = []) {
    self.instance = instance
    self.file = file
    self.line = line
    self.oddities = oddities
  }

  /// What an import's summary counts.
  package struct Oddities: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A response is empty after trimming: excluded from a draw.
    package static let emptyResponse = Oddities(rawValue: 1)
    /// The two transcripts differ before the last turn of the assistant.
    package static let differsEarly = Oddities(rawValue: 2)
    /// A response names the model that wrote it.
    package static let namesItsModel = Oddities(rawValue: 4)
    /// Both responses are the same.
    package static let identicalResponses = Oddities(rawValue: 8)
    /// A text has characters that can hide, reorder or steer what is seen.
    package static let unusualCharacters = Oddities(rawValue: 16)
  }
}

extension ImportedInstance {
  /// Looks the texts over for what the summary counts.
  /// - Throws: ``LineFault/tooManyLines(limit:)``
  mutating func examine() throws(LineFault) {
    let (a, b) = (instance.responseA, instance.responseB)
    let hasTooMany =
      [a, b].contains(where: \.hasTooManyLines) || instance.context.contains { $0.content.hasTooManyLines }
    if hasTooMany { throw .tooManyLines(limit: String.mostLines) }
    if a.isBlank || b.isBlank { oddities.insert(.emptyResponse) }
    if a.utf8.elementsEqual(b.utf8) { oddities.insert(.identicalResponses) }
    if ModelNames.occur(in: a) || ModelNames.occur(in: b) { oddities.insert(.namesItsModel) }
    if UnusualText.occurs(in: a) || UnusualText.occurs(in: b)
      || instance.context.contains(where: { UnusualText.occurs(in: $0.content) })
    {
      oddities.insert(.unusualCharacters)
    }
  }
}

extension UInt8 {
  /// A blank, a tab or a line's end.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension String {
  /// A long book has half as many.
  fileprivate static let mostLines = 50_000

  fileprivate var hasTooManyLines: Bool {
    utf8.count > Self.mostLines && utf8.count { $0 == 0x0A || $0 == 0x0D } > Self.mostLines
  }

  /// Whether nothing is left after trimming white space.
  var isBlank: Bool {
    // The properties of a scalar are looked up for the few that are not plain.
    unicodeScalars.allSatisfy { $0.isASCII ? UInt8($0.value).isBlank : $0.properties.isWhitespace }
  }
}
