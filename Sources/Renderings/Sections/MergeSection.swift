import Study

extension ReportDocument.Section {
  /// Table 4
  static func merge(_ figures: StudyFigures) -> Self {
    let (merge, chance, threshold) = (figures.merge, figures.chance, figures.plan.limits.threshold)
    let columns = ["all", "Δ < \(threshold)", "Δ ≥ \(threshold)"]
    func table(_ level: String, _ pick: (AlphaFigure) -> Figure) -> ReportTable {
      var table = ReportTable("Table 4, \(level)", columns: columns)
      func row(_ label: String, _ row: MergeFigures.Row) {
        table.row(label, [row.all, row.unambiguous, row.ambiguous].map(pick))
      }
      table.heading("Score: prefer-combined, merged with single-combined")
      row("PREFERENCE", merge.preferenceScore)
      table.aside("  if indep.", [chance.unambiguousScore, chance.ambiguousScore].map(pick))
      row("merged", merge.mergedScore)
      table.heading("Preference, merged with single-pref")
      row("PREFERENCE", merge.preferencePreference)
      table.aside("  if indep.", [chance.unambiguousPreference, chance.ambiguousPreference].map(pick))
      row("merged", merge.mergedPreference)
      return table
    }
    return Self(
      id: "merge", title: "Table 4: Krippendorff's alpha of PREFERENCE, alone and merged with SINGLE",
      blocks: [
        .paragraph("Ordinal level, as in the paper; always by PREFERENCE's Δ."), .table(table("ordinal", \.ordinal)),
        .paragraph("Interval level."), .table(table("interval", \.interval)),
      ])
  }
}
