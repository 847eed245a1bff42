import Agreement

/// Quadratic weighted kappa of rating and of prefer-combined (Table 1), and of single-combined, which is to be compared
/// with prefer-combined like for like.
public struct ScoreAgreement: Hashable, Sendable {
  /// A data point is a response, filtered by the Δ of its ratings.
  public var single: Filtered<KappaFigure>
  /// A data point is an instance, filtered by the Δ of prefer-combined.
  public var preference: Filtered<KappaFigure>
  /// A data point is an instance, filtered by Δ of difference.
  public var singleCombined: Filtered<KappaFigure>

  init(_ sums: StudySums, _ read: inout FigureReader) {
    single = Filtered(sums) { read.kappa(sums.ratings(below: $0), none: $1) }
    preference = Filtered(sums) { read.kappa(sums.preferences(below: $0), none: $1) }
    singleCombined = Filtered(sums) {
      read.kappa(sums.differences(below: $0).mapped(to: LabelScales.combined, LabelScales.clipped), none: $1)
    }
  }
}

extension Filtered {
  /// A figure of all labels, then below each limit, given by its index together with what to say if nothing is left.
  init(_ sums: StudySums, _ figure: (Int?, String?) -> Value) {
    let limits = sums.layout.limits.limits
    self.init(
      all: figure(nil, "no data point has labels of two annotators"),
      below: limits.indices.map { figure($0, "no data point has Δ < \(limits[$0])") })
  }
}
