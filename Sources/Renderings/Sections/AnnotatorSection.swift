import Study

extension ReportDocument.Section {
  /// Annotators side by side, with a word on those who stand out.
  static func annotators(_ comparison: AnnotatorComparison) -> Self {
    guard comparison.rows.count > 1 else {
      return Self(
        id: "annotators", title: "Annotators side by side",
        blocks: [.paragraph("One annotator: nobody to compare with.")])
    }
    let headers = ["leniency", "spread", "kappa", "ambiguous", "first", "drift"]
    var table = FigureTable("Annotators", columns: ["n"] + headers + ["seconds", "α without"])
    for row in comparison.rows {
      let cells = AnnotatorComparison.names.map { name in
        row.figures[name].value == nil
          ? "-" : row.shrunk[name].map(shown) ?? Numbers.short(row.figures[name].value ?? 0)
      }
      table.row(
        row.figures.name,
        texts: [String(row.figures.labels)] + cells + [
          row.figures.seconds.value.map { Numbers.fixed($0, digits: 1) } ?? "-",
          row.alphaWithout.change.map { ($0 > 0 ? "+" : "") + Numbers.short($0, digits: 3) } ?? "-",
        ])
    }
    let remarks = comparison.rows.filter { !$0.remarks.isEmpty }
    var blocks: [ReportDocument.Block] = [
      .table(table),
      .paragraph(
        "Those who agree least come first. Leniency: own ratings less the others' of the same responses. Spread: standard "
          + "deviation of own ratings over theirs. Kappa: quadratic, of combined labels with everybody who labelled the same. "
          + "Ambiguous: the share of instances in which Δ to another reaches the threshold. First: preferences for the "
          + "response shown first. Drift: kappa in the second half of the work less that in the first. Each is drawn towards what all have in common "
          + "as far as few labels tell of it, ± half of its 95 % interval; the json format has the plain values. α without: how "
          + "ordinal alpha changes without them."),
    ]
    for row in remarks {
      blocks.append(
        .paragraph(
          "\(row.figures.name): \(row.remarks.map(\.words).joined(separator: "; ")). A reason to look, no verdict."))
    }
    return Self(id: "annotators", title: "Annotators side by side", blocks: blocks)
  }

  /// `.31 ±.20`
  private static func shown(_ value: Shrinkage.Value) -> String {
    "\(Numbers.short(value.value)) ±\(Numbers.short((value.high - value.low) / 2))"
  }
}
