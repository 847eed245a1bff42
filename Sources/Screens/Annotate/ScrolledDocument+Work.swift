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
    guard let rule = document.rule(above: scroll.top) else {
      frame.put(wordsAbove, row: row, column: metrics.left + 1, style: .quiet)
      return
    }
    // Which response it is stays on the screen, and what its badge says.
    let remark = rule.draw(
      besides: [wordsAbove, "\(scroll.top) above: Backspace", "\(scroll.top) up: Backspace", "Backspace"],
      into: &frame, row: row, left: metrics.left)
    metrics.drawRight(" \(remark)", row: row, into: &frame)
  }
}
