import Study

/// Texts of cells in the order in which they came, each once, so that equal ones share their memory.
struct NumberedTexts: Sendable {
  private(set) var texts: [InstanceKey] = []
  private var numbers = ByteInterner()

  /// The number of a text, from 0; it is new if that was the count before.
  ///
  /// - Parameter cell: bytes as they stand in a cell.
  mutating func number(ofCell cell: UnsafeBufferPointer<UInt8>) -> Int {
    guard cell.first == UInt8(ascii: "'") else { return number(of: cell) }
    return number(of: InstanceKey(CSVText.original(cell.text(cell.indices))))
  }

  mutating func number(of key: InstanceKey) -> Int {
    var text = key.text
    return text.withUTF8 { number(of: $0) }
  }

  private mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let number = numbers.number(of: bytes)
    if number == texts.count { texts.append(InstanceKey(bytes.text(bytes.indices))) }
    return number
  }
}
