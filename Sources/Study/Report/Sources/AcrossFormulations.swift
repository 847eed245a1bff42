import Agreement

extension FigureList<TrueCorrelation> {
  /// How far the formulations measure the same, apart from the noise in either.
  static let acrossFormulations: FigureList = {
    var list = FigureList()
    list.table("Across formulations", columns: ["correlation"]) { table in
      table.row(
        "of labels of different people, corrected for both reliabilities",
        [
          FigureDeclaration(
            "interTask.trueCorrelation", n: { min($0.cells[0], $0.cells[3], $0.cells[6]) },
            none: "no instance has labels of two annotators in both formulations"
          ) { $0.correlation }
        ])
    }
    return list
  }()
}

extension FigureSample<TrueCorrelation> {
  init(acrossFormulationsOf patterns: UnitPatterns<LabelPattern>) {
    self.init(
      tally: Tally(patternCount: patterns.labels.count, empty: TrueCorrelation()) { pattern, sums in
        sums.add(
          unit: patterns.labels[pattern].labels.combinedByAnnotator.map {
            ($0.single.map(Double.init), $0.preference.map(Double.init))
          })
      }, units: patterns.units)
  }
}
