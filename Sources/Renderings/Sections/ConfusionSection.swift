import Study

extension ReportDocument.Section {
  /// Which labels are given for each other.
  static func confusion(_ counts: [ConfusionCounts]) -> Self {
    Self(
      id: "confusion", title: "Confusion matrices: which labels are given for each other", part: .agreement,
      blocks: [
        .explanation(
          "Where one label is the row's, how often the other is the column's: of another annotator, both orders together; in "
            + "the last two tables of the same annotator in SINGLE, where the row is PREFERENCE.")
      ] + counts.map { HeatMap.block($0, isByRow: true) })
  }
}

extension HeatMap {
  /// The counts as a table and a picture; a line where there are none.
  static func block(_ counts: ConfusionCounts, isByRow: Bool) -> ReportDocument.Block {
    guard counts.total > 0 else {
      return .paragraph("\(counts.title): no figures, since there is nothing to compute it from.")
    }
    return .heat(
      HeatMap(
        title: counts.title, rowTitle: counts.rowTitle, columnTitle: counts.columnTitle, rows: counts.rows,
        columns: counts.columns, cells: counts.cells, isByRow: isByRow))
  }

  /// As a table: shares of the row in per cent or counts, and at the end how many there are in the row.
  var table: FigureTable {
    var table = FigureTable(title, columns: columns + ["n"])
    table.heading(title)
    for (label, cells) in zip(rows, cells) {
      let total = cells.reduce(0, +)
      table.row(label, texts: cells.map { text($0, of: total) } + [Numbers.fixed(total, digits: 0)])
    }
    return table
  }

  /// What a cell says.
  func text(_ count: Double, of total: Double) -> String {
    guard isByRow else { return Numbers.fixed(count, digits: 0) }
    return total > 0 ? Numbers.fixed(100 * count / total, digits: 0) + " %" : "-"
  }
}
