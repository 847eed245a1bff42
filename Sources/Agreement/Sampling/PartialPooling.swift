/// Figures of many annotators, each drawn towards all of them by how little is known of it.
///
/// With a figure xᵢ of variance vᵢ each and a variance τ² between annotators, `m + B (xᵢ − m)` with `B = τ² / (τ² + vᵢ)` and
/// the weighted mean m errs less than xᵢ does, most of all where data are few (Efron & Morris 1975, "Data Analysis Using
/// Stein's Estimator and Its Generalizations"). τ² is the one at which `Σ (xᵢ − m)² / (τ² + vᵢ)` is its expectation, or 0
/// (Paule & Mandel 1982, "Consensus Values and Weighting Factors").
public struct PartialPooling: Sendable, Hashable {
  /// m, the mean that all are drawn towards.
  public let mean: Double
  /// τ², the variance between annotators; 0 or more.
  public let between: Double
  private let meanVariance: Double

  /// Learns from figures with their variances, above 0; nil for fewer than two of these.
  public init?(_ figures: [(value: Double, variance: Double)]) {
    let known = figures.filter { $0.variance > 0 && $0.variance.isFinite && $0.value.isFinite }
    guard known.count > 1 else { return nil }
    func weighted(_ between: Double) -> (mean: Double, weight: Double, excess: Double) {
      let weight = known.reduce(0) { $0 + 1 / (between + $1.variance) }
      let mean = known.reduce(0) { $0 + $1.value / (between + $1.variance) } / weight
      let squares = known.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) / (between + $1.variance) }
      return (mean, weight, squares - Double(known.count - 1))
    }
    // The squares fall as τ² rises, so it is found by halving.
    var (low, high) = (0.0, 1.0)
    if weighted(0).excess > 0 {
      while weighted(high).excess > 0 { high *= 2 }
      for _ in 0..<200 where high - low > 1e-14 * high {
        let middle = (low + high) / 2
        if weighted(middle).excess > 0 { low = middle } else { high = middle }
      }
      between = (low + high) / 2
    } else {
      between = 0
    }
    let found = weighted(between)
    (mean, meanVariance) = (found.mean, 1 / found.weight)
  }

  /// A figure drawn towards the mean, with its interval: of variance `B v + (1 − B)² Var m` (Morris 1983, "Parametric
  /// Empirical Bayes Inference").
  public func pooled(
    value: Double, variance: Double, level: Double = 0.95
  ) -> (value: Double, interval: ConfidenceInterval) {
    let kept = between > 0 || variance > 0 ? between / (between + variance) : 1
    let centre = mean + kept * (value - mean)
    let spread = (kept * variance + (1 - kept) * (1 - kept) * meanVariance).squareRoot()
    let half = Normal.quantile((1 + level) / 2) * spread
    return (centre, ConfidenceInterval(low: centre - half, high: centre + half, level: level))
  }
}
