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
    let limits = sums.layout.limits.limits
    let ratings = IndependentLabels(sums.ratings(), sizes: sums.sizes(sums.layout.ratingSizes))
    let preferences = IndependentLabels(sums.preferences(), sizes: sums.sizes(sums.layout.preferenceSizes))
    let differences = IndependentLabels(sums.differences(), sizes: sums.sizes(sums.layout.differenceSizes))
    func asPreferences(_ table: ConfusionTable, _ indices: [Int]) -> ConfusionTable {
      table.mapped(to: LabelScales.preference, indices)
    }
    single = limits.map { read.kappa(ratings.pairs(below: $0)) }
    preference = limits.map { read.kappa(preferences.pairs(below: $0)) }
    singleCombined = limits.map {
      read.kappa(differences.pairs(below: $0).mapped(to: LabelScales.combined, LabelScales.clipped))
    }
    singlePreference = limits.map {
      PreferenceFigures(asPreferences(differences.pairs(below: $0), LabelScales.signs), &read)
    }
    preferencePreference = limits.map {
      PreferenceFigures(asPreferences(preferences.pairs(below: $0), LabelScales.combinedSigns), &read)
    }
    interTask = InterTaskFigures.Row(
      sums.interTask(unambiguous: false).keptWithIndependentPartner(below: sums.layout.limits.threshold), &read)

    let threshold = sums.layout.limits.threshold
    let unambiguous = preferences.coincidences(below: threshold, inside: true)
    let ambiguous = preferences.coincidences(below: threshold, inside: false)
    func alpha(_ matrix: CoincidenceMatrix, _ units: Double) -> AlphaFigure {
      AlphaFigure(
        ordinal: read(krippendorffAlpha(matrix, level: .ordinal), n: units),
        interval: read(krippendorffAlpha(matrix, level: .interval), n: units))
    }
    func asPreferences(_ matrix: CoincidenceMatrix) -> CoincidenceMatrix {
      matrix.mapped(to: LabelScales.preference, LabelScales.combinedSigns)
    }
    unambiguousScore = alpha(unambiguous.matrix, unambiguous.units)
    ambiguousScore = alpha(ambiguous.matrix, ambiguous.units)
    unambiguousPreference = alpha(asPreferences(unambiguous.matrix), unambiguous.units)
    ambiguousPreference = alpha(asPreferences(ambiguous.matrix), ambiguous.units)
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
