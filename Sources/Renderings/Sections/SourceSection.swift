import Study

extension ReportDocument.Section {
  /// Where disagreement comes from.
  static func sources(_ sources: SourceFigures, _ figures: StudyFigures) -> Self {
    var blocks: [ReportDocument.Block] = []
    for (title, labels) in [
      ("Combined labels of both formulations", sources.combined), ("Ratings", sources.ratings),
    ] {
      guard labels.total.variance.value != nil else {
        blocks.append(.paragraph("\(title): no figures, since \(labels.total.variance.why ?? "there are no labels")."))
        continue
      }
      var table = FigureTable(title, columns: ["variance", "of all", "of a difference"])
      table.heading(title)
      for component in labels.components {
        table.rows.append(
          FigureTable.Row(
            label: component.label,
            cells: [
              .figure(component.variance), .text(percent(component.share)),
              .text(component.ofDisagreement.map(percent) ?? ""),
            ]))
      }
      table.rows.append(
        FigureTable.Row(
          label: "total", cells: [.figure(labels.total.variance), .text("100 %"), .text("")], kind: .aside))
      blocks.append(.table(table))
      blocks += labels.sentences.map { .paragraph($0) }
    }
    blocks.append(.table(figures.table("Across formulations")))
    blocks.append(
      .paragraph(
        "Variance components by moments of pairs of labels that share an instance, an annotator or a formulation. Of a "
          + "difference: of what two people differ by who are asked the same; what is the instance's alone they share. "
          + "Annotators stand one by one below, and `demur review --ambiguous both` lists "
          + "the instances of which people's views differ however they are asked. The corrected correlation is that of "
          + "labels of different people over the root of both reliabilities: what noise leaves of it is in the plain one."
      ))
    return Self(id: "sources", title: "Where disagreement comes from", blocks: blocks)
  }

  /// `31 % [20 42]`
  private static func percent(_ share: Figure) -> String {
    guard let value = share.value else { return "-" }
    guard let low = share.low, let high = share.high else { return Numbers.percent(value) }
    return "\(Numbers.percent(value)) [\(Numbers.fixed(100 * low, digits: 0)) \(Numbers.fixed(100 * high, digits: 0))]"
      + Numbers.mark(share)
  }
}
