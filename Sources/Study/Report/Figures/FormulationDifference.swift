/// What an interval of the difference of the formulations says of a margin that was set beforehand.
package enum FormulationDifference {
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
