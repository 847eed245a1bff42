import Terminal

/// Where the parts of a labelling screen stand: the label row never moves between instances (SCREENS.md, rule 3).
struct WorkMetrics: Hashable, Sendable {
  let size: Size
  /// Columns of the block that the screen draws in, and where it begins.
  let width: Int
  let left: Int

  /// - Parameter maximum: the widest that the block gets; 80 for SINGLE, so that lines stay readable.
  init(_ size: Size, maximum: Int = 80) {
    self.size = size
    width = min(size.columns, maximum)
    left = (size.columns - width) / 2
  }

  var labelRow: Int { min(size.rows - 4, 27) }
  var noticeRow: Int { labelRow + 2 }
  var hintRow: Int { size.rows - 1 }
  var body: Range<Int> { 2..<max(3, labelRow - 1) }
  var remainingRow: Int { labelRow - 1 }

  static let minimum = Size(columns: 40, rows: 10)

  static func isTooSmall(_ size: Size) -> Bool { size.columns < minimum.columns || size.rows < minimum.rows }

  /// Title at the left, how far at the right edge, the work's marks before it where there is room.
  func drawTitle(_ title: SafeText, place: SafeText, marks: SafeText = .empty, into frame: inout Frame) {
    let used = frame.put(title, row: 0, column: left + 1, style: .bold, columns: width - 2)
    let column = left + width - place.columns - 1
    guard column > left + used + 2 else { return }
    frame.put(place, row: 0, column: column)
    let marksColumn = column - marks.columns - 3
    if marksColumn > left + used + 2 { frame.put(marks, row: 0, column: marksColumn, style: .accent) }
  }

  /// A remark at the right end of a row.
  func drawRight(_ text: SafeText, row: Int, into frame: inout Frame, style: Style = .quiet) {
    frame.put(text, row: row, column: max(left, left + width - text.columns - 1), style: style)
  }

  func drawHints(_ hints: SafeText, into frame: inout Frame) {
    frame.put(hints, row: hintRow, column: left + 1, style: .quiet, columns: width - 2)
  }

  /// What stands on a screen that has no room for anything.
  static func tooSmall(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    let layout = TextLayout(
      "Too small: demur needs \(minimum.columns)x\(minimum.rows). Make the window larger, or q leaves.",
      columns: size.columns)
    for row in 0..<min(layout.lineCount, max(0, size.rows)) { frame.put(layout.line(row), row: row, column: 0) }
    frame.cursor = Position(row: 0, column: 0)
    return frame
  }
}
