import Study

extension ReportDocument.Section {
  /// Fig. 2
  static func labels(_ figures: StudyFigures) -> Self {
    Self(
      id: "labels", title: "Figure 2: Labels, as they were given",
      blocks: ["Rating of response A", "Rating of response B", "Preference", "Magnitude"].map {
        .bars(figures.chart($0))
      })
  }

  /// Fig. 3
  static func disagreement(_ figures: StudyFigures) -> Self {
    Self(
      id: "disagreement", title: "Figure 3: Disagreement Δ",
      blocks: ["SINGLE, Δ of a response's ratings", "PREFERENCE, Δ of prefer-combined"].map {
        .bars(figures.chart($0))
      })
  }
}
