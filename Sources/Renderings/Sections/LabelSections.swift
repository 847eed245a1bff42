import Study

extension ReportDocument.Section {
  /// Fig. 2
  static func labels(_ figures: StudyFigures) -> Self {
    Self(
      id: "labels", title: "Figure 2: Labels, as they were given", part: .labels,
      blocks: [
        .bars(["Rating of response A", "Rating of response B", "Preference", "Magnitude"].map { figures.chart($0) })
      ])
  }

  /// Fig. 3
  static func disagreement(_ figures: StudyFigures) -> Self {
    Self(
      id: "disagreement", title: "Figure 3: Disagreement Δ", part: .labels,
      blocks: [
        .bars(["SINGLE, Δ of a response's ratings", "PREFERENCE, Δ of prefer-combined"].map { figures.chart($0) }),
        .table(figures.table("Two annotators")),
        .explanation(
          "The bars show the largest Δ of a data point, which grows with the number of its annotators. The table is of any "
            + "two of them, so that data sets with different numbers can be compared: their mean Δ, how often it is "
            + "\(figures.plan.limits.threshold) or more, and the standard deviation of a data point's labels. B - A is the "
            + "difference of one annotator's two ratings, unclipped."),
      ])
  }
}
