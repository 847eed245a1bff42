import Agreement

/// A label that was asked for again, unannounced, of the same annotator.
package struct RepeatedLabel: Hashable, Sendable {
  package var original: Label
  package var again: Label
  /// Which response was shown first each time; nil in SINGLE and where it is not known.
  package var firstShown: ResponseLetter?
  package var firstShownAgain: ResponseLetter?

  package init(
    original: Label, again: Label, firstShown: ResponseLetter? = nil, firstShownAgain: ResponseLetter? = nil
  ) {
    self.original = original
    self.again = again
    self.firstShown = firstShown
    self.firstShownAgain = firstShownAgain
  }
}

/// How far annotators agree with themselves when asked again.
package struct RepeatFigures: Hashable, Sendable {
  /// The share of equal labels, and quadratic weighted kappa.
  package var sameRating: Figure
  package var ratingKappa: KappaFigure
  package var samePreference: Figure
  package var preferenceKappa: KappaFigure
  /// Of those who prefer a response both times with the order swapped: the share who took the same place twice, and so the
  /// other response.
  package var followsPosition: Figure

  init(_ labels: [RepeatedLabel], plan: FigurePlan) {
    let patterns = Patterns(labels.compactMap(RepeatSums.cells)) { $0.lexicographicallyPrecedes($1) }
    let tally = Tally(patternCount: patterns.patterns.count, empty: RepeatSums()) { $1.cells = patterns.patterns[$0] }
    let run = bootstrap(patterns.multiplicities, plan: plan.bootstrap) {
      var reader = FigureReader()
      _ = RepeatFigures(tally.table($0), &reader)
      return reader.statistics
    }
    var reader = FigureReader(run: run)
    self.init(tally.table(patterns.multiplicities), &reader)
  }

  private init(_ sums: RepeatSums, _ read: inout FigureReader) {
    let none = FigureReader.Nothing.because("no label was asked for again")
    let ratings = sums.table(0, LabelScales.rating)
    let preferences = sums.table(25, LabelScales.combined)
    sameRating = read(percentAgreement(ratings), n: ratings.total, none: none)
    ratingKappa = read.kappa(PairSums(ratings), none: none)
    samePreference = read(percentAgreement(preferences), n: preferences.total, none: none)
    preferenceKappa = read.kappa(PairSums(preferences), none: none)
    let (swapped, followed) = (sums.cells[50], sums.cells[51])
    followsPosition = read(
      swapped > 0 ? .value(followed / swapped) : .undefined(.noUnits), n: swapped,
      none: .because("no preference was given twice with the order swapped"))
  }
}

/// Pairs of ratings (25) and of prefer-combined (25), given twice with the order swapped, same place taken twice.
private struct RepeatSums: CellTable {
  var cells = Array(repeating: 0.0, count: 52)

  static func cells(_ label: RepeatedLabel) -> [Double]? {
    var sums = RepeatSums()
    switch (label.original, label.again) {
    case (.rating(let first), .rating(let second)): sums.cells[5 * (first.rawValue - 1) + second.rawValue - 1] = 1
    case (.preference(let first), .preference(let second)):
      sums.cells[25 + 5 * (first.combined + 2) + second.combined + 2] = 1
      if let before = label.firstShown, let after = label.firstShownAgain, before != after, first != .none,
        second != .none
      {
        sums.cells[50] = 1
        if first.preference != second.preference { sums.cells[51] = 1 }
      }
    default: return nil
    }
    return sums.cells
  }

  func table(_ start: Int, _ scale: Scale) -> ConfusionTable {
    var table = ConfusionTable(scale: scale)
    table.cells = Array(cells[start..<start + 25])
    return table
  }
}
