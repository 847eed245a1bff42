/// How one annotator worked, as far as it was recorded.
package struct AnnotatorActivity: Hashable, Sendable {
  /// Active seconds a label, in the order of work.
  package var seconds: [TaskFormulation: [Double]] = [:]
  /// Formulations of which the order of work is not known, so that `seconds` are in none.
  package var unordered: Set<TaskFormulation> = []
  /// False where nobody looked, so that it is not said that nothing is known.
  let isRead: Bool

  package init() { isRead = true }

  private init(isRead: Bool) { self.isRead = isRead }

  static let unread = AnnotatorActivity(isRead: false)
  static let whyUnread = "times and the order of work are read with --all alone"

  /// Active seconds a label; nil where none was timed.
  package func median(_ formulation: TaskFormulation) -> Double? { Self.median(seconds[formulation] ?? []) }

  /// The median of the second half over that of the first: below 1 for those who got faster; nil where their order is not
  /// known.
  package func drift(_ formulation: TaskFormulation) -> Double? {
    let all = seconds[formulation] ?? []
    guard all.count >= 4, !unordered.contains(formulation),
      let first = Self.median(Array(all[..<(all.count / 2)])), first > 0,
      let second = Self.median(Array(all[(all.count / 2)...]))
    else { return nil }
    return second / first
  }

  /// nil of nothing.
  package static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The median of all labels with its 95 % interval: the order statistics between which the binomial distribution of how
  /// many lie below the median puts it (Conover 1999, "Practical Nonparametric Statistics", ch. 3), by its normal
  /// approximation.
  var typicalSeconds: Figure {
    let all = seconds.values.joined().sorted()
    guard let median = Self.median(all) else {
      return Figure(value: nil, n: 0, why: isRead ? "how long their labels took is not known" : Self.whyUnread)
    }
    let count = Double(all.count)
    let half = 1.959963984540054 * count.squareRoot() / 2
    let (low, high) = (Int((count / 2 - half).rounded(.down)), Int((count / 2 + half).rounded(.up)))
    guard low >= 1, high <= all.count - 1 else {
      return Figure(value: median, n: all.count, doubt: "of so few labels nothing tells how much others would take")
    }
    return Figure(value: median, n: all.count, low: all[low - 1], high: all[high])
  }
}
