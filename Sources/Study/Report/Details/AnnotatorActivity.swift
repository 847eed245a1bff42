/// How one annotator worked, as far as it was recorded.
package struct AnnotatorActivity: Hashable, Sendable {
  /// Active seconds a label, in the order of work.
  package var seconds: [TaskFormulation: [Double]] = [:]

  package init() {}

  package func median(_ formulation: TaskFormulation) -> Double? { Self.median(seconds[formulation] ?? []) }

  /// The median of the second half over that of the first: below 1 for those who got faster.
  package func drift(_ formulation: TaskFormulation) -> Double? {
    let all = seconds[formulation] ?? []
    guard all.count >= 4, let first = Self.median(Array(all[..<(all.count / 2)])), first > 0,
      let second = Self.median(Array(all[(all.count / 2)...]))
    else { return nil }
    return second / first
  }

  package static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
