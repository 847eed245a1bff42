import Study

extension DeltaLimits {
  /// `all`, `Δ < 4`, `Δ < 3`
  var headers: [String] { ["all"] + limits.map { "Δ < \($0)" } }
}

/// What independent labels give beside each column; the first has no filter.
func beside(_ chance: [Figure]) -> [ReportTable.Cell] { [.text("0")] + chance.map(ReportTable.Cell.figure) }

extension ReportDocument.Section {
  /// Table 1
  static func scores(_ figures: StudyFigures) -> Self {
    let (scores, chance, limits) = (figures.scoreAgreement, figures.chance, figures.plan.limits)
    var table = ReportTable("Table 1", columns: limits.headers)
    for (label, row, independent) in [
      ("SINGLE", scores.single, chance.single), ("PREFERENCE", scores.preference, chance.preference),
    ] {
      table.row(label, row.values.map(\.symmetric))
      table.row("  slots", row.values.map(\.value), kind: .aside)
      table.aside("  if indep.", independent.map(\.symmetric))
    }
    let plot = IntervalPlot(
      title: "Agreement on scores, by filter", axis: "weighted kappa", comparison: "if labels were independent",
      groups: [
        .init("SINGLE", limits, scores.single.values.map(\.symmetric), chance.single.map(\.symmetric)),
        .init("PREFERENCE", limits, scores.preference.values.map(\.symmetric), chance.preference.map(\.symmetric)),
      ])
    return Self(
      id: "scores", title: "Table 1: Weighted kappa of rating and of prefer-combined",
      blocks: [.table(table), .intervals(plot)])
  }
}

extension ReportTable {
  /// What independent labels would give, under a row of kappas or alphas.
  mutating func aside(_ label: String, _ chance: [Figure], unfiltered: Cell = .text("0")) {
    rows.append(Row(label: label, cells: [unfiltered] + chance.map(Cell.figure), kind: .aside))
  }
}

extension IntervalPlot.Group {
  init(_ label: String, _ limits: DeltaLimits, _ figures: [Figure], _ chance: [Figure]) {
    self.label = label
    points = zip(limits.headers, figures).enumerated().map { index, point -> IntervalPlot.Point in
      // Without a filter, independent labels agree no more than by chance.
      let beside = index > 0 ? chance[index - 1] : Figure(value: 0, n: point.1.n)
      return IntervalPlot.Point(label: point.0, figure: point.1, comparison: beside)
    }
  }
}
