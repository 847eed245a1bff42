import Agreement

/// What filtered figures would be if labels were independent but as frequent as they are: filtering by disagreement raises
/// agreement by itself.
public struct ChanceFigures: Hashable, Sendable {
  /// Beside Table 1, in the order of the limits.
  public var single: [KappaFigure]
  public var preference: [KappaFigure]
  public var singleCombined: [KappaFigure]
  /// Beside Table 2.
  public var singlePreference: [PreferenceFigures]
  public var preferencePreference: [PreferenceFigures]
  /// Beside Table 3: annotators who are independent of each other, each as consistent across the formulations as they are.
  public var interTask: InterTaskFigures.Row
  /// Beside Table 4, PREFERENCE alone.
  public var unambiguousScore: AlphaFigure
  public var ambiguousScore: AlphaFigure
  public var unambiguousPreference: AlphaFigure
  public var ambiguousPreference: AlphaFigure

  init(_ sums: StudySums, _ read: inout FigureReader) {
    let (layout, limits) = (sums.layout, sums.layout.limits.limits)
    let ratings = IndependentLabels(sums, layout.ratings, sizes: layout.ratingSizes)
    let preferences = IndependentLabels(sums, layout.preferences, sizes: layout.preferenceSizes)
    let differences = IndependentLabels(sums, layout.differences, sizes: layout.differenceSizes)
    func pairs(_ labels: IndependentLabels, _ values: [Double]) -> [PairSums] {
      limits.map { labels.pairs(below: $0, as: values) }
    }
    single = pairs(ratings, LabelValues.ratings).map { read.kappa($0) }
    preference = pairs(preferences, LabelValues.combined).map { read.kappa($0) }
    singleCombined = pairs(differences, LabelValues.clipped).map { read.kappa($0) }
    singlePreference = pairs(differences, LabelValues.differenceSigns).map { PreferenceFigures($0, &read) }
    preferencePreference = pairs(preferences, LabelValues.combinedSigns).map { PreferenceFigures($0, &read) }
    interTask = InterTaskFigures.Row(
      sums.interTask(unambiguous: false).keptWithIndependentPartner(below: layout.limits.threshold), &read)

    let threshold = sums.layout.limits.threshold
    let unambiguous = preferences.coincidences(below: threshold, inside: true)
    let ambiguous = preferences.coincidences(below: threshold, inside: false)
    unambiguousScore = read.alpha(unambiguous)
    ambiguousScore = read.alpha(ambiguous)
    unambiguousPreference = read.alpha(unambiguous.ofPreferences)
    ambiguousPreference = read.alpha(ambiguous.ofPreferences)
  }
}

extension JointTable {
  /// The labels (row: prefer-combined, column: difference) of those whose Δ to an independent partner with labels from the
  /// same table is below a limit in both.
  func keptWithIndependentPartner(below limit: Int) -> JointTable {
    let total = total
    guard total > 0 else { return self }
    var kept = self
    for row in 0..<rows {
      for column in 0..<columns where self[row, column] > 0 {
        var near = 0.0
        for otherRow in max(0, row - limit + 1)..<min(rows, row + limit) {
          for otherColumn in max(0, column - limit + 1)..<min(columns, column + limit) {
            near += self[otherRow, otherColumn]
          }
        }
        kept.cells[row * columns + column] *= near / total
      }
    }
    return kept
  }
}
