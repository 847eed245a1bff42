import Study

/// Texts of cells in the order in which they came, each once, so that equal ones share their memory.
struct NumberedTexts: Sendable {
  private var numbers = ByteInterner()
  /// As many as were asked for.
  private var texts: [InstanceKey] = []

  var count: Int { numbers.count }

  /// The number of a text, from 0; it is new if that was the count before.
  ///
  /// - Parameter cell: bytes as they stand in a cell.
  mutating func number(ofCell cell: UnsafeBufferPointer<UInt8>) -> Int {
    guard cell.first == UInt8(ascii: "'") else { return numbers.number(of: cell) }
    var text = CSVText.original(cell.text(cell.indices))
    return text.withUTF8 { numbers.number(of: $0) }
  }

  /// The text of a number.
  mutating func text(_ number: Int) -> InstanceKey {
    while texts.count <= number { texts.append(InstanceKey(numbers.text(texts.count))) }
    return texts[number]
  }

  /// The text of a number for who asks once, in memory of its own.
  func copy(_ number: Int) -> InstanceKey { InstanceKey(numbers.text(number)) }
}
