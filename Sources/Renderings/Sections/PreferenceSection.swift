import Study

extension ReportDocument.Section {
  /// Table 2
  static func preferences(_ figures: StudyFigures) -> Self {
    let (agreement, chance, limits) = (figures.preferenceAgreement, figures.chance, figures.plan.limits)
    var table = ReportTable("Table 2", columns: limits.headers)
    for (label, row, independent) in [
      ("SINGLE: single-pref, filtered by Δ of difference", agreement.single, chance.singlePreference),
      ("PREFERENCE: preference, filtered by Δ of prefer-combined", agreement.preference, chance.preferencePreference),
    ] {
      table.heading(label)
      table.row("strict", row.values.map(\.strict))
      table.aside("  if indep.", independent.map(\.strict), unfiltered: .text(""))
      table.row("soft", row.values.map(\.soft))
      table.aside("  if indep.", independent.map(\.soft), unfiltered: .text(""))
      table.row("kappa", row.values.map(\.kappa.symmetric))
      table.row("  slots", row.values.map(\.kappa.value), kind: .aside)
      table.aside("  if indep.", independent.map(\.kappa.symmetric))
    }
    let plot = IntervalPlot(
      title: "Agreement on preference, by filter", axis: "weighted kappa", comparison: "if labels were independent",
      groups: [
        .init(
          "SINGLE", limits, agreement.single.values.map(\.kappa.symmetric),
          chance.singlePreference.map(\.kappa.symmetric)),
        .init(
          "PREFERENCE", limits, agreement.preference.values.map(\.kappa.symmetric),
          chance.preferencePreference.map(\.kappa.symmetric)),
      ])
    return Self(
      id: "preferences", title: "Table 2: Agreement of preferences", blocks: [.table(table), .intervals(plot)])
  }
}
