import Basics

/// Lists, dictionaries, texts and numbers as Python prints them: `[{'role': 'user', 'content': "It's"}]`, and arrays as NumPy
/// does, whose elements follow each other without commas.
struct PythonLiteral {
  private let bytes: [UInt8]
  private var position = 0
  private static let depthLimit = 100

  /// nil where the text is nothing of the kind, or nested deeper than 100.
  static func value(_ text: String) -> JSONValue? {
    var literal = PythonLiteral(bytes: Array(text.utf8))
    guard let value = literal.value(depth: 0) else { return nil }
    literal.skipBlanks()
    return literal.position == literal.bytes.count ? value : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard depth < Self.depthLimit, let byte = peek() else { return nil }
    switch byte {
    case UInt8(ascii: "["): return list("]", depth)
    case UInt8(ascii: "("): return list(")", depth)
    case UInt8(ascii: "{"): return dictionary(depth)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map(JSONValue.text)
    default: break
    }
    for (word, value) in Self.words where takes(word) { return value }
    // NumPy's nested arrays: array([…], dtype=object).
    if takes("array(") {
      guard let value = value(depth: depth + 1) else { return nil }
      skipBlanks()
      if takes(",") {
        skipBlanks()
        guard takes("dtype=") else { return nil }
        while let byte = peek(), byte != UInt8(ascii: ")") { position += byte == 0 ? bytes.count : 1 }
      }
      skipBlanks()
      return takes(")") ? value : nil
    }
    return number()
  }

  private static let words: [(StaticString, JSONValue)] = [
    ("None", .null), ("nan", .null), ("True", .flag(true)), ("False", .flag(false)),
  ]

  private mutating func list(_ end: StaticString, _ depth: Int) -> JSONValue? {
    position += 1
    var values: [JSONValue] = []
    while true {
      skipBlanks()
      if takes(end) { return .list(values) }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      skipBlanks()
      _ = takes(",")
    }
  }

  private mutating func dictionary(_ depth: Int) -> JSONValue? {
    position += 1
    var members: [String: JSONValue] = [:]
    while true {
      skipBlanks()
      if takes("}") { return .object(members) }
      guard let key = value(depth: depth + 1)?.name else { return nil }
      skipBlanks()
      guard takes(":"), let value = value(depth: depth + 1) else { return nil }
      members[key] = value
      skipBlanks()
      guard takes(",") || peek() == UInt8(ascii: "}") else { return nil }
    }
  }

  private mutating func number() -> JSONValue? {
    let start = position
    while let byte = peek(), byte > 0x20, !",])}:".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Double also reads infinities and hexadecimal.
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return .number(number)
  }

  private mutating func string() -> String? {
    guard let quote = peek() else { return nil }
    position += 1
    var text: [UInt8] = []
    while let byte = peek() {
      position += 1
      if byte == quote { return String(validating: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let scalar = escaped() else { return nil }
      text += Array(String(scalar).utf8)
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    guard let byte = peek() else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): return Unicode.Scalar(byte)
    case UInt8(ascii: "x"): return code(2)
    case UInt8(ascii: "u"): return code(4)
    case UInt8(ascii: "U"): return code(8)
    default: return nil
    }
  }

  private mutating func code(_ digits: Int) -> Unicode.Scalar? {
    guard position + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + digits], as: UTF8.self), radix: 16)
    else { return nil }
    position += digits
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func skipBlanks() { while let byte = peek(), byte.isBlank { position += 1 } }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func takes(_ text: StaticString) -> Bool {
    let found = bytes.withUnsafeBufferPointer { $0.contains(text, at: position) }
    if found { position += text.utf8CodeUnitCount }
    return found
  }
}
