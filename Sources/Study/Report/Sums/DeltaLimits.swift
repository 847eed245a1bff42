/// The limits under which figures are given once more: Δ < 4 and Δ < 3, as in the paper, and below the study's threshold.
public struct DeltaLimits: Hashable, Sendable {
  /// Δ from which an instance is ambiguous, 1…4.
  public let threshold: Int
  /// Descending.
  public let limits: [Int]

  public init(threshold: Int = Disagreement.defaultThreshold) {
    self.threshold = threshold
    limits = Set([4, 3, threshold]).sorted(by: >)
  }

  /// How many limits a Δ lies below: labels are summed apart by this number.
  func stratum(_ delta: Int) -> Int { limits.count { delta < $0 } }

  /// The strata that lie below a limit, given by its index; all strata for nil.
  func strata(below index: Int?) -> Range<Int> { (index.map { $0 + 1 } ?? 0)..<(limits.count + 1) }
}

/// A figure for all labels, and for those below each limit of ``DeltaLimits``.
public struct Filtered<Value> {
  public var all: Value
  /// In the order of the limits.
  public var below: [Value]

  public init(all: Value, below: [Value]) {
    self.all = all
    self.below = below
  }

  /// All, then each limit.
  public var values: [Value] { [all] + below }
}

extension Filtered: Sendable where Value: Sendable {}
extension Filtered: Equatable where Value: Equatable {}
extension Filtered: Hashable where Value: Hashable {}
