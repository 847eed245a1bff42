/// Follows braces and quotes through a record of a JSON file, to find its end.
struct RecordScan {
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  private var isFirst = true
  private var isObject = false

  /// Behind the brace that closes the object, or the end of the line where it is none, or where a text is torn by it: no text of
  /// JSON holds a line's end. nil where the bytes end before; then `index` says how far they were looked at.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Int? {
    while index < bytes.count {
      if isInText, !isEscaped { index = Self.plainEnd(bytes, from: index) }
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      if isFirst {
        isFirst = false
        isObject = byte == UInt8(ascii: "{")
      }
      if byte == UInt8(ascii: "\n"), !isObject || isInText { return index }
      index += 1
      if isObject, ends(with: byte) { return index }
    }
    return nil
  }

  private mutating func ends(with byte: UInt8) -> Bool {
    if isInText {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInText = false
      }
      return false
    }
    switch byte {
    case UInt8(ascii: "\""): isInText = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      return depth <= 0
    default: break
    }
    return false
  }

  /// The first byte from `start` on that may mean something in a text.
  private static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let eight = EightBytes(bytes, at: index)
      if eight.hasControl || eight.has(UInt8(ascii: "\"")) || eight.has(UInt8(ascii: "\\")) { break }
      index += 8
    }
    return index
  }
}
