/// What came after an Escape and may be the rest of a key that the terminal sends as several bytes: `[A`, `[1;5C`, `OP`.
///
/// A link may tear such a key apart, and people press Escape and then a bracket. What comes in one go is the rest of a key; what
/// comes one by one, and is none, is typed.
struct KeySequence {
  enum Step {
    case more
    /// The sequence is complete: a key that means nothing here, or one whose Escape counted already.
    case end
    case paste
    /// The byte belongs to no sequence.
    case none
  }

  /// With the bracket or the O at its beginning.
  private var bytes: [UInt8]
  /// Whether the Escape was handed out as a key.
  private let isEscapeGiven: Bool
  /// Whether there was nothing to read for a moment, after the Escape or since.
  var isTorn: Bool
  /// When a byte came last.
  private(set) var last: Milliseconds

  /// nil for a byte that begins no sequence.
  init?(_ byte: UInt8, isEscapeGiven: Bool, at now: Milliseconds) {
    guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") else { return nil }
    bytes = [byte]
    self.isEscapeGiven = isEscapeGiven
    isTorn = isEscapeGiven
    last = now
  }

  private var parameters: ArraySlice<UInt8> { bytes.dropFirst() }

  /// How long the rest may take. A bracket, or a bracket and a digit, are what people type after an Escape.
  var patience: Milliseconds { isEscapeGiven && parameters.count < 2 ? 40 : 500 }

  /// What was typed, if all of it was.
  var keys: [Key] {
    (isEscapeGiven ? [] : [.escape]) + bytes.map { .character(Character(Unicode.Scalar($0))) }
  }

  mutating func take(_ byte: UInt8, at now: Milliseconds) -> Step {
    guard bytes.first == UInt8(ascii: "[") else { return .end }
    switch byte {
    case UInt8(ascii: "~") where parameters.elementsEqual("200".utf8): return .paste
    // Terminals end with capitals and tildes nearly all that they send, and neither is a key here.
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "~"): return .end
    case 0x40...0x7E: return isTorn && parameters.count < 2 ? .none : .end
    case 0x20...0x3F where parameters.count < 32:
      bytes.append(byte)
      last = now
      return .more
    default: return .none
    }
  }
}
