import Study

extension ReportDocument.Section {
  /// The two formulations like for like.
  static func formulations(_ figures: StudyFigures, margin: Double?) -> Self {
    let limits = figures.plan.limits
    let combined = figures.scoreAgreement.singleCombined
    var table = ReportTable("single-combined", columns: limits.headers)
    table.row("kappa", combined.values.map(\.symmetric))
    table.row("  slots", combined.values.map(\.value), kind: .aside)
    table.aside("  if indep.", figures.chance.singleCombined.map(\.symmetric))
    var difference = ReportTable("SINGLE - PREFERENCE", columns: ["difference of kappas"])
    difference.row("combined", [figures.difference.combined])
    difference.row("preference", [figures.difference.preference])
    let first: [ReportDocument.Block] = [
      .paragraph("Kappa of single-combined, to be compared with prefer-combined's; filtered by Δ of difference."),
      .table(table),
      .paragraph(
        "SINGLE less PREFERENCE on the same resamples: single-combined against prefer-combined, single-pref "
          + "against preference."),
      .table(difference),
    ]
    return Self(
      id: "formulations", title: "The formulations compared like for like",
      blocks: first + (verdict(figures.difference.combined, margin: margin).map { [.paragraph($0)] } ?? []))
  }

  private static func verdict(_ figure: Figure, margin: Double?) -> String? {
    guard figure.value != nil else { return nil }
    guard let margin else {
      return "Whether that is no difference needs a margin set beforehand: --margin 0.1, for example."
    }
    let shown = Numbers.short(margin)
    switch FormulationDifference.verdict(figure, margin: margin) {
    case .within: return "No difference of more than \(shown): the whole interval of the combined labels lies within."
    case .beyond: return "A difference of more than \(shown): the whole interval of the combined labels lies beyond."
    case .undecided: return "Undecided: the interval of the combined labels lies on both sides of \(shown)."
    case nil: return nil
    }
  }

  /// The position effect.
  static func position(_ figures: StudyFigures) -> Self {
    let position = figures.position
    var table = ReportTable("Position", columns: ["figure"])
    table.row("prefers the response shown first, N left out", [position.firstPreferred])
    table.row("mean preference towards it, -2 to 2", [position.towardsFirst])
    table.row("shown with A first", [position.aFirst])
    table.row("kappa, same order for both annotators", [position.sameOrder.symmetric])
    table.row("kappa, opposite orders", [position.oppositeOrder.symmetric])
    return Self(id: "position", title: "Does it matter which response is shown first?", blocks: [.table(table)])
  }
}
