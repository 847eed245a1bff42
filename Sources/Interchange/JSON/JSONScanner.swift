/// A strict scanner (RFC 8259) over the bytes of one JSON value, which must be valid UTF-8.
///
/// Foundation's decoder takes both cores to read our lines at the speed this does on one, silently keeps one of two equal
/// keys, and does not say where a line is at fault; its tests hold the two against each other.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  private static let depthLimit = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What kind of value comes next, by its first byte.
  enum Kind: Hashable {
    case object, array, string, other
  }

  mutating func kind() -> Kind {
    skipBlanks()
    guard position < bytes.count else { return .other }
    return switch bytes[position] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    default: .other
    }
  }

  /// Reads an object; `member` is called after each key and must take the value.
  mutating func object(_ member: (inout JSONScanner, _ key: String) throws(LineFault) -> Void) throws(LineFault) {
    try take("{", expected: "an object")
    if takes("}") { return }
    repeat {
      skipBlanks()
      let key = try string()
      try take(":", expected: "a colon after a key")
      try member(&self, key)
    } while takes(",")
    try take("}", expected: "a comma or }")
  }

  /// Reads an array; `element` must take one value.
  mutating func array(_ element: (inout JSONScanner) throws(LineFault) -> Void) throws(LineFault) {
    try take("[", expected: "an array")
    if takes("]") { return }
    repeat { try element(&self) } while takes(",")
    try take("]", expected: "a comma or ]")
  }

  /// Takes `null` if it comes next.
  mutating func takesNull() -> Bool {
    skipBlanks()
    guard bytes.contains("null", at: position) else { return false }
    position += 4
    return true
  }

  mutating func string() throws(LineFault) -> String {
    let start = position
    try take("\"", expected: "a text in quotes")
    let run = textRun()
    if run.upperBound < bytes.count, bytes[run.upperBound] == UInt8(ascii: "\"") {
      position = run.upperBound + 1
      return bytes.text(run)
    }
    position = start
    var unescaped: [UInt8] = []
    try string(into: &unescaped)
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// Appends the unescaped bytes of a string; they are valid UTF-8 without NUL.
  mutating func string(into text: inout [UInt8]) throws(LineFault) {
    try take("\"", expected: "a text in quotes")
    while true {
      let run = textRun()
      text.append(contentsOf: bytes.slice(run))
      position = run.upperBound
      guard position < bytes.count else { throw fault("a text without its closing quote") }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      default:
        throw fault("a control character in a text, which must be escaped")
      }
    }
  }

  /// Reads a value of any kind and forgets it.
  mutating func skipValue() throws(LineFault) { try skipValue(depth: 0) }

  /// Reads a value of any kind; its bytes as they stand there.
  mutating func raw() throws(LineFault) -> String {
    skipBlanks()
    let start = position
    try skipValue()
    return bytes.text(start..<position)
  }

  /// Nothing but blanks may follow.
  mutating func finish() throws(LineFault) {
    skipBlanks()
    if position < bytes.count { throw fault("something follows the end of the object") }
  }
}

extension JSONScanner {
  private func fault(_ why: String) -> LineFault { .notJSON(byte: position + 1, why) }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func take(_ character: Unicode.Scalar, expected: String) throws(LineFault) {
    if !takes(character) { throw fault("\(expected) expected") }
  }

  /// From here to the next quote, backslash or control character.
  private func textRun() -> Range<Int> {
    var index = position
    while index + 8 <= bytes.count {
      let eight = EightBytes(bytes, at: index)
      if eight.hasControl || eight.has(UInt8(ascii: "\"")) || eight.has(UInt8(ascii: "\\")) { break }
      index += 8
    }
    while index < bytes.count, JSONScanner.isPlain(bytes[index]) { index += 1 }
    return position..<index
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape(into text: inout [UInt8]) throws(LineFault) {
    guard position + 1 < bytes.count else { throw fault("a text without its closing quote") }
    switch bytes[position + 1] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      text.append(contentsOf: String(try unicodeEscape()).utf8)
      return
    default: throw fault("an escape that JSON does not have")
    }
    position += 2
  }

  /// `\uXXXX`, or two of them that are a surrogate pair.
  private mutating func unicodeEscape() throws(LineFault) -> Unicode.Scalar {
    let start = position
    let first = try hexadecimal()
    if first == 0 { throw .nul(byte: start + 1) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = LineFault.notJSON(byte: start + 1, "half of a surrogate pair")
    guard first < 0xDC00, bytes.contains("\\u", at: position) else { throw lone }
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw lone }
    return scalar
  }

  private mutating func hexadecimal() throws(LineFault) -> UInt32 {
    guard position + 6 <= bytes.count else { throw fault("an escape of less than four digits") }
    var value: UInt32 = 0
    for index in position + 2..<position + 6 {
      let digit: UInt8
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
      default: throw fault("an escape of less than four digits")
      }
      value = value << 4 | UInt32(digit)
    }
    position += 6
    return value
  }

  private mutating func skipValue(depth: Int) throws(LineFault) {
    guard depth < JSONScanner.depthLimit else { throw fault("values nested deeper than \(JSONScanner.depthLimit)") }
    switch kind() {
    case .object: try object { scanner, _ throws(LineFault) in try scanner.skipValue(depth: depth + 1) }
    case .array: try array { scanner throws(LineFault) in try scanner.skipValue(depth: depth + 1) }
    case .string:
      var ignored: [UInt8] = []
      try string(into: &ignored)
    case .other:
      for literal: StaticString in ["null", "true", "false"] where bytes.contains(literal, at: position) {
        position += literal.utf8CodeUnitCount
        return
      }
      try skipNumber()
    }
  }

  private mutating func skipNumber() throws(LineFault) {
    func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }
    func digits() throws(LineFault) {
      let start = position
      while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
      if position == start { throw fault(start < bytes.count ? "a value expected" : "the line ends too early") }
    }
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if peek() == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
  }
}
