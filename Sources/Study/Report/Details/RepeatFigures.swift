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

extension FigureList<RepeatSums> {
  /// How far annotators agree with themselves when asked again.
  static let repeats: FigureList = {
    var list = FigureList()
    list.table("Labels given twice", columns: ["figure"]) { table in
      let none = "no label was asked for again"
      func rows(
        _ labels: [String], _ names: [String], _ twice: @escaping @Sendable (RepeatSums) -> ConfusionTable
      ) {
        table.row(
          labels[0],
          [
            FigureDeclaration(
              names[0], n: { twice($0).total }, scale: { .share(of: twice($0).total) }, none: none
            ) { percentAgreement(twice($0)) }
          ])
        table.row(labels[1], [.pooledKappa(names[1], none: none) { PairSums(twice($0)) }])
        table.list.unshown(.kappa(names[1], none: none) { PairSums(twice($0)) })
      }
      rows(["same rating", "kappa of rating"], ["sameRating", "ratingKappa"]) { $0.ratings }
      rows(["same prefer-combined", "kappa of prefer-combined"], ["samePreference", "preferenceKappa"]) {
        $0.preferences
      }
      // Of those who prefer a response both times with the order swapped: the share who took the same place twice, and so
      // the other response.
      table.row(
        "order swapped: same place taken",
        [
          .share(
            "followsPosition", of: { $0.cells[51] }, in: { $0.cells[50] },
            none: "no preference was given twice with the order swapped")
        ])
    }
    return list
  }()
}

extension FigureSample<RepeatSums> {
  init(_ labels: [RepeatedLabel]) {
    self.init(labels.compactMap(RepeatSums.cells).map(UnitRow.init), empty: RepeatSums())
  }
}

/// Pairs of ratings (25) and of prefer-combined (25), given twice with the order swapped, same place taken twice.
struct RepeatSums: CellTable {
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

  var ratings: ConfusionTable { table(0, LabelScales.rating) }
  var preferences: ConfusionTable { table(25, LabelScales.combined) }

  private func table(_ start: Int, _ scale: Scale) -> ConfusionTable {
    var table = ConfusionTable(scale: scale)
    table.cells = Array(cells[start..<start + 25])
    return table
  }
}
