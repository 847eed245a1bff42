import Study
import Terminal

/// The row of five steps from A much better to B much better.
struct PreferenceScale {
  /// From A much better to B much better.
  let keys: [SafeText]
  let marked: PreferenceLabel?
  let armed: ResponseLetter?

  func draw(_ metrics: WorkMetrics, into frame: inout Frame) {
    let names = metrics.width < 78 ? Self.short : Self.long
    let gap = metrics.width >= 100 ? 10 : metrics.width < 78 ? 2 : 4
    let widths = names.map { $0.columns + 2 }
    let total = widths.reduce(0, +) + gap * 4
    var column = metrics.left + max(1, (metrics.width - total) / 2)
    for (index, label) in PreferenceLabel.allCases.enumerated() {
      let isMarked = label == marked
      let isArmed = armed.map { Preference($0) == label.preference } ?? false
      let style: Style = isMarked ? Style.reverse.with(.bold) : isArmed ? .underline : .plain
      frame.put(keys[index], row: metrics.labelRow, column: column, style: style.with(.bold))
      frame.put(" \(names[index])", row: metrics.labelRow, column: column + 1, style: style)
      if isMarked {
        frame.put("[", row: metrics.labelRow, column: column - 1, style: .bold)
        frame.put("]", row: metrics.labelRow, column: column + widths[index], style: .bold)
        frame.cursor = Position(row: metrics.labelRow, column: column)
      }
      column += widths[index] + gap
    }
    if armed != nil { frame.cursor = Position(row: metrics.noticeRow, column: metrics.left + 1) }
  }

  private static let long: [SafeText] = ["A much", "A little", "no difference", "B little", "B much"]
  private static let short: [SafeText] = ["A much", "A", "none", "B", "B much"]
}
