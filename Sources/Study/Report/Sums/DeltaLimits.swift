/// The limits under which figures are given once more: Δ < 4 and Δ < 3, as in the paper, and below the study's threshold.
package struct DeltaLimits: Hashable, Sendable {
  /// Δ from which an instance is ambiguous, 1…4.
  package let threshold: Int
  /// Descending.
  package let limits: [Int]

  package init(threshold: Int = Disagreement.defaultThreshold) {
    self.threshold = threshold
    limits = Set([4, 3, threshold]).sorted(by: >)
  }

  /// How many limits a Δ lies below: labels are summed apart by this number.
  func stratum(_ delta: Int) -> Int { limits.count { delta < $0 } }

  /// The limits that part the instances of Table 4, ascending: Δ < 3, and the threshold where that is another.
  private var mergeLimits: [Int] {
    switch threshold {
    case ..<3: [threshold, 3]
    case 3: [3]
    default: [3, threshold]
    }
  }

  /// The parts of Table 4's instances: a part for each range of Δ of PREFERENCE, ascending, then one without Δ.
  var mergeParts: Range<Int> { 0..<(threshold == 3 ? 3 : 4) }

  /// The part of an instance.
  func mergePart(_ delta: Int?) -> Int {
    guard let delta else { return mergeParts.count - 1 }
    return mergeLimits.count { delta >= $0 }
  }

  /// The parts below 3 or the threshold.
  func mergeParts(below limit: Int) -> Range<Int> { 0..<mergeLimits.count { $0 <= limit } }

  /// The parts from the threshold on.
  var ambiguousMergeParts: Range<Int> { mergeParts(below: threshold).upperBound..<mergeParts.count - 1 }

  /// The strata that lie below a limit, given by its index; all strata for nil.
  func strata(below index: Int?) -> Range<Int> { (index.map { $0 + 1 } ?? 0)..<(limits.count + 1) }
}

extension DeltaLimits {
  /// All labels, or those with a Δ below one of the limits.
  package struct Filter: Hashable, Sendable {
    /// 0 for all, then one for each limit.
    let index: Int
    /// As files name it: `all`, `below4`.
    package let name: String
    /// As a column's head: `all`, `Δ < 4`.
    package let header: String
    /// What to say where nothing is left.
    let none: String
  }

  /// All, then each limit.
  package var filters: [Filter] {
    let below = limits.enumerated().map { index, limit in
      Filter(
        index: index + 1, name: "below\(limit)", header: "Δ < \(limit)", none: "no data point has Δ < \(limit)")
    }
    return [Filter(index: 0, name: "all", header: "all", none: "no data point has labels of two annotators")] + below
  }
}

/// Something of all labels, and of those below each limit of ``DeltaLimits``.
struct Filtered<Value> {
  var all: Value
  /// In the order of the limits.
  var below: [Value]

  init(all: Value, below: [Value]) {
    self.all = all
    self.below = below
  }

  subscript(filter: DeltaLimits.Filter) -> Value { filter.index == 0 ? all : below[filter.index - 1] }
}
