import Study

/// A report as one HTML file: nothing is fetched, its plots are inline pictures that print and can be read aloud.
package enum HTMLRendering {
  /// One page that fetches nothing.
  package static func render(_ document: ReportDocument) -> String {
    var lines = [
      "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      "<title>\(HTMLText.escaped(document.title))</title>", "<style>\(style)</style>", "</head>", "<body>", "<main>",
      "<h1>\(HTMLText.escaped(document.title))</h1>",
    ]
    lines += document.summary.map { "<p class=\"summary\">\(HTMLText.escaped($0))</p>" }
    for (part, sections) in document.parts {
      if sections.count > 1 { lines.append("<h2>\(HTMLText.escaped(part.title))</h2>") }
      for section in sections { lines += self.section(section, level: sections.count > 1 ? 3 : 2) }
      // One page first, and then the way to all else.
      if part == document.parts.first?.part { lines += contents(document) }
    }
    lines += ["</main>", "<footer>", "<h2>Notes</h2>"]
    lines += document.notes.map { "<p>\(HTMLText.escaped($0))</p>" }
    lines += ["</footer>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func contents(_ document: ReportDocument) -> [String] {
    let parts = document.parts.map { part, sections in
      let links = sections.map { "<li><a href=\"#\($0.id)\">\(HTMLText.escaped($0.title))</a></li>" }
      return sections.count == 1 ? links[0] : "<li>\(HTMLText.escaped(part.title))<ul>\(links.joined())</ul></li>"
    }
    return ["<nav aria-label=\"Sections\"><ul>"] + parts + ["</ul></nav>"]
  }

  private static func section(_ section: ReportDocument.Section, level: Int) -> [String] {
    var lines = ["<section id=\"\(section.id)\">", "<h\(level)>\(HTMLText.escaped(section.title))</h\(level)>"]
    var pictures: [String] = []
    var numbers: [FigureTable] = []
    func flush() {
      guard !pictures.isEmpty else { return }
      lines += ["<div class=\"plots\">"] + pictures + ["</div>"] + details(numbers)
      (pictures, numbers) = ([], [])
    }
    for (index, block) in section.blocks.enumerated() {
      let id = "\(section.id)-\(index)"
      switch block {
      case .bars(let charts):
        let top = BarPicture.top(charts)
        pictures += charts.enumerated().map { BarPicture.svg($1, top: top, id: "\(id)-\($0)") }
        numbers += charts.map(table)
      case .shares(let plot): pictures.append(SharePicture.svg(plot, id: id))
      case .intervals(let plot): pictures.append(IntervalPicture.svg(plot, id: id))
      case .heat(let map):
        pictures.append(HeatPicture.svg(map, id: id))
        numbers.append(map.table)
      case .sets(let plot): pictures.append(SetPicture.svg(plot, id: id))
      case .paragraph(let text), .explanation(let text):
        flush()
        lines.append("<p>\(HTMLText.escaped(text))</p>")
      case .list(let items):
        flush()
        lines += ["<ol>"] + items.map { "<li>\(HTMLText.escaped($0))</li>" } + ["</ol>"]
      case .table(let table):
        flush()
        lines += self.table(table)
      }
    }
    flush()
    return lines + ["</section>"]
  }

  /// What pictures show that have no table beside them, as tables.
  private static func details(_ tables: [FigureTable]) -> [String] {
    guard !tables.isEmpty else { return [] }
    return ["<details><summary>The same in numbers</summary>"] + tables.flatMap(table) + ["</details>"]
  }

  private static func table(_ chart: BarChart) -> FigureTable {
    var table = FigureTable(chart.title, columns: ["share", "labels"])
    for bar in chart.bars {
      table.rows.append(FigureTable.Row(label: bar.label, cells: [.figure(bar.share), .text(String(bar.count))]))
    }
    return table
  }

  private static func table(_ table: FigureTable) -> [String] {
    let caption = HTMLText.escaped(table.caption)
    var lines = [
      "<div class=\"wide\" role=\"region\" aria-label=\"\(caption)\" tabindex=\"0\"><table\(table.columns == [""] ? " class=\"text\"" : "")>",
      "<caption>\(caption)</caption>",
    ]
    if table.columns != [""] {
      let headers = table.columns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined()
      lines.append("<thead><tr><td></td>\(headers)</tr></thead>")
    }
    lines.append("<tbody>")
    // A heading that says what the caption says is not said twice.
    for row in table.rows where row.kind != .heading || row.label != table.caption {
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
      guard let parts = Numbers.parts(figure) else {
        return "<span class=\"none\">none: \(HTMLText.escaped(figure.why ?? "undefined"))</span>"
      }
      var text = "<b>\(minus(parts.value))</b>"
      if let ends = parts.ends {
        let doubt = figure.doubt.map { " <abbr title=\"not to be trusted: \(HTMLText.escaped($0))\">?</abbr>" } ?? ""
        text += " <span class=\"range\">\(minus(ends.low)) to \(minus(ends.high))\(doubt)</span>"
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
    background:var(--paper);overflow-wrap:anywhere}
    h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2.4rem;border-bottom:1px solid var(--line)}
    h3{font-size:1.1rem;margin-top:1.8rem}
    nav>ul{padding-left:1.2rem;columns:2}nav li{break-inside:avoid}a{color:var(--one)}.summary{margin:.2rem 0}
    li{margin:.3rem 0}:focus-visible{outline:2px solid var(--one);outline-offset:2px}
    .wide{overflow-x:auto}table{border-collapse:collapse;margin:.8rem 0;font-size:.92rem}
    caption{text-align:left;color:var(--soft);font-size:.85rem}
    th,td{padding:.2rem .8rem .2rem 0;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    th[scope=row]{white-space:normal;min-width:6rem}.none{white-space:normal;display:inline-block;min-width:9rem}
    th[scope=row],th[scope=rowgroup]{text-align:left;font-weight:normal;overflow-wrap:break-word}
    thead th{border-bottom:1px solid var(--ink)}.heading th{padding-top:.7rem;font-weight:bold;white-space:normal}
    .aside th,.aside td,.aside b{color:var(--soft);font-weight:normal;font-style:italic}.aside th{padding-left:1.2rem}
    .text td{white-space:normal;text-align:left}
    .range,.n,.none{color:var(--soft);font-size:.85em}
    .plots{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;max-width:100%;overflow-x:auto;break-inside:avoid}
    svg{max-width:100%;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}
    svg .onDark{fill:var(--paper)}
    .axis{stroke:var(--line)}.one{fill:var(--one);stroke:var(--one)}.two{fill:none;stroke:var(--two);stroke-width:2}
    .heat{fill:var(--one);stroke:var(--line)}
    .ring{fill-opacity:.25;stroke-width:1.5}.other{fill:var(--two);stroke:var(--two)}.whisker{stroke:var(--ink);stroke-width:1.5}
    footer{margin-top:2.5rem;color:var(--soft);font-size:.85rem}
    @media (max-width:40rem){nav>ul{columns:1}svg.broad{max-width:none}}
    @page{size:A4;margin:15mm}
    @media print{html{font-size:12px}#overview{break-after:page}body{max-width:none;font-size:12px;padding:0}nav{display:none}h2,h3{break-after:avoid}\
    .wide,figure{overflow:visible}.wide{break-inside:avoid}table{font-size:10px}th,td{white-space:normal;padding-right:.5rem}tr,figure{break-inside:avoid}\
    thead{display:table-header-group}svg,svg.broad{max-width:100%}details::details-content{content-visibility:visible;block-size:auto}\
    :root{--ink:#000;--soft:#333;--paper:#fff;--line:#999;--one:#1f5f9e;--two:#b45f06}}
    """
}
