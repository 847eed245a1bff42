/// Turns what curses reads, bytes and keys that it knows, into keys as a person thinks of them.
///
/// It remembers what is unfinished between two reads: on a slow link a character, an arrow key or a paste comes in parts.
struct KeyDecoder {
  /// One thing read.
  enum Input {
    case byte(UInt8)
    case key(Key)
    case pasteStart
    case pasteEnd
    /// A key that means nothing here.
    case unknown
  }

  private enum State {
    case ground
    /// Escape, and nothing after it yet.
    case escape
    /// Escape was handed out as a key: what follows soon is the rest of a key that was torn apart.
    case afterEscape(since: Milliseconds)
    /// Within `ESC [ …`, or after `ESC O`.
    case sequence(KeySequence)
    case paste(since: Milliseconds)
  }

  private var state = State.ground
  private var partial: [UInt8] = []
  private var pasted: [UInt8] = []

  /// For so long after an Escape, what comes in one go and is the rest of a key is no key.
  static let patience: Milliseconds = 2_000
  /// A paste that stops for so long without an end has lost it.
  static let pastePatience: Milliseconds = 10_000
  /// What is longer is cut: no field takes a megabyte.
  static let pasteLimit = 1 << 20

  private static let pasteEndMark = Array("\u{1B}[201~".utf8)

  /// The keys that are complete with this input.
  mutating func feed(_ input: Input, at now: Milliseconds) -> [Key] {
    if case .paste = state { return feedPaste(input, at: now) }
    let late = expire(at: now)
    switch input {
    case .pasteStart:
      let keys = unfinished()
      startPaste(at: now)
      return late + keys
    case .pasteEnd, .unknown:
      return late + finishEscape()
    case .key(let key):
      return late + finishEscape() + [key]
    case .byte(let byte):
      return late + feedByte(byte, at: now)
    }
  }

  /// Nothing more is there to read now: an Escape that waits for its sequence is the key.
  mutating func pause(at now: Milliseconds) -> [Key] {
    switch state {
    case .escape:
      state = .afterEscape(since: now)
      return [.escape]
    case .paste(let since) where now - since >= Self.pastePatience:
      return endPaste()
    case .sequence(var sequence):
      sequence.isTorn = true
      state = .sequence(sequence)
      return expire(at: now)
    default:
      return expire(at: now)
    }
  }

  /// Whether something is unfinished that only the passing of time ends.
  var isWaiting: Bool { wait != nil }

  /// After how long the passing of time may end what is unfinished; nil where it ends nothing.
  var wait: Milliseconds? {
    switch state {
    case .paste: 1_000
    case .sequence(let sequence): sequence.patience
    case .ground, .escape, .afterEscape: nil
    }
  }

  /// What time has made keys of.
  private mutating func expire(at now: Milliseconds) -> [Key] {
    switch state {
    case .afterEscape(let since) where now - since > Self.patience:
      state = .ground
      return []
    case .sequence(let sequence) where now - sequence.last >= sequence.patience:
      state = .ground
      return sequence.keys
    case .ground, .escape, .afterEscape, .sequence, .paste: return []
    }
  }

  /// What was read as keys after all, where it is no beginning of anything.
  private func unfinished() -> [Key] {
    switch state {
    case .escape: [.escape]
    case .sequence(let sequence) where sequence.isTorn: sequence.keys
    case .ground, .afterEscape, .sequence, .paste: []
    }
  }

  private mutating func finishEscape() -> [Key] {
    let keys = unfinished()
    state = .ground
    partial = []
    return keys
  }

  private mutating func feedByte(_ byte: UInt8, at now: Milliseconds) -> [Key] {
    switch state {
    case .escape, .afterEscape:
      let isGiven = if case .afterEscape = state { true } else { false }
      guard let sequence = KeySequence(byte, isEscapeGiven: isGiven, at: now) else {
        return finishEscape() + ground(byte)
      }
      state = .sequence(sequence)
      return []
    case .sequence(var sequence):
      switch sequence.take(byte, at: now) {
      case .more: state = .sequence(sequence)
      case .paste: startPaste(at: now)
      case .end: state = .ground
      case .none: return finishEscape() + ground(byte)
      }
      return []
    case .ground, .paste:
      return ground(byte)
    }
  }

  private mutating func ground(_ byte: UInt8) -> [Key] {
    if byte >= 0x80 { return character(byte) }
    partial = []
    switch byte {
    case 0x1B:
      state = .escape
      return []
    case 0x08, 0x7F: return [.backspace]
    case 0x09: return [.tab]
    case 0x0A, 0x0D: return [.enter]
    case 0x01...0x1A: return [.control(Character(Unicode.Scalar(byte + 0x60)))]
    case 0x00, 0x1C...0x1F: return [.control(Character(Unicode.Scalar(byte + 0x40)))]
    default: return [.character(Character(Unicode.Scalar(byte)))]
    }
  }

  /// Characters beyond ASCII come byte by byte, perhaps in two reads.
  private mutating func character(_ byte: UInt8) -> [Key] {
    if byte & 0xC0 != 0x80 { partial = [] }
    partial.append(byte)
    if let scalar = decodeScalar(partial.span, at: 0), scalar.length == partial.count,
      let character = Unicode.Scalar(scalar.value)
    {
      partial = []
      return [.character(Character(character))]
    }
    if partial.count >= 4 { partial = [] }
    return []
  }

  private mutating func startPaste(at now: Milliseconds) {
    state = .paste(since: now)
    pasted = []
    partial = []
  }

  private mutating func feedPaste(_ input: Input, at now: Milliseconds) -> [Key] {
    state = .paste(since: now)
    switch input {
    case .pasteEnd:
      return endPaste()
    case .byte(let byte):
      pasted.append(byte)
      if byte == UInt8(ascii: "~"), pasted.suffix(6).elementsEqual(Self.pasteEndMark) {
        pasted.removeLast(6)
        return endPaste()
      }
      // Room for the end mark, which must be seen however long the paste is.
      if pasted.count > Self.pasteLimit + 64 { pasted.removeSubrange(Self.pasteLimit..<pasted.count - 6) }
      return []
    case .key, .pasteStart, .unknown:
      return []
    }
  }

  private mutating func endPaste() -> [Key] {
    let bytes = pasted.prefix(Self.pasteLimit)
    state = .ground
    pasted = []
    // Terminals send Enter for a newline.
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D {
        text.append(0x0A)
      } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
        text.append(byte)
      }
    }
    return [.pasted(String(decoding: text, as: UTF8.self))]
  }
}
