import Study

/// A report as a LaTeX document of booktabs tables, each of which can be copied into a paper.
package enum LatexRendering {
  package static func render(_ document: ReportDocument) -> String {
    var lines = [
      "\\documentclass{article}", "\\usepackage[T1]{fontenc}",
      "\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}", "\\usepackage[utf8]{inputenc}", "\\usepackage{booktabs}",
      "\\usepackage[a4paper,margin=2cm]{geometry}", "\\begin{document}",
      "\\section*{\(escaped(document.title))}",
    ]
    lines += document.summary.map { "\(escaped($0))\n" }
    for section in document.sections {
      lines.append("\\subsection*{\(escaped(section.title))}")
      lines += section.blocks.compactMap { text($0, title: section.title) }
    }
    lines.append("\\subsection*{Notes}")
    lines += document.notes.map { note in
      note.split(separator: " ").map { breakable(String($0)) }.joined(separator: " ") + "\n"
    }
    lines.append("\\end{document}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ block: ReportDocument.Block, title: String) -> String? {
    switch block {
    case .paragraph(let text): "\(escaped(text))\n"
    case .table(let table): self.table(table)
    case .bars(let chart): self.table(chart)
    case .intervals, .sets: nil
    }
  }

  private static func table(_ chart: BarChart) -> String {
    let rows = chart.bars.map { bar in
      "\(escaped(bar.label)) & \(bar.count) & \(bar.share.value.map { escaped(Numbers.percent($0)) } ?? "--") & "
        + "\(interval(bar.share) { escaped(Numbers.percent($0)) }) \\\\"
    }
    return tabular("lrrr", header: "\(escaped(chart.title)) & $n$ & share & 95\\,\\% interval", rows: rows)
  }

  private static func table(_ table: FigureTable) -> String {
    let isText = table.columns == [""]
    let columns = isText ? "lp{10cm}" : "l" + table.columns.map { _ in "r" }.joined()
    let rows = table.rows.map { row -> String in
      if row.kind == .heading {
        return "\\addlinespace\\multicolumn{\(table.columns.count + 1)}{l}{\\textbf{\(escaped(row.label))}} \\\\"
      }
      let label = escaped(String(row.label.drop { $0 == " " }))
      let shown = row.kind == .aside ? "\\quad\\textit{\(label)}" : label
      return "\(shown) & " + row.cells.map { text($0) }.joined(separator: " & ") + " \\\\"
    }
    let header = (["{}"] + table.columns.map(escaped)).joined(separator: " & ")
    // A tabular does not break over pages.
    let parts = stride(from: 0, to: rows.count, by: 40).map { start in
      tabular(columns, header: header, rows: Array(rows[start..<min(rows.count, start + 40)]))
    }
    return parts.joined(separator: "\n") + reasons(table)
  }

  private static func tabular(_ columns: String, header: String, rows: [String]) -> String {
    let start = ["\\begin{center}\\small", "\\begin{tabular}{\(columns)}", "\\toprule", "\(header) \\\\", "\\midrule"]
    return (start + rows + ["\\bottomrule", "\\end{tabular}", "\\end{center}"]).joined(separator: "\n")
  }

  private static func reasons(_ table: FigureTable) -> String {
    var seen: [String] = []
    for case .figure(let figure) in table.rows.flatMap(\.cells) {
      if let why = figure.why, !seen.contains(why) { seen.append(why) }
    }
    return seen.map { "\n\\noindent --: \(escaped($0)).\n" }.joined()
  }

  private static func text(_ cell: FigureTable.Cell) -> String {
    switch cell {
    case .text(let text): escaped(text)
    case .figure(let figure):
      if let value = figure.value {
        "$\(Numbers.short(value))$" + spaced(interval(figure) { "$\(Numbers.short($0))$" })
          + (figure.n > 0 ? " {\\scriptsize \(figure.n)}" : "")
      } else {
        "--"
      }
    }
  }

  private static func spaced(_ text: String) -> String { text.isEmpty ? "" : " {\\scriptsize \(text)}" }

  private static func interval(_ figure: Figure, _ shown: (Double) -> String) -> String {
    guard let low = figure.low, let high = figure.high else { return "" }
    return "[\(shown(low)), \(shown(high))]\(Numbers.mark(figure))"
  }

  /// A word that may be broken if it is a long one, as fingerprints are.
  private static func breakable(_ word: String) -> String {
    let scalars = Array(word.unicodeScalars)
    return stride(from: 0, to: scalars.count, by: 24).map { start in
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[start..<min(start + 24, scalars.count)])
      return escaped(String(part))
    }.joined(separator: "\\allowbreak{}")
  }

  /// Text that LaTeX prints as it is; what its standard fonts lack is named by its code point.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "%", "_": result += "\\\(scalar)"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "<", ">": result += "$\(scalar)$"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\textquotedbl{}"
      case "Δ": result += "$\\Delta$"
      case "α": result += "$\\alpha$"
      case "≥": result += "$\\geq$"
      case "…": result += "\\ldots{}"
      case "\u{20}"..."\u{7E}", "\u{A1}"..."\u{FF}": result.unicodeScalars.append(scalar)
      default: result += "U+" + String(scalar.value, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
