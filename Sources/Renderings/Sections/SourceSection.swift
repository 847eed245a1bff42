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
      let bars = labels.components.compactMap { component in
        component.ofDisagreement.flatMap { $0.value == nil ? nil : SharePlot.Bar(label: component.label, share: $0) }
      }
      if !bars.isEmpty {
        blocks.append(.shares(SharePlot(title: "\(title): shares of what two people differ by", bars: bars)))
      }
      blocks += labels.sentences.map { .paragraph($0) }
      var table = FigureTable(title, columns: ["variance", "of all", "of a difference"])
      table.heading(title)
      for component in labels.components {
        table.rows.append(
          FigureTable.Row(
            label: component.label,
            cells: [
              .figure(component.variance), .text(Numbers.share(component.share)),
              .text(component.ofDisagreement.map(Numbers.share) ?? ""),
            ]))
      }
      table.rows.append(
        FigureTable.Row(
          label: "total", cells: [.figure(labels.total.variance), .text("100 %"), .text("")], kind: .aside))
      blocks.append(.table(table))
    }
    blocks.append(.table(figures.table("Across formulations")))
    blocks.append(
      .explanation(
        "Variance components by moments of pairs of labels that share an instance, an annotator or a formulation. Of a "
          + "difference: of the variance by which two people differ who are asked the same; what is the instance's alone they "
          + "share. `demur review --ambiguous both` lists the instances of which people's views differ however they are asked. "
          + "The corrected correlation is that of labels of different people over the root of both reliabilities, which takes "
          + "the noise out."
      ))
    return Self(id: "sources", title: "Where disagreement comes from", part: .sources, blocks: blocks)
  }
}
