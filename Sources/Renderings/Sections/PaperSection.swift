import Study

extension ReportDocument.Section {
  /// The published values beside those of this study.
  static func paper(_ values: PaperValues) -> Self {
    var table = FigureTable("Published and here", columns: ["published", "here", "difference", "inside"])
    var part = ""
    for row in values.rows {
      if row.cell.part != part {
        part = row.cell.part
        table.heading(part)
      }
      table.rows.append(
        FigureTable.Row(
          label: row.cell.label,
          cells: [
            .text(published(row.cell.published)), .figure(row.figure),
            .text(row.difference?.value.map(signed) ?? "-"), .text(row.isInside.map { $0 ? "yes" : "no" } ?? "-"),
          ]))
    }
    var blocks: [ReportDocument.Block] = [
      .paragraph(
        "The study of \(PaperValues.citation), beside this one. Difference is this study's value less the published one; "
          + "inside says whether the published value lies in this study's interval."),
      .table(table),
      .explanation(
        "Of Table 1's filtered kappas the paper prints no numbers: of Δ < 3 its text says \"above .70\" (inside: the interval "
          + "reaches that), of Δ < 4 that kappa increases slightly. Table 2's SINGLE and Table 3 are filtered by Δ of "
          + "difference, the reading that comes nearest to the published values; Table 4 is at the ordinal level."),
    ]
    let known = values.rows.compactMap(\.isInside)
    if !known.isEmpty {
      blocks.append(
        .paragraph(
          "\(known.count { $0 }) of \(known.count) published values lie inside this study's intervals. If both studies were "
            + "samples of the same instances and people and as large as each other, about 83 % would, since the published "
            + "values vary too; the smaller this study, the nearer to 95 %. The figures hang together, so that many miss at "
            + "once."))
    }
    return Self(id: "paper", title: "Replication of Dsouza & Kovatchev (2025)", part: .replication, blocks: blocks)
  }

  /// With as many digits as the paper has.
  private static func published(_ published: PaperCell.Published) -> String {
    switch published {
    case .value(let value): short(value)
    case .above(let bound): "> \(short(bound))"
    case .unprinted: "not printed"
    }
  }

  private static func short(_ value: Double) -> String {
    let hundredths = value * 100
    return Numbers.short(value, digits: abs(hundredths - hundredths.rounded()) < 1e-6 ? 2 : 3)
  }

  private static func signed(_ difference: Double) -> String {
    let text = Numbers.short(difference)
    return difference > 0 && text != ".00" ? "+\(text)" : text
  }
}
