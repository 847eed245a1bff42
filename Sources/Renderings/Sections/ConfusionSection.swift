import Study

extension ReportDocument.Section {
  /// Which labels are given for each other.
  static func confusion(_ counts: [ConfusionCounts]) -> Self {
    let blocks = counts.map { counts -> ReportDocument.Block in
      guard counts.total > 0 else {
        return .paragraph("\(counts.title): no figures, since there is nothing to compute it from.")
      }
      var table = FigureTable(counts.title, columns: counts.columns + ["n"])
      table.heading(counts.title)
      for (label, cells) in zip(counts.rows, counts.cells) {
        let total = cells.reduce(0, +)
        table.row(
          label,
          texts: cells.map { total > 0 ? Numbers.fixed(100 * $0 / total, digits: 0) + " %" : "-" } + [
            Numbers.fixed(total, digits: 0)
          ])
      }
      return .table(table)
    }
    return Self(
      id: "confusion", title: "Which labels are given for each other",
      blocks: [
        .paragraph(
          "Where one label is the row's, how often the other is the column's: of another annotator, both orders together; in "
            + "the last two tables of the same annotator in SINGLE, where the row is PREFERENCE.")
      ] + blocks)
  }
}
