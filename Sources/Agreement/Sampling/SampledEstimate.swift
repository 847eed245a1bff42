/// A statistic with what its value in other samples would vary by.
public struct SampledEstimate: Sendable, Hashable {
  /// The statistic of the sample itself.
  public let statistic: Statistic
  /// The variance of the statistic if units were drawn anew, all else the same.
  public let unitVariance: Double
  /// What drawing the annotators anew adds, as estimated by moments: below 0 by chance where it is little, so that a mean over
  /// many samples is right; nil where they were not taken for a sample, or where their part cannot be told from the units'.
  public let annotatorMoment: Double?
  /// The units that matter to the statistic.
  public let units: Int
  /// The annotators of these units.
  public let annotators: Int
  /// How many annotators with equal work would tell as much of the annotators' variance; at most `annotators`.
  public let effectiveAnnotators: Double
  /// What was taken for a sample.
  public let sampled: Sampled

  /// An estimate from its parts; the annotators' variance may be below 0, as estimated.
  public init(
    statistic: Statistic, unitVariance: Double, annotatorVariance: Double?, units: Int, annotators: Int,
    effectiveAnnotators: Double, sampled: Sampled
  ) {
    self.statistic = statistic
    self.unitVariance = unitVariance
    annotatorMoment = annotatorVariance
    self.units = units
    self.annotators = annotators
    self.effectiveAnnotators = effectiveAnnotators
    self.sampled = sampled
  }

  /// What drawing the annotators anew adds, 0 or more; nil as `annotatorMoment`.
  public var annotatorVariance: Double? { annotatorMoment.map { max(0, $0) } }

  /// The variance of the statistic: of units and annotators together.
  public var variance: Double { unitVariance + (annotatorVariance ?? 0) }

  /// `V² / (Vᵤ² / (n − 1) + Vₐ² / ((J − 1) / 2))`, Vᵤ and Vₐ the variances of n units and J annotators (Satterthwaite 1946,
  /// "An Approximate Distribution of Estimates of Variance Components").
  ///
  /// The annotators' are halved since what people add has heavy tails: an excess kurtosis of 2 doubles the variance of a
  /// variance.
  public var degreesOfFreedom: Double {
    let unitFreedom = max(1, Double(units - 1))
    guard let annotatorVariance, annotatorVariance > 0, variance > 0 else { return unitFreedom }
    let annotatorFreedom = max(0.5, (effectiveAnnotators - 1) / 2)
    let shares = (unit: unitVariance / variance, annotator: annotatorVariance / variance)
    return 1 / (shares.unit * shares.unit / unitFreedom + shares.annotator * shares.annotator / annotatorFreedom)
  }

  /// The interval, by Student's t; nil where the statistic is undefined, and where `doubt` says that there is none.
  public func interval(on scale: FigureScale, level: Double = 0.95) -> ConfidenceInterval? {
    guard let value = statistic.value, variance.isFinite else { return nil }
    // Where nothing varies, a share still has its number of data points to go by, and no degrees of freedom.
    let freedom = variance > 0 ? degreesOfFreedom : .infinity
    let quantile = StudentT(degreesOfFreedom: freedom).quantile((1 + level) / 2)
    return ConfidenceInterval(estimate: value, variance: variance, quantile: quantile, scale: scale, level: level)
  }

  /// Why there is no interval, or why the one there is cannot be trusted; nil where it can.
  public var doubt: IntervalDoubt? {
    guard statistic.value != nil else { return nil }
    if variance <= 0 { return .noVariation }
    if units < IntervalDoubt.leastUnits { return .fewUnits(units) }
    guard sampled == .unitsAndAnnotators else { return nil }
    if annotatorVariance == nil { return .annotatorsInseparable }
    guard annotators > 0 else { return nil }
    if annotators < IntervalDoubt.leastAnnotators { return .fewAnnotators(annotators) }
    let most = Int(effectiveAnnotators.rounded())
    return most < IntervalDoubt.leastEffectiveAnnotators ? .fewDidMost(most) : nil
  }
}
