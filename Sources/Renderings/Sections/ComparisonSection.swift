import Study

extension ReportDocument.Section {
  /// Another report beside this one.
  static func comparison(_ comparison: ReportComparison) -> Self {
    var table = FigureTable("This study and the other", columns: ["here", "other", "difference"])
    var part = ""
    for row in comparison.rows {
      if row.part != part {
        part = row.part
        table.heading(part)
      }
      table.row(row.label, [row.here, row.other, row.difference])
    }
    let apart = comparison.rows.filter { row in
      guard let low = row.difference.low, let high = row.difference.high else { return false }
      return low > 0 || high < 0
    }
    var paragraphs = [
      "This study beside \"\(comparison.other.title)\" (fingerprint \(comparison.other.fingerprint.prefix(12))). Difference is "
        + "this one's value less the other's. The intervals are unpaired: they are made of the two intervals, as if the two "
        + "had no instance and no annotator in common. A report says nothing of single instances, so that pairs of them "
        + "cannot be matched; where both label the same instances, the true intervals of most differences are narrower."
    ]
    if let threshold = comparison.other.threshold, threshold != comparison.threshold {
      paragraphs.append("The other's threshold is Δ ≥ \(threshold), this one's Δ ≥ \(comparison.threshold).")
    }
    paragraphs.append(
      apart.isEmpty
        ? "No interval of a difference leaves 0 out. That does not show that the two are equal."
        : "The intervals of \(Numbers.counted(apart.count, "difference")) leave 0 out; of \(comparison.rows.count) about one in "
          + "twenty would by chance.")
    return Self(
      id: "comparison", title: "Beside another report", part: .comparison,
      blocks: [.paragraph(paragraphs[0]), .table(table)] + paragraphs.dropFirst().map { .paragraph($0) })
  }
}
