import Agreement

/// Turns statistics into figures, so that what a report consists of is written down once.
///
/// The same function is run for the study and for each of its resamples. Without a run it only collects the statistics, in
/// order; with the run made of them it gives each statistic its interval.
struct FigureReader {
  private(set) var statistics: [Statistic] = []
  private let intervals: [Interval?]?

  /// Whether statistics are all that is wanted, and what would be made of them is thrown away.
  var collects: Bool { intervals == nil }
  private var next = 0

  /// Collects.
  init() {
    intervals = nil
    statistics.reserveCapacity(256)
  }

  /// Gives intervals.
  init(run: BootstrapRun) {
    intervals = run.allEstimates().map(\.interval)
  }

  /// - Parameters:
  ///   - n: The data points that the statistic was computed from.
  ///   - none: What to say where there are none.
  mutating func callAsFunction(_ statistic: Statistic, n: Double, none: Nothing? = nil) -> Figure {
    guard let intervals else {
      statistics.append(statistic)
      return Figure(value: statistic.value, n: 0)
    }
    let interval = intervals[next]
    next += 1
    return Figure(
      value: statistic.value, n: Int(n.rounded()), low: interval?.low, high: interval?.high,
      why: statistic.reason.map { n < 0.5 ? none?.sentence ?? $0.sentence : $0.sentence })
  }

  /// A kappa as the paper's two columns and pooled.
  mutating func kappa(_ pairs: PairSums, none: Nothing? = nil) -> KappaFigure {
    KappaFigure(
      value: self(quadraticKappa(pairs.moments), n: pairs.count, none: none),
      symmetric: self(quadraticKappa(pairs.moments, pooled: true), n: pairs.count, none: none))
  }

  mutating func alpha(_ coincidences: Coincidences, none: Nothing? = nil) -> AlphaFigure {
    let (matrix, n) = (coincidences.matrix, coincidences.units)
    return AlphaFigure(
      ordinal: self(krippendorffAlpha(matrix, level: .ordinal), n: n, none: none),
      interval: self(krippendorffAlpha(matrix, level: .interval), n: n, none: none))
  }

  /// Why there is nothing to compute a figure from. No text, since every resample passes by here.
  enum Nothing: Sendable {
    case because(StaticString)
    case below(limit: Int)
    case preferenceBelow(threshold: Int)
    case preferenceFrom(threshold: Int)

    var sentence: String {
      switch self {
      case .because(let reason): reason.description
      case .below(let limit): "no data point has Δ < \(limit)"
      case .preferenceBelow(let threshold): "no instance has Δ < \(threshold) in PREFERENCE"
      case .preferenceFrom(let threshold): "no instance has Δ ≥ \(threshold) in PREFERENCE"
      }
    }
  }
}
