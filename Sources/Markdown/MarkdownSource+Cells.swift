/// A row of a table that has more cells than the table's head.
struct OverfullRow: Equatable {
  var line: Int
  /// The cells of the head.
  var columns: Int
}

extension MarkdownSource {
  /// Masks the pipes that part a row's surplus cells, which the parser would drop: the last column shows them with the pipes
  /// between them. A pipe in code parts cells too, as the parser has it.
  mutating func joinSurplusCells(_ rows: [OverfullRow]) {
    for row in rows {
      for index in separators(inLine: row.line).dropFirst(max(0, row.columns - 1)) { mask(index) }
    }
  }

  /// How many cells the parser finds in a line of a table; never 0.
  func cellCount(inLine number: Int) -> Int { separators(inLine: number).count + 1 }

  /// The pipes between the cells of a line, without those at its ends; one behind a backslash parts nothing.
  private func separators(inLine number: Int) -> [Int] {
    let line = line(number)
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let start = containers(line).end
    guard start < end else { return [] }
    var pipes = (start..<end).filter { index in
      bytes[index] == UInt8(ascii: "|") && !(index > start && bytes[index - 1] == UInt8(ascii: "\\"))
    }
    if pipes.last == end - 1 { pipes.removeLast() }
    if pipes.first == start { pipes.removeFirst() }
    return pipes
  }

  /// The number before an item of a list, as it was written; nil where the line has none there.
  ///
  /// - Parameter column: where in the line the item begins, in bytes from 0.
  func itemNumber(inLine number: Int, column: Int) -> String? {
    let line = line(number)
    guard column >= 0, column < line.count else { return nil }
    let digits = bytes[(line.lowerBound + column)..<line.upperBound].prefix { (0x30...0x39).contains($0) }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }
}
