import Agreement

/// Shares of few cases, such as the instances on which two people differ, drawn towards what all have in common as far as
/// chance alone could have made them; see `PartialPooling`.
package struct PooledShares: Hashable, Sendable {
  private let pooling: PartialPooling
  private let variance: Double

  /// Whether they differ by more than chance would make them.
  package var differ: Bool { pooling.between > 0 }

  /// - Parameter counts: how many of how many, of which those of none are left out.
  ///
  /// nil for fewer than two shares, and where all of them are 0 or all 1.
  package init?(_ counts: [(count: Int, of: Int)]) {
    let known = counts.filter { $0.of > 0 }
    let (part, whole) = known.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.of) }
    guard part > 0, part < whole else { return nil }
    let mean = Double(part) / Double(whole)
    // The variance of one case where all shares are the same: of a share of its own, 0 of few would be certain.
    let variance = mean * (1 - mean)
    let figures = known.map { (value: Double($0.count) / Double($0.of), variance: variance / Double($0.of)) }
    guard let pooling = PartialPooling(figures) else { return nil }
    self.pooling = pooling
    self.variance = variance
  }

  /// One share as drawn towards the others, 0…1; nil for a share of none.
  package func callAsFunction(_ count: Int, of whole: Int) -> Shrinkage.Value? {
    guard whole > 0 else { return nil }
    let (value, interval) = pooling.pooled(
      value: Double(count) / Double(whole), variance: variance / Double(whole))
    return Shrinkage.Value(value: value, low: max(0, interval.low), high: min(1, interval.high))
  }
}
