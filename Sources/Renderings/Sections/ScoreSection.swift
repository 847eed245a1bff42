import Study

extension ReportDocument.Section {
  /// Table 1
  static func scores(_ figures: StudyFigures) -> Self {
    let plot = IntervalPlot(
      title: "Agreement on scores, by filter", axis: "weighted kappa", comparison: "if labels were independent",
      groups: [
        .init("SINGLE", figures, "scoreAgreement.single", chance: "single"),
        .init("PREFERENCE", figures, "scoreAgreement.preference", chance: "preference"),
      ])
    return Self(
      id: "scores", title: "Table 1: Weighted kappa of rating and of prefer-combined", part: .agreement,
      blocks: [
        .table(figures.table("Table 1")),
        .explanation(
          "Pooled over both orders of two annotators; \"not pooled\" takes them in the order of assignment. \"If independent\": "
            + "what the same filter leaves of independent labels. Leaving out what disagrees raises agreement by itself, so a "
            + "filtered kappa is to be compared with that value and not with 0."),
        .intervals(plot),
      ])
  }

  /// Table 2
  static func preferences(_ figures: StudyFigures) -> Self {
    let plot = IntervalPlot(
      title: "Agreement on preference, by filter", axis: "weighted kappa", comparison: "if labels were independent",
      groups: [
        .init("SINGLE", figures, "preferenceAgreement.single", chance: "singlePref", member: ".kappa"),
        .init("PREFERENCE", figures, "preferenceAgreement.preference", chance: "preferencePref", member: ".kappa"),
      ])
    return Self(
      id: "preferences", title: "Table 2: Agreement of preferences", part: .agreement,
      blocks: [
        .table(figures.table("Table 2")),
        .explanation(
          "Strict: the same preference; soft: the same, or one of the two is N. The other rows as in Table 1."),
        .intervals(plot),
      ])
  }
}

extension IntervalPlot.Group {
  /// Pooled kappas by filter, each beside that of independent labels.
  fileprivate init(_ label: String, _ figures: StudyFigures, _ name: String, chance: String, member: String = "") {
    self.label = label
    points = figures.plan.limits.filters.map { filter in
      let figure = figures["\(name).\(filter.name)\(member).symmetric"]
      // Without a filter, independent labels agree no more than by chance.
      let beside =
        filter == figures.plan.limits.filters[0]
        ? Figure(value: 0, n: figure.n) : figures["chance.\(filter.name).\(chance)\(member).symmetric"]
      return IntervalPlot.Point(label: filter.header, figure: figure, comparison: beside)
    }
  }
}
