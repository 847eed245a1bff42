import Study
import Terminal

/// The row of ratings with a word at each end.
struct RatingScale {
  let anchors: RatingAnchors
  let marked: Rating?

  func draw(_ metrics: WorkMetrics, into frame: inout Frame) {
    let row = metrics.labelRow
    let gap = metrics.width < 60 ? 4 : 5
    let digits = gap * (Rating.scale.count - 1) + 1
    let start = metrics.left + (metrics.width - digits) / 2
    let side = start - metrics.left - Self.distance - 1
    let (low, high) = words(columns: side)
    // A blank has the look of what stands before it, so that a terminal is told of each look once.
    frame.put("\(low)\(blanks(Self.distance))", row: row, column: start - Self.distance - low.columns, style: .quiet)
    let all = Rating.allCases.map { SafeText("\($0.rawValue)") }.joined(separator: blanks(gap - 1))
    frame.put(all, row: row, column: start, style: .bold)
    if let marked {
      let column = start + (marked.rawValue - 1) * gap - 1
      frame.put("[\(marked.rawValue)]", row: row, column: column, style: Style.reverse.with(.bold))
    }
    frame.put(high, row: row, column: start + digits + Self.distance, style: .quiet)
    // Nothing is chosen beforehand: the cursor stands on none of them.
    frame.cursor = Position(row: row, column: marked.map { start + ($0.rawValue - 1) * gap } ?? metrics.left + 1)
  }

  /// Columns between a word and the digits, room for the brackets of a mark among them.
  private static let distance = 4

  private func blanks(_ count: Int) -> SafeText { SafeText(String(repeating: " ", count: count)) }

  /// The study's words; where there is no room for both, only their first words if those tell the ends apart.
  private func words(columns: Int) -> (low: SafeText, high: SafeText) {
    let whole = (SafeText(anchors.low), SafeText(anchors.high))
    if max(whole.0.columns, whole.1.columns) <= columns { return whole }
    let first = (SafeText(anchors.low.firstWord), SafeText(anchors.high.firstWord))
    if first.0 != first.1, max(first.0.columns, first.1.columns) <= columns { return first }
    return (whole.0.truncated(toColumns: columns), whole.1.truncated(toColumns: columns))
  }
}

extension String {
  /// `low` of `low quality`.
  fileprivate var firstWord: String { String(prefix { $0 != " " }) }
}
