import Terminal

extension WorkMetrics {
  /// Draws a notice below the label row; a long one takes the hints' row too.
  func drawNotice(_ notice: Notice?, into frame: inout Frame) {
    guard let notice else { return }
    let count = notice.lines(columns: width - 2).count
    let start = noticeRow + count <= hintRow ? noticeRow : labelRow + 1
    notice.draw(self, rows: start..<(start + count <= hintRow ? hintRow : hintRow + 1), into: &frame)
  }

  /// Whether a notice can be read whole below the label row.
  func fits(_ notice: Notice) -> Bool { notice.lines(columns: width - 2).count <= 2 }
}

extension Notice {
  /// Draws the lines into rows that it clears; what does not fit is cut with a mark of omission.
  func draw(_ metrics: WorkMetrics, rows: Range<Int>, into frame: inout Frame) {
    let lines = lines(columns: metrics.width - 2)
    for (index, row) in rows.enumerated() where index < lines.count {
      let isCut = row == rows.upperBound - 1 && lines.count > rows.count
      frame.fill(row: row, columns: 0..<frame.size.columns, with: " ")
      frame.put(
        isCut ? (lines[index] + " …").truncated(toColumns: metrics.width - 2) : lines[index], row: row,
        column: metrics.left + 1, style: isWarning ? Style.warning.with(.bold) : .plain, columns: metrics.width - 2)
    }
  }

  /// The rows at the foot of a form that has so many free above its hints: one line more takes the hints' row, and for further
  /// ones the form moves up, so that no answer is hidden.
  ///
  /// - Parameter above: the rows by which the form can be moved up.
  func foot(_ metrics: WorkMetrics, free: Int, above: Int) -> (rows: Range<Int>, lift: Int) {
    let count = min(lines(columns: metrics.width - 2).count, free + 1 + above)
    if count <= free {
      // It follows the form, with a blank row between where there is one.
      let start = metrics.hintRow - free + (count < free ? 1 : 0)
      return (start..<start + count, 0)
    }
    let end = count > free ? metrics.hintRow + 1 : metrics.hintRow
    return (end - count..<end, max(0, count - free - 1))
  }

  /// Draws the lines so that the last stands in the row before `row`, at most `limit` of them.
  func draw(_ metrics: WorkMetrics, above row: Int, limit: Int, into frame: inout Frame) {
    let count = min(limit, lines(columns: metrics.width - 2).count)
    draw(metrics, rows: row - count..<row, into: &frame)
  }
}
