import Agreement

/// Turns statistics into figures, so that what a report consists of is written down once.
///
/// The same function is run for the study and for each of its resamples. Without a run it only collects the statistics, in
/// order; with the run made of them it gives each statistic its interval.
struct FigureReader {
  private(set) var statistics: [Statistic] = []
  private let run: BootstrapRun?
  private var next = 0

  init(run: BootstrapRun? = nil) {
    self.run = run
    if run == nil { statistics.reserveCapacity(256) }
  }

  /// - Parameters:
  ///   - n: The data points that the statistic was computed from.
  ///   - none: What to say where a filter has left nothing.
  mutating func callAsFunction(_ statistic: Statistic, n: Double, none: String? = nil) -> Figure {
    guard let run else {
      statistics.append(statistic)
      return Figure(value: statistic.value, n: 0)
    }
    let interval = run.estimate(next).interval
    next += 1
    return Figure(
      value: statistic.value, n: Int(n.rounded()), low: interval?.low, high: interval?.high,
      why: statistic.reason.map { n < 0.5 ? none ?? $0.sentence : $0.sentence })
  }

  /// A kappa as the paper's two columns and pooled.
  mutating func kappa(_ table: ConfusionTable, none: String? = nil) -> KappaFigure {
    let n = table.total
    let value = self(cohenKappa(table, weights: .quadratic), n: n, none: none)
    return KappaFigure(
      value: value, symmetric: self(cohenKappa(table.symmetrised, weights: .quadratic), n: n, none: none))
  }
}
