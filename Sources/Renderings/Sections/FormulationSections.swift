import Study

extension ReportDocument.Section {
  /// The two formulations like for like.
  static func formulations(_ figures: StudyFigures, margin: Double?) -> Self {
    let first: [ReportDocument.Block] = [
      .explanation("Kappa of single-combined, to be compared with prefer-combined's; filtered by Δ of difference."),
      .table(figures.table("single-combined")),
      .explanation(
        "SINGLE less PREFERENCE on the same instances: single-combined against prefer-combined, single-pref "
          + "against preference."),
      .table(figures.table("SINGLE - PREFERENCE")),
    ]
    return Self(
      id: "formulations", title: "The formulations compared like for like", part: .formulations,
      blocks: first + (verdict(figures["difference.combined"], margin: margin).map { [.paragraph($0)] } ?? []))
  }

  private static func verdict(_ figure: Figure, margin: Double?) -> String? {
    guard figure.value != nil else { return nil }
    guard let margin else {
      return "Whether that is no difference needs a margin set beforehand: --margin 0.1, for example."
    }
    let shown = Numbers.short(margin)
    switch FormulationDifference.verdict(figure, margin: margin) {
    case .within: return "No difference of more than \(shown): the whole interval of the combined labels lies within."
    case .beyond: return "A difference of more than \(shown): the whole interval of the combined labels lies beyond."
    case .undecided: return "Undecided: the interval of the combined labels lies on both sides of \(shown)."
    case nil: return nil
    }
  }

  /// The position effect, and beside it whether the longer response is preferred.
  static func position(_ content: ReportContent) -> Self {
    var blocks: [ReportDocument.Block] = [.table(content.figures.table("Position"))]
    if let length = content.length {
      var table = FigureTable("Length", columns: length.table.columns)
      table.append(length.table)
      for (name, figures) in content.modelLengths {
        table.heading(name)
        table.append(figures.table)
      }
      blocks.append(.table(table))
    }
    return Self(
      id: "position", title: "Does it matter which response is shown first, or is longer?", part: .formulations,
      blocks: blocks)
  }
}
