import Study

/// A report as Markdown with pipe tables.
package enum MarkdownRendering {
  /// GitHub's Markdown, with tables.
  package static func render(_ document: ReportDocument) -> String {
    var parts = ["# \(escaped(document.title))"] + document.summary.map(escaped)
    for section in document.sections {
      parts.append("## \(escaped(section.title))")
      parts += section.blocks.compactMap(text)
    }
    parts.append("---")
    parts += document.notes.map(escaped)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ block: ReportDocument.Block) -> String? {
    switch block {
    case .paragraph(let text), .explanation(let text): escaped(text)
    case .list(let items): items.enumerated().map { "\($0 + 1). \(escaped($1))" }.joined(separator: "\n")
    case .table(let table): self.table(table)
    case .bars(let charts): charts.map(table).joined(separator: "\n\n")
    case .shares(let plot): table(plot)
    case .heat(let map): table(map.table)
    case .intervals, .sets: nil
    }
  }

  private static func table(_ chart: BarChart) -> String {
    let rows = chart.bars.map { bar in
      "| \(bar.label) | \(bar.count) | \(share(bar.share)) |"
    }
    return (["| \(escaped(chart.title)) | n | share |", "| --- | ---: | ---: |"] + rows).joined(separator: "\n")
  }

  private static func table(_ plot: SharePlot) -> String {
    let rows = plot.bars.map { bar in
      "| \(escaped(bar.label)) | \(share(bar.share)) |"
    }
    return (["| \(escaped(plot.title)) | share |", "| --- | ---: |"] + rows).joined(separator: "\n")
  }

  /// `31.0 % [20.1 % 42.3 %]`
  private static func share(_ share: Figure) -> String {
    guard let value = share.value else { return "-" }
    guard let ends = Numbers.ends(share, digits: 1) else { return Numbers.percent(value) }
    return "\(Numbers.percent(value, digits: ends.digits)) [\(ends.low) % \(ends.high) %]\(Numbers.mark(share))"
  }

  private static func table(_ table: FigureTable) -> String {
    let headers = table.columns.map { " \(escaped($0)) |" }.joined()
    var lines = ["| |\(headers)", "| --- |" + table.columns.map { _ in " ---: |" }.joined()]
    for row in table.rows {
      let cells =
        row.kind == .heading ? table.columns.map { _ in "" } : row.cells.map { text($0) }
      let label = escaped(String(row.label.drop { $0 == " " }))
      let shown =
        switch row.kind {
        case .heading: "**\(label)**"
        case .aside: "*\(label)*"
        case .plain: label
        }
      lines.append("| \(shown) |" + cells.map { " \($0) |" }.joined())
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ cell: FigureTable.Cell) -> String {
    switch cell {
    case .text(let text): escaped(text)
    case .figure(let figure):
      if let why = figure.why {
        "- (\(escaped(why)))"
      } else if let value = figure.value, figure.n == 0 {
        Numbers.short(value)
      } else {
        Numbers.figure(figure).replacing("[", with: "\\[").replacing("]", with: "\\]")
      }
    }
  }

  /// Text of annotators' and subsets' names cannot become markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>|#".contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }
}
