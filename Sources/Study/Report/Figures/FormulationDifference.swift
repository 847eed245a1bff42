import Agreement

/// The two formulations like for like: the difference of their kappas, SINGLE less PREFERENCE, on the same resamples.
public struct FormulationDifference: Hashable, Sendable {
  /// Kappa of single-combined less kappa of prefer-combined; pooled kappas, which do not depend on who comes first.
  public var combined: Figure
  /// Kappa of single-pref less kappa of preference.
  public var preference: Figure

  init(_ sums: StudySums, _ read: inout FigureReader) {
    let (single, preference) = (sums.differences().symmetrised, sums.preferences().symmetrised)
    let none = "one of the formulations has no data point with labels of two annotators"
    let n = min(single.total, preference.total)
    func difference(_ scale: Scale, _ singleIndices: [Int], _ preferenceIndices: [Int]) -> Statistic {
      cohenKappa(single.mapped(to: scale, singleIndices), weights: .quadratic)
        - cohenKappa(preference.mapped(to: scale, preferenceIndices), weights: .quadratic)
    }
    combined = read(difference(LabelScales.combined, LabelScales.clipped, Array(0..<5)), n: n, none: none)
    self.preference = read(
      difference(LabelScales.preference, LabelScales.signs, LabelScales.combinedSigns), n: n, none: none)
  }

  /// What an interval says of a margin that was set beforehand.
  public enum Verdict: String, Hashable, Sendable {
    /// The whole interval lies within the margin: no difference that matters.
    case within
    /// The whole interval lies beyond it.
    case beyond
    /// The labels cannot tell.
    case undecided
  }

  /// nil without an interval.
  public static func verdict(_ figure: Figure, margin: Double) -> Verdict? {
    guard let low = figure.low, let high = figure.high else { return nil }
    if -margin <= low, high <= margin { return .within }
    return low > margin || high < -margin ? .beyond : .undecided
  }
}
