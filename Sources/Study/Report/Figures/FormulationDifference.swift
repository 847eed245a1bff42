import Agreement

/// The two formulations like for like: the difference of their kappas, SINGLE less PREFERENCE, on the same resamples.
package struct FormulationDifference: Hashable, Sendable {
  /// Kappa of single-combined less kappa of prefer-combined; pooled kappas, which do not depend on who comes first.
  package var combined: Figure
  /// Kappa of single-pref less kappa of preference.
  package var preference: Figure

  init(_ pairs: StudyPairs, _ read: inout FigureReader) {
    func difference(_ single: PairSums, _ preference: PairSums) -> Figure {
      read(
        quadraticKappa(single.moments, pooled: true) - quadraticKappa(preference.moments, pooled: true),
        n: min(single.count, preference.count),
        none: .because("one of the formulations has no data point with labels of two annotators"))
    }
    combined = difference(pairs.singleCombined.all, pairs.preferCombined.all)
    preference = difference(pairs.singlePref.all, pairs.preference.all)
  }

  /// What an interval says of a margin that was set beforehand.
  package enum Verdict: String, Hashable, Sendable {
    /// The whole interval lies within the margin: no difference that matters.
    case within
    /// The whole interval lies beyond it.
    case beyond
    /// The labels cannot tell.
    case undecided
  }

  /// nil without an interval.
  package static func verdict(_ figure: Figure, margin: Double) -> Verdict? {
    guard let low = figure.low, let high = figure.high else { return nil }
    if -margin <= low, high <= margin { return .within }
    return low > margin || high < -margin ? .beyond : .undecided
  }
}
