/// How an interval is read off the replicates.
public enum IntervalMethod: String, Sendable, Hashable, CaseIterable {
  /// The quantiles of the replicates themselves.
  case percentile
  /// Bias-corrected and accelerated: quantiles moved for the replicates' bias and skewness.
  case bca
}

/// A bootstrap interval.
public struct Interval: Sendable, Hashable {
  public let low: Double
  public let high: Double
  /// The coverage aimed at, such as .95.
  public let level: Double
  /// How it was made: percentile where BCa was asked for and could not be.
  public let method: IntervalMethod

  /// An interval from its ends.
  public init(low: Double, high: Double, level: Double = 0.95, method: IntervalMethod = .percentile) {
    self.low = low
    self.high = high
    self.level = level
    self.method = method
  }
}

/// The percentile interval of replicates; nil without any.
///
/// The `(1 ± level) / 2` quantiles (Efron & Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13), between order
/// statistics by straight lines (Hyndman & Fan 1996, type 7).
public func percentileInterval(_ replicates: [Double], level: Double = 0.95) -> Interval? {
  guard !replicates.isEmpty else { return nil }
  var order = OrderStatistics(replicates)
  return Interval(
    low: order.quantile((1 - level) / 2), high: order.quantile((1 + level) / 2), level: level, method: .percentile)
}

/// The bias-corrected and accelerated interval of replicates, or nil where it cannot be made.
///
/// `α' = Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z)))`, with `z₀ = Φ⁻¹(share of replicates below the estimate, ties half)` and
/// `a = Σ (θ̄ − θᵢ)³ / (6 (Σ (θ̄ − θᵢ)²)^1.5)` over the estimates θᵢ that leave one unit out (Efron 1987, "Better Bootstrap
/// Confidence Intervals"). It cannot be made where all replicates lie on one side or no unit makes a difference.
/// - Parameter jackknife: θᵢ, with the number of units that give it when left out.
public func bcaInterval(
  _ replicates: [Double], estimate: Double, jackknife: [(units: Int, value: Double)], level: Double = 0.95
) -> Interval? {
  let sorted = replicates.sorted()
  let below = sorted.reduce(0.0) { $0 + ($1 < estimate ? 1 : $1 == estimate ? 0.5 : 0) }
  guard below > 0, below < Double(sorted.count), let acceleration = acceleration(jackknife) else { return nil }
  let bias = Normal.quantile(below / Double(sorted.count))
  let ends = [(1 - level) / 2, (1 + level) / 2].map { share in
    let shifted = bias + Normal.quantile(share)
    return quantile(sorted, Normal.cumulative(bias + shifted / (1 - acceleration * shifted)))
  }
  return Interval(low: ends[0], high: ends[1], level: level, method: .bca)
}

private func acceleration(_ jackknife: [(units: Int, value: Double)]) -> Double? {
  let units = jackknife.reduce(0.0) { $0 + Double($1.units) }
  let mean = jackknife.reduce(0.0) { $0 + Double($1.units) * $1.value } / units
  var squares = 0.0
  var cubes = 0.0
  for (units, value) in jackknife {
    let influence = mean - value
    squares += Double(units) * influence * influence
    cubes += Double(units) * influence * influence * influence
  }
  return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : nil
}

private func quantile(_ sorted: [Double], _ share: Double) -> Double {
  let position = min(1, max(0, share)) * Double(sorted.count - 1)
  let lower = Int(position)
  let upper = min(sorted.count - 1, lower + 1)
  return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
}
