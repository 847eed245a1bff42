import Study

extension ReportDocument.Section {
  /// Table 3
  static func interTask(_ figures: StudyFigures) -> Self {
    let threshold = figures.plan.limits.threshold
    let rows = [figures.interTask.all, figures.interTask.unambiguous, figures.chance.interTask]
    var table = ReportTable("Table 3", columns: ["all", "Δ < \(threshold) in both", "… if indep."])
    table.row("strict", rows.map(\.preference.strict))
    table.row("soft", rows.map(\.preference.soft))
    table.row("kappa pref", rows.map(\.preference.kappa.value))
    table.row("kappa score", rows.map(\.kappaScore.value))
    table.row("Pearson", rows.map(\.pearson))
    return Self(
      id: "inter-task", title: "Table 3: The same annotator across formulations",
      blocks: [
        .table(table),
        .paragraph(
          "PREFERENCE against SINGLE of one annotator and instance; the score is the combined label, clipped. Filtered: "
            + "instances with Δ < \(threshold) in both, SINGLE by Δ of difference. The last column: the same filter on "
            + "annotators who are independent of each other and agree with themselves as these do."),
      ])
  }
}
