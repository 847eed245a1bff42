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
    /// Within `ESC [ …`, with what came so far.
    case sequence(parameters: [UInt8], since: Milliseconds)
    /// After `ESC O`.
    case single(since: Milliseconds)
    case paste(since: Milliseconds)
  }

  private var state = State.ground
  private var partial: [UInt8] = []
  private var pasted: [UInt8] = []

  /// How long the rest of a torn key may take.
  static let patience: Milliseconds = 2_000
  /// A paste that stops for so long without an end has lost it.
  static let pastePatience: Milliseconds = 10_000
  /// What is longer is cut: no field takes a megabyte.
  static let pasteLimit = 1 << 20

  private static let pasteEndMark = Array("\u{1B}[201~".utf8)

  /// The keys that are complete with this input.
  mutating func feed(_ input: Input, at now: Milliseconds) -> [Key] {
    expire(at: now)
    if case .paste = state { return feedPaste(input, at: now) }
    switch input {
    case .pasteStart:
      let keys = escapeIfPending()
      startPaste(at: now)
      return keys
    case .pasteEnd, .unknown:
      return finishEscape()
    case .key(let key):
      return finishEscape() + [key]
    case .byte(let byte):
      return feedByte(byte, at: now)
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
    default:
      expire(at: now)
      return []
    }
  }

  /// Whether something is unfinished that only the passing of time ends.
  var isWaiting: Bool {
    if case .paste = state { true } else { false }
  }

  private mutating func expire(at now: Milliseconds) {
    switch state {
    case .afterEscape(let since), .sequence(_, let since), .single(let since):
      if now - since > Self.patience { state = .ground }
    case .ground, .escape, .paste: break
    }
  }

  private mutating func escapeIfPending() -> [Key] {
    if case .escape = state { [.escape] } else { [] }
  }

  private mutating func finishEscape() -> [Key] {
    let keys = escapeIfPending()
    state = .ground
    partial = []
    return keys
  }

  private mutating func feedByte(_ byte: UInt8, at now: Milliseconds) -> [Key] {
    switch state {
    case .escape, .afterEscape:
      if byte == UInt8(ascii: "[") {
        state = .sequence(parameters: [], since: now)
        return []
      }
      if byte == UInt8(ascii: "O") {
        state = .single(since: now)
        return []
      }
      return finishEscape() + ground(byte)
    case .sequence(let parameters, let since):
      if byte == UInt8(ascii: "~"), parameters == Array("200".utf8) {
        startPaste(at: now)
      } else if (0x40...0x7E).contains(byte) {
        state = .ground
      } else if (0x20...0x3F).contains(byte), parameters.count < 32 {
        state = .sequence(parameters: parameters + [byte], since: since)
      } else {
        state = .ground
        return ground(byte)
      }
      return []
    case .single:
      state = .ground
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
