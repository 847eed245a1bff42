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
    single = limits.map { read.kappa(ratings.pairs(below: $0, as: LabelValues.ratings)) }
    let preferencePairs = limits.map {
      preferences.pairs(below: $0, as: LabelValues.combined, or: LabelValues.combinedSigns)
    }
    let differencePairs = limits.map {
      differences.pairs(below: $0, as: LabelValues.clipped, or: LabelValues.differenceSigns)
    }
    preference = preferencePairs.map { read.kappa($0.0) }
    singleCombined = differencePairs.map { read.kappa($0.0) }
    singlePreference = differencePairs.map { PreferenceFigures($0.1, &read) }
    preferencePreference = preferencePairs.map { PreferenceFigures($0.1, &read) }
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
    cells.withUnsafeBufferPointer { cells in
      for row in 0..<rows {
        for column in 0..<columns where cells[row * columns + column] > 0 {
          var near = 0.0
          for otherRow in max(0, row - limit + 1)..<min(rows, row + limit) {
            for otherColumn in max(0, column - limit + 1)..<min(columns, column + limit) {
              near += cells[otherRow * columns + otherColumn]
            }
          }
          kept.cells[row * columns + column] *= near / total
        }
      }
    }
    return kept
  }
}
