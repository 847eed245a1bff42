import Study

extension ReportDocument.Section {
  /// Fig. 2
  static func labels(_ figures: StudyFigures) -> Self {
    Self(
      id: "labels", title: "Figure 2: Labels, as they were given",
      blocks: [
        .bars(BarChart(title: "Rating of response A", bars: figures.labels.ratingA)),
        .bars(BarChart(title: "Rating of response B", bars: figures.labels.ratingB)),
        .bars(BarChart(title: "Preference", bars: figures.labels.preference)),
        .bars(BarChart(title: "Magnitude", bars: figures.labels.magnitude)),
      ])
  }

  /// Fig. 3
  static func disagreement(_ figures: StudyFigures) -> Self {
    Self(
      id: "disagreement", title: "Figure 3: Disagreement Δ",
      blocks: [
        .bars(BarChart(title: "SINGLE, Δ of a response's ratings", bars: figures.disagreement.single)),
        .bars(BarChart(title: "PREFERENCE, Δ of prefer-combined", bars: figures.disagreement.preference)),
      ])
  }
}
