import Study

/// A report as LaTeX: tables with captions and labels to be taken into a paper by `\input`, or a whole document.
package struct LatexRendering {
  private let isStandalone: Bool

  /// - Parameter isStandalone: whether it is a document of its own rather than a fragment.
  package static func render(_ document: ReportDocument, isStandalone: Bool = false) -> String {
    let rendering = LatexRendering(isStandalone: isStandalone)
    let lines = isStandalone ? rendering.whole(document) : rendering.fragment(document)
    return lines.joined(separator: "\n") + "\n"
  }

  private func whole(_ document: ReportDocument) -> [String] {
    var lines = [
      "\\documentclass{article}", "\\usepackage[T1]{fontenc}",
      "\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}", "\\usepackage[utf8]{inputenc}", "\\usepackage{booktabs}",
      "\\usepackage{float}", "\\usepackage[a4paper,margin=2cm]{geometry}", "\\begin{document}",
      "\\section*{\(Self.escaped(document.title))}",
    ]
    lines += document.summary.map { "\(Self.escaped($0))\n" }
    for section in document.sections {
      lines.append("\\subsection*{\(Self.escaped(section.title))}")
      lines += blocks(of: section)
    }
    lines.append("\\subsection*{Notes}")
    lines += document.notes.map { note in
      note.split(separator: " ").map { Self.breakable(String($0)) }.joined(separator: " ") + "\n"
    }
    return lines + ["\\end{document}"]
  }

  private func fragment(_ document: ReportDocument) -> [String] {
    var lines = [
      "% Made by demur of: " + Self.escaped(document.title),
      "% To be taken into a document by \\input; it needs \\usepackage{booktabs}. Refer to a table by its \\label.",
    ]
    for section in document.sections {
      lines += ["", "% " + Self.escaped(section.title)]
      lines += blocks(of: section)
    }
    return lines + [""] + document.notes.map { "% " + Self.escaped($0) }
  }

  private func blocks(of section: ReportDocument.Section) -> [String] {
    var tables = 0
    let isAlone = section.blocks.reduce(0) { $0 + $1.tableCount } < 2
    /// A table with what it is called, and a label that is told from others of the section.
    func table(_ caption: String, _ columns: String, header: String, rows: [String], after: String = "") -> String {
      tables += 1
      let heading = Self.withoutNumber(section.title)
      let name = Self.withoutNumber(caption)
      return self.table(
        isAlone || name.isEmpty ? heading : "\(heading): \(name)", label: "tab:demur-\(section.id)-\(tables)", columns,
        header: header, rows: rows, after: after)
    }
    return section.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .explanation(let text):
        return [isStandalone ? "\(Self.escaped(text))\n" : "% " + Self.escaped(text)]
      case .list(let items):
        guard isStandalone else { return items.map { "% - " + Self.escaped($0) } }
        return ["\\begin{enumerate}"] + items.map { "\\item \(Self.escaped($0))" } + ["\\end{enumerate}"]
      case .table(let figures): return [Self.content(of: figures, table)]
      case .heat(let map): return [Self.content(of: map.table, table)]
      case .bars(let charts):
        return charts.map { chart in
          let header = "{} & $n$ & share & 95\\,\\% interval"
          return table(chart.title, "lrrr", header: header, rows: chart.bars.map(Self.row))
        }
      case .shares(let plot):
        let rows = plot.bars.map { "\(Self.escaped($0.label)) & \(Self.share($0.share)) \\\\" }
        return [table(plot.title, "lrr", header: "{} & share & 95\\,\\% interval", rows: rows)]
      case .intervals, .sets: return []
      }
    }
  }

  /// A float of one table; of many rows several, since a tabular does not break over pages.
  private func table(
    _ caption: String, label: String, _ columns: String, header: String, rows: [String], after: String
  ) -> String {
    let parts = stride(from: 0, to: max(1, rows.count), by: 40).map { Array(rows[$0..<min(rows.count, $0 + 40)]) }
    return parts.enumerated().map { index, rows in
      let name = Self.escaped(caption) + (index == 0 ? "." : " (continued).")
      return
        ([
          "\\begin{table}[\(isStandalone ? "H" : "htbp")]",
          "\\centering\(columns.count > 6 ? "\\footnotesize" : "\\small")",
          "\\caption{\(name)\(index == 0 ? " Values with 95\\,\\% intervals and numbers of data points." : "")}",
          "\\label{\(label)\(index == 0 ? "" : "-\(index + 1)")}", "\\begin{tabular}{\(columns)}", "\\toprule",
          "\(header) \\\\", "\\midrule",
        ] + rows + ["\\bottomrule", "\\end{tabular}"] + (after.isEmpty ? [] : [after]) + ["\\end{table}"])
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// `Table 1: Weighted kappa` as a caption has it, which is numbered anew.
  private static func withoutNumber(_ title: String) -> String {
    String(title.replacing(/^(Table|Figure|Figures|Section) [0-9.]+( and [0-9.]+)?[:,]? */, with: ""))
  }

  private static func content(
    of table: FigureTable, _ made: (String, String, String, [String], String) -> String
  ) -> String {
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
    return made(table.caption, columns, header, rows, reasons(table))
  }
}

extension ReportDocument.Block {
  /// How many tables LaTeX has of it.
  fileprivate var tableCount: Int {
    switch self {
    case .table, .heat, .shares: 1
    case .bars(let charts): charts.count
    case .paragraph, .explanation, .list, .intervals, .sets: 0
    }
  }
}

extension LatexRendering {
  private static func row(_ bar: LabelShare) -> String {
    "\(escaped(bar.label)) & \(bar.count) & \(share(bar.share)) \\\\"
  }

  /// Two cells: the share, and its interval.
  private static func share(_ share: Figure) -> String {
    let ends = Numbers.ends(share, digits: 1)
    let value = share.value.map { escaped(Numbers.percent($0, digits: ends?.digits ?? 1)) } ?? "--"
    let interval = ends.map { escaped("[\($0.low) %, \($0.high) %]") + Numbers.mark(share) } ?? ""
    return "\(value) & \(interval)"
  }

  private static func reasons(_ table: FigureTable) -> String {
    var seen: [String] = []
    for case .figure(let figure) in table.rows.flatMap(\.cells) {
      if let why = figure.why, !seen.contains(why) { seen.append(why) }
    }
    return seen.map { "\\par\\smallskip --: \(escaped($0))." }.joined(separator: "\n")
  }

  private static func text(_ cell: FigureTable.Cell) -> String {
    switch cell {
    case .text(let text): escaped(text)
    case .figure(let figure):
      if let parts = Numbers.parts(figure) {
        "$\(parts.value)$"
          + spaced(parts.ends.map { "[$\($0.low)$, $\($0.high)$]\(Numbers.mark(figure))" } ?? "")
          + (figure.n > 0 ? " {\\scriptsize \(figure.n)}" : "")
      } else {
        "--"
      }
    }
  }

  private static func spaced(_ text: String) -> String { text.isEmpty ? "" : " {\\scriptsize \(text)}" }

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
      case "ε": result += "$\\varepsilon$"
      case "κ": result += "$\\kappa$"
      case "ρ": result += "$\\rho$"
      case "σ": result += "$\\sigma$"
      case "ω": result += "$\\omega$"
      case "−": result += "$-$"
      case "≤": result += "$\\leq$"
      case "–": result += "--"
      case "≥": result += "$\\geq$"
      case "…": result += "\\ldots{}"
      case "\u{20}"..."\u{7E}", "\u{A1}"..."\u{FF}": result.unicodeScalars.append(scalar)
      default: result += "U+" + String(scalar.value, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
