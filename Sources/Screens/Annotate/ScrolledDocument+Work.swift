import Terminal

extension ScrolledDocument {
  /// Draws the window from `row` on; what is above is said in the row before, what is below in `remainingRow`, if
  /// there is one for it.
  func draw(into frame: inout Frame, row: Int, metrics: WorkMetrics, remainingRow: Int?, highlights: [Highlight] = []) {
    drawAbove(row: row - 1, metrics: metrics, into: &frame)
    drawRows(into: &frame, row: row, left: metrics.left, highlights: highlights)
    if let wordsBelow, let remainingRow {
      metrics.drawRight(wordsBelow, row: remainingRow, into: &frame, style: .accent)
    }
  }

  private func drawAbove(row: Int, metrics: WorkMetrics, into frame: inout Frame) {
    guard let wordsAbove else { return }
    if let rule = document.ruleRow, rule < scroll.top {
      // Which response it is stays on the screen.
      document.drawRule(into: &frame, row: row, left: metrics.left)
      return metrics.drawRight(" \(wordsAbove)", row: row, into: &frame)
    }
    frame.put(wordsAbove, row: row, column: metrics.left + 1, style: .quiet)
  }
}
