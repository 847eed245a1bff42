/// An interval that is to hold the value of all that the sample stands for, in a given share of such samples.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The lower end, in the statistic's own unit.
  public let low: Double
  /// The upper end; at least ``low``.
  public let high: Double
  /// The coverage aimed at, such as .95.
  public let level: Double

  /// An interval from its ends.
  public init(low: Double, high: Double, level: Double = 0.95) {
    self.low = low
    self.high = high
    self.level = level
  }
}

/// What kind of number a statistic is, which says how its interval is made of its standard error.
public enum FigureScale: Sendable, Hashable {
  /// Any number: a mean, a difference. The interval is symmetric.
  case plain
  /// At most 1 and at least −1, as kappa, alpha or a correlation: symmetric in Fisher's z.
  case coefficient
  /// A share, 0 to 1, of a number of data points: Wilson's interval.
  case share(of: Double)
  /// The harmonic mean of two shares, `2 |A ∩ B| / (|A| + |B|)`, given the size of the union of A and B: Wilson's interval
  /// of the share of the union that is in both, of which it is a function.
  case overlap(union: Double)
}

extension ConfidenceInterval {
  /// The interval of an estimate on its scale; nil where there is none, as for a kappa of 1 or without any variance.
  ///
  /// - Parameters:
  ///   - variance: of the estimate, on its own scale.
  ///   - quantile: of the distribution of the estimate by its standard error, such as 1.96.
  init?(estimate: Double, variance: Double, quantile: Double, scale: FigureScale, level: Double) {
    switch scale {
    case .plain:
      guard variance > 0 else { return nil }
      let half = quantile * variance.squareRoot()
      self.init(low: estimate - half, high: estimate + half, level: level)
    case .coefficient:
      let slope = 1 - estimate * estimate
      guard variance > 0, slope > 1e-9 else { return nil }
      let centre = Elementary.fisherZ(estimate)
      let half = quantile * variance.squareRoot() / slope
      self.init(
        low: Elementary.correlation(fisherZ: centre - half), high: Elementary.correlation(fisherZ: centre + half),
        level: level)
    case .share(let count):
      self.init(share: estimate, variance: variance, count: count, quantile: quantile, level: level)
    case .overlap(let union):
      // With Jaccard's share j of the union, the harmonic mean is 2 j / (1 + j).
      let slope = 2 / ((2 - estimate) * (2 - estimate))
      guard
        let jaccard = ConfidenceInterval(
          share: estimate / (2 - estimate), variance: variance * slope * slope, count: union, quantile: quantile,
          level: level)
      else { return nil }
      self.init(
        low: min(estimate, 2 * jaccard.low / (1 + jaccard.low)),
        high: max(estimate, 2 * jaccard.high / (1 + jaccard.high)), level: level)
    }
  }

  /// Wilson's interval of a share (Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference") with
  /// the number of independent data points that would give this variance, `p (1 − p) / V`, in place of their number (Kott &
  /// Carr 1997, "Developing an Estimation Strategy for a Pesticide Data Program"); with their number where p is 0 or 1.
  private init?(share: Double, variance: Double, count: Double, quantile: Double, level: Double) {
    let spread = max(0, share * (1 - share))
    let effective = spread > 0 && variance > 0 ? spread / variance : count
    guard effective > 0 else { return nil }
    let ratio = quantile * quantile / effective
    let centre = (share + ratio / 2) / (1 + ratio)
    let half = (ratio * (spread + ratio / 4)).squareRoot() / (1 + ratio)
    // At 0 and at 1 the share is an end, which rounding may miss.
    self.init(low: min(share, max(0, centre - half)), high: max(share, min(1, centre + half)), level: level)
  }
}
