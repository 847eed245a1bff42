import Study

/// A report as plain text, for terminals and mails: nothing in it needs colour.
package struct TextRendering {
  let width: Int

  /// - Parameter columns: the most that a line has, at least 40.
  package static func render(_ document: ReportDocument, columns: Int = 80) -> String {
    TextRendering(width: max(40, columns)).text(of: document)
  }

  private func text(of document: ReportDocument) -> String {
    var lines = ["\(document.title)", String(repeating: "=", count: min(width, document.title.unicodeScalars.count))]
    for line in document.summary { lines += wrapped(line) }
    for section in document.sections {
      lines += ["", section.title, String(repeating: "-", count: min(width, section.title.unicodeScalars.count))]
      for (index, block) in section.blocks.enumerated() {
        let part = self.lines(of: block)
        if index > 0, !part.isEmpty { lines.append("") }
        lines += part
      }
    }
    lines += ["", String(repeating: "-", count: width)]
    for note in document.notes { lines += wrapped(note) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of block: ReportDocument.Block) -> [String] {
    switch block {
    case .paragraph(let text), .explanation(let text): wrapped(text)
    case .list(let items): lines(of: items)
    case .table(let table): lines(of: table)
    case .bars(let charts): lines(of: charts)
    case .shares(let plot): lines(of: plot)
    case .intervals(let plot): lines(of: plot)
    case .heat(let map): lines(of: map.table)
    case .sets: []
    }
  }

  /// Numbered, each hanging from its number.
  private func lines(of items: [String]) -> [String] {
    let inner = TextRendering(width: width - 3)
    return items.enumerated().flatMap { index, item in
      inner.wrapped(item).enumerated().map { ($0 == 0 ? "\(index + 1). " : "   ") + $1 }
    }
  }

  /// Columns that don't fit beside each other follow below.
  private func lines(of table: FigureTable) -> [String] {
    if table.columns == [""] { return facts(table) }
    let labels = table.rows.filter { $0.kind != .heading }.map { $0.label.unicodeScalars.count }
    // A longer label, such as somebody's name, stands on lines of its own.
    let labelWidth = min(max(labels.max() ?? 0, 1), 50)
    let widths = table.columns.indices.map { column in
      let cells = table.rows.compactMap { column < $0.cells.count ? text($0.cells[column]).unicodeScalars.count : nil }
      return max(table.columns[column].unicodeScalars.count, cells.max() ?? 0)
    }
    var lines: [String] = []
    var start = 0
    while start < table.columns.count {
      var end = start + 1
      func needed(_ end: Int) -> Int { labelWidth + widths[start..<end].reduce(0) { $0 + $1 + 2 } }
      while end < table.columns.count, needed(end + 1) <= width { end += 1 }
      lines += self.lines(of: table, columns: start..<end, labelWidth: labelWidth, widths: widths)
      start = end
    }
    return lines
  }

  /// What things are called and what is said of them, which may be of any length.
  private func facts(_ table: FigureTable) -> [String] {
    let labelWidth = min(table.rows.map { $0.label.unicodeScalars.count }.max() ?? 0, width / 2)
    let inner = TextRendering(width: max(20, width - labelWidth - 2))
    return table.rows.flatMap { row -> [String] in
      let label = wrapped(row.label)
      let said = inner.wrapped(row.cells.map(text).joined(separator: " "))
      let isLong = row.label.unicodeScalars.count > labelWidth
      return (isLong ? label : [])
        + said.enumerated().map { trimmed(padded($0 == 0 && !isLong ? row.label : "", labelWidth) + "  " + $1) }
    }
  }

  private func lines(
    of table: FigureTable, columns: Range<Int>, labelWidth: Int, widths: [Int]
  ) -> [String] {
    var lines: [String] = []
    func line(_ label: String, _ cells: [String]) {
      let isLong = label.unicodeScalars.count > labelWidth
      if isLong { lines += wrapped(label) }
      var line = padded(isLong ? "" : label, labelWidth)
      for (column, cell) in zip(columns, cells) { line += "  " + padLeft(cell, widths[column]) }
      lines += line.unicodeScalars.count > width ? wrapped(line, hanging: labelWidth + 2) : [trimmed(line)]
    }
    if columns.contains(where: { !table.columns[$0].isEmpty }) { line("", columns.map { table.columns[$0] }) }
    for row in table.rows {
      if row.kind == .heading {
        lines += wrapped(row.label)
      } else {
        line(row.label, columns.map { $0 < row.cells.count ? text(row.cells[$0]) : "" })
      }
    }
    return lines + reasons(table, columns: columns)
  }

  /// Why some cells are empty: once each reason.
  private func reasons(_ table: FigureTable, columns: Range<Int>) -> [String] {
    var seen: [String] = []
    for row in table.rows {
      for column in columns where column < row.cells.count {
        if case .figure(let figure) = row.cells[column], let why = figure.why, !seen.contains(why) { seen.append(why) }
      }
    }
    return seen.flatMap { wrapped("-: \($0).") }
  }

  private func text(_ cell: FigureTable.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .figure(let figure):
      if figure.n == 0, let value = figure.value { Numbers.short(value) } else { Numbers.figure(figure) }
    }
  }

  func wrapped(_ text: String, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: hanging == 0) {
      if !line.isEmpty, line.unicodeScalars.count + 1 + word.unicodeScalars.count > width {
        lines.append(trimmed(line))
        line = String(repeating: " ", count: hanging) + word
      } else {
        line += (line.isEmpty && lines.isEmpty && hanging == 0 || line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [trimmed(line)]
  }

  func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }

  func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
  }
}
