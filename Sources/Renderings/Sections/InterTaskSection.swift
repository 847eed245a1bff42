import Study

extension ReportDocument.Section {
  /// Table 3
  static func interTask(_ figures: StudyFigures) -> Self {
    Self(
      id: "inter-task", title: "Table 3: The same annotator across formulations", part: .formulations,
      blocks: [
        .table(figures.table("Table 3")),
        .explanation(
          "PREFERENCE against SINGLE of one annotator and instance; the score is the combined label, clipped. Filtered: "
            + "instances with Δ < \(figures.plan.limits.threshold) in both, SINGLE by Δ of difference. The last column: the "
            + "same filter on annotators who are independent of each other and agree with themselves as these do."),
      ])
  }
}
