/// Quadratic weighted kappa of rating and of prefer-combined (Table 1), and of single-combined, which is to be compared
/// with prefer-combined like for like.
package struct ScoreAgreement: Hashable, Sendable {
  /// A data point is a response, filtered by the Δ of its ratings.
  package var single: Filtered<KappaFigure>
  /// A data point is an instance, filtered by the Δ of prefer-combined.
  package var preference: Filtered<KappaFigure>
  /// A data point is an instance, filtered by Δ of difference.
  package var singleCombined: Filtered<KappaFigure>

  init(_ pairs: StudyPairs, _ read: inout FigureReader) {
    single = pairs.ratings.figures(pairs.limits) { read.kappa($0, none: $1) }
    preference = pairs.preferCombined.figures(pairs.limits) { read.kappa($0, none: $1) }
    singleCombined = pairs.singleCombined.figures(pairs.limits) { read.kappa($0, none: $1) }
  }
}

extension Filtered where Value == PairSums {
  /// A figure for all pairs and for those below each limit, given what to say where there are none.
  func figures<F>(_ limits: DeltaLimits, _ figure: (PairSums, FigureReader.Nothing) -> F) -> Filtered<F> {
    let first = figure(all, .because("no data point has labels of two annotators"))
    return Filtered<F>(all: first, below: zip(below, limits.limits).map { figure($0, .below(limit: $1)) })
  }
}
