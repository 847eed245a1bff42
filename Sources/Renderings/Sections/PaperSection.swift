import Study

extension ReportDocument.Section {
  /// The published values beside those of this study.
  static func paper(_ values: PaperValues) -> Self {
    var table = FigureTable("Published values", columns: ["published", "here", "inside"])
    for row in values.rows {
      table.rows.append(
        FigureTable.Row(
          label: row.place,
          cells: [
            .text(published(row.published)), .figure(row.figure), .text(row.isInside.map { $0 ? "yes" : "no" } ?? "-"),
          ]))
    }
    let known = values.rows.compactMap(\.isInside)
    var blocks: [ReportDocument.Block] = [.table(table)]
    if !known.isEmpty {
      blocks.append(
        .paragraph(
          "Values of Dsouza & Kovatchev 2025. \(known.count { $0 }) of \(known.count) lie inside this study's intervals. If "
            + "both studies were samples of the same instances and people and as large as each other, about 83 % would, since "
            + "the published values vary too; the smaller this study, the nearer to 95 %. The figures hang together, so that "
            + "many miss at once."
        ))
    }
    return Self(id: "paper", title: "Beside the published values", blocks: blocks)
  }

  /// With as many digits as the paper has.
  private static func published(_ value: Double) -> String {
    let hundredths = value * 100
    return Numbers.short(value, digits: abs(hundredths - hundredths.rounded()) < 1e-6 ? 2 : 3)
  }
}
