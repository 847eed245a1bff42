import Study

extension ReportDocument.Section {
  /// Table 4
  static func merge(_ figures: StudyFigures) -> Self {
    Self(
      id: "merge", title: "Table 4: Krippendorff's alpha of PREFERENCE, alone and merged with SINGLE",
      part: .formulations,
      blocks: [
        .explanation("Ordinal level, as in the paper; always by PREFERENCE's Δ."),
        .table(figures.table("Table 4, ordinal")), .explanation("Interval level."),
        .table(figures.table("Table 4, interval")),
      ])
  }
}
