import Foundation

/// Reads JSON that others wrote (RFC 8259): servers, and the files of other programs.
///
/// Foundation takes ten times as long and many times the memory, which counts where a server names a whole vocabulary at one
/// place. It takes what tokens are made of: NUL, and halves of surrogate pairs, which become U+FFFD.
package struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private static let depthLimit = 100
  /// Whether `NaN` and `Infinity`, which Python writes and JSON does not know, are null.
  private let takesPython: Bool

  /// Where bytes stop to be JSON, or are nested deeper than 100; counted from 0.
  package struct Fault: Error, Hashable, Sendable {
    package var byte: Int
  }

  /// - Parameter takesPython: whether `NaN` and `Infinity`, which Python writes for numbers that there are not, are null.
  /// - Throws: ``Fault`` when the bytes are no JSON, or nested deeper than 100.
  package static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, takesPython: Bool = false
  ) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes: bytes, takesPython: takesPython)
    guard let value = reader.value(depth: 0) else { throw Fault(byte: reader.position) }
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw Fault(byte: reader.position) }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, takesPython: Bool) {
    self.bytes = bytes
    self.takesPython = takesPython
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard depth < Self.depthLimit, position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "\""): return string().map(JSONValue.text)
    case UInt8(ascii: "t"): return takes("true") ? .flag(true) : nil
    case UInt8(ascii: "f"): return takes("false") ? .flag(false) : nil
    case UInt8(ascii: "n"): return takes("null") ? .null : nil
    default: return takesPython && takesNotANumber() ? .null : number()
    }
  }

  private mutating func takesNotANumber() -> Bool { takes("NaN") || takes("Infinity") || takes("-Infinity") }

  private mutating func object(_ depth: Int) -> JSONValue? {
    var members: [String: JSONValue] = [:]
    position += 1
    if takesMark("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let name = string(), takesMark(":"), let value = value(depth: depth + 1) else { return nil }
      members[name] = value
    } while takesMark(",")
    return takesMark("}") ? .object(members) : nil
  }

  private mutating func list(_ depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    position += 1
    if takesMark("]") { return .list(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while takesMark(",")
    return takesMark("]") ? .list(values) : nil
  }

  private mutating func number() -> JSONValue? {
    let start = position
    if takes("-") {}
    guard let first = peek(), Self.isDigit(first) else { return nil }
    let whole = digits()
    guard first != UInt8(ascii: "0") || whole == 1 else { return nil }
    if takes("."), digits() == 0 { return nil }
    if takes("e") || takes("E") {
      if !takes("+") { _ = takes("-") }
      guard digits() > 0 else { return nil }
    }
    return Double(String(decoding: bytes[start..<position], as: UTF8.self)).map(JSONValue.number)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek(), Self.isDigit(byte) { position += 1 }
    return position - start
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension JSONReader {
  private mutating func string() -> String? {
    guard takes("\"") else { return nil }
    var start = position
    var text = ""
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        guard let run = String(validating: bytes[start..<position], as: UTF8.self) else { return nil }
        position += 1
        guard byte == UInt8(ascii: "\\") else { return text.isEmpty ? run : text + run }
        guard let escaped = escaped() else { return nil }
        text += run
        text.unicodeScalars.append(escaped)
        start = position
      case 0..<0x20: return nil
      default: position += 1
      }
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
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return codeUnits()
    default: return nil
    }
  }

  /// Four digits, and four more where they are half of a pair; U+FFFD for a half that stands alone.
  private mutating func codeUnits() -> Unicode.Scalar? {
    guard let first = hexadecimal() else { return nil }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let next = position
    if first < 0xDC00, takes("\\u"), let second = hexadecimal(), (0xDC00..<0xE000).contains(second) {
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }
    position = next
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func takesMark(_ mark: StaticString) -> Bool {
    skipBlanks()
    return takes(mark)
  }

  private mutating func takes(_ text: StaticString) -> Bool {
    let end = position + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    for index in position..<end where bytes[index] != text.utf8Start[index - position] { return false }
    position = end
    return true
  }
}

extension JSONValue {
  /// nil when the bytes are no JSON, or nested deeper than 100.
  ///
  /// - Parameter takesPython: whether `NaN` and `Infinity`, which Python writes for numbers that there are not, are null.
  package init?(_ data: Data, takesPython: Bool = false) {
    let value = data.withUnsafeBytes {
      try? JSONReader.value($0.assumingMemoryBound(to: UInt8.self), takesPython: takesPython)
    }
    guard let value else { return nil }
    self = value
  }
}
