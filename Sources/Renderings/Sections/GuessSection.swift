import Study

extension ReportDocument.Section {
  /// Whether annotators know where others say something else.
  static func guesses(_ figures: GuessFigures) -> Self {
    Self(
      id: "guesses", title: "Do annotators know where others differ?", part: .sources,
      blocks: [
        .explanation(
          "Beside each label annotators guessed how many of ten others would give the same; in fact is the share of the "
            + "others who labelled the same and did. Ambiguity that is noticed is told from that which is not."),
        .table(figures.table),
      ])
  }
}
