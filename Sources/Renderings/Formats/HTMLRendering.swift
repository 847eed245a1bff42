import Study

/// A report as one HTML file: nothing is fetched, its plots are inline pictures that print and can be read aloud.
package enum HTMLRendering {
  package static func render(_ document: ReportDocument) -> String {
    var lines = [
      "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      "<title>\(HTMLText.escaped(document.title))</title>", "<style>\(style)</style>", "</head>", "<body>", "<main>",
      "<h1>\(HTMLText.escaped(document.title))</h1>",
    ]
    lines += document.summary.map { "<p class=\"summary\">\(HTMLText.escaped($0))</p>" }
    lines.append("<nav aria-label=\"Sections\"><ul>")
    lines += document.sections.map { "<li><a href=\"#\($0.id)\">\(HTMLText.escaped($0.title))</a></li>" }
    lines.append("</ul></nav>")
    for section in document.sections { lines += self.section(section) }
    lines += ["</main>", "<footer>", "<h2>Notes</h2>"]
    lines += document.notes.map { "<p>\(HTMLText.escaped($0))</p>" }
    lines += ["</footer>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ section: ReportDocument.Section) -> [String] {
    var lines = ["<section id=\"\(section.id)\">", "<h2>\(HTMLText.escaped(section.title))</h2>"]
    var pictures: [String] = []
    var charts: [BarChart] = []
    func flush() {
      guard !pictures.isEmpty else { return }
      lines += ["<div class=\"plots\">"] + pictures + ["</div>"] + numbers(charts)
      (pictures, charts) = ([], [])
    }
    for (index, block) in section.blocks.enumerated() {
      let id = "\(section.id)-\(index)"
      switch block {
      case .bars(let chart):
        pictures.append(BarPicture.svg(chart, id: id))
        charts.append(chart)
      case .intervals(let plot): pictures.append(IntervalPicture.svg(plot, id: id))
      case .sets(let plot): pictures.append(SetPicture.svg(plot, id: id))
      case .paragraph(let text):
        flush()
        lines.append("<p>\(HTMLText.escaped(text))</p>")
      case .table(let table):
        flush()
        lines += self.table(table)
      }
    }
    flush()
    return lines + ["</section>"]
  }

  /// What bars show, as tables: other pictures stand beside one.
  private static func numbers(_ charts: [BarChart]) -> [String] {
    guard !charts.isEmpty else { return [] }
    let tables = charts.flatMap { chart in
      var table = FigureTable(chart.title, columns: ["share", "labels"])
      for bar in chart.bars {
        table.rows.append(
          FigureTable.Row(label: bar.label, cells: [.figure(bar.share), .text(String(bar.count))]))
      }
      return self.table(table)
    }
    return ["<details><summary>The same in numbers</summary>"] + tables + ["</details>"]
  }

  private static func table(_ table: FigureTable) -> [String] {
    var lines = ["<div class=\"wide\"><table>", "<caption>\(HTMLText.escaped(table.caption))</caption>"]
    if table.columns != [""] {
      let headers = table.columns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined()
      lines.append("<thead><tr><td></td>\(headers)</tr></thead>")
    }
    lines.append("<tbody>")
    for row in table.rows {
      let label = HTMLText.escaped(String(row.label.drop { $0 == " " }))
      switch row.kind {
      case .heading:
        lines.append(
          "<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"\(table.columns.count + 1)\">\(label)</th></tr>")
      case .plain, .aside:
        let kind = row.kind == .aside ? " class=\"aside\"" : ""
        let cells = row.cells.map { "<td>\(text($0))</td>" }.joined()
        lines.append("<tr\(kind)><th scope=\"row\">\(label)</th>\(cells)</tr>")
      }
    }
    return lines + ["</tbody>", "</table></div>"]
  }

  private static func text(_ cell: FigureTable.Cell) -> String {
    switch cell {
    case .text(let text): return HTMLText.escaped(text)
    case .figure(let figure):
      guard let value = figure.value else {
        return "<span class=\"none\">none: \(HTMLText.escaped(figure.why ?? "undefined"))</span>"
      }
      var text = "<b>\(minus(Numbers.short(value)))</b>"
      if let low = figure.low, let high = figure.high {
        let doubt = figure.doubt.map { " <abbr title=\"not to be trusted: \(HTMLText.escaped($0))\">?</abbr>" } ?? ""
        text += " <span class=\"range\">\(minus(Numbers.short(low))) to \(minus(Numbers.short(high)))\(doubt)</span>"
      }
      return figure.n > 0 ? text + " <span class=\"n\">n\u{A0}\(figure.n)</span>" : text
    }
  }

  private static func minus(_ number: String) -> String { number.replacing("-", with: "−") }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#555;--line:#c9c9c9;--paper:#fff;--one:#1f5f9e;--two:#b45f06}
    @media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--soft:#b0b0b0;--line:#4a4a4a;--paper:#161616;\
    --one:#7db4ec;--two:#f0a860}}
    body{margin:0 auto;max-width:60rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);\
    background:var(--paper)}
    h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:1px solid var(--line)}
    nav ul{padding-left:1.2rem;columns:2}a{color:var(--one)}.summary{margin:.2rem 0}
    .wide{overflow-x:auto}table{border-collapse:collapse;margin:.8rem 0;font-size:.92rem}
    caption{text-align:left;color:var(--soft);font-size:.85rem}
    th,td{padding:.2rem .8rem .2rem 0;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    td:last-child{white-space:normal}th[scope=row],th[scope=rowgroup]{text-align:left;font-weight:normal}
    thead th{border-bottom:1px solid var(--ink)}.heading th{padding-top:.7rem;font-weight:bold}
    .aside th,.aside td,.aside b{color:var(--soft);font-weight:normal;font-style:italic}.aside th{padding-left:1.2rem}
    .range,.n,.none{color:var(--soft);font-size:.85em}
    .plots{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;break-inside:avoid}
    svg{max-width:100%;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}
    .axis{stroke:var(--line)}.one{fill:var(--one);stroke:var(--one)}.two{fill:none;stroke:var(--two);stroke-width:2}
    .ring{fill-opacity:.25;stroke-width:1.5}.other{fill:var(--two);stroke:var(--two)}.whisker{stroke:var(--ink)}
    footer{margin-top:2.5rem;color:var(--soft);font-size:.85rem}
    @media print{body{max-width:none;font-size:11px;padding:0}nav{display:none}table,h2{break-inside:avoid}h2{break-after:avoid}\
    :root{--ink:#000;--soft:#333;--paper:#fff;--line:#999;--one:#1f5f9e;--two:#b45f06}}
    """
}
