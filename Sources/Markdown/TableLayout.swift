import Terminal

/// A table for a width: its cells in columns where they fit, and otherwise as records, one cell a line with its column's name.
struct TableLayout {
  let table: MarkdownTable
  let styled: StyledText
  let columns: Int

  init(_ table: MarkdownTable, of styled: StyledText, columns: Int) {
    self.table = table
    self.styled = styled
    self.columns = columns
  }

  private static let between: SafeText = " | "

  /// The rows of the text that show it.
  var rows: [StyledText.Row] {
    guard let head = styled.rows[table.rows].first else { return [] }
    let widths = widths
    let total = widths.reduce(0, +) + Self.between.columns * max(0, widths.count - 1)
    return total <= columns - head.rest.columns ? besideEachOther(widths, total: total) : records
  }

  /// The columns that each column of the table needs.
  private var widths: [Int] {
    var widths: [Int] = []
    for cells in table.cells {
      for (number, cell) in cells.enumerated() {
        let width = styled.columns(of: cell)
        if number < widths.count { widths[number] = max(widths[number], width) } else { widths.append(width) }
      }
    }
    return widths
  }

  private func besideEachOther(_ widths: [Int], total: Int) -> [StyledText.Row] {
    var rows: [StyledText.Row] = []
    for (cells, original) in zip(table.cells, styled.rows[table.rows]) {
      var row = original
      var column = 0
      var placed: [StyledText.Cell] = []
      for (number, cell) in cells.enumerated() {
        let free = widths[number] - styled.columns(of: cell)
        let alignment = number < table.alignments.count ? table.alignments[number] : .left
        let shift =
          switch alignment {
          case .left: 0
          case .centre: free / 2
          case .right: free
          }
        placed.append(StyledText.Cell(range: cell, column: column, shift: shift, columns: widths[number] - shift))
        column += widths[number] + Self.between.columns
      }
      row.form = .cells(placed, between: Self.between)
      rows.append(row)
      if rows.count == 1 {
        var rule = original
        rule.range = original.range.upperBound..<original.range.upperBound
        rule.first = original.rest
        rule.form = .rule("-", columns: total)
        rows.append(rule)
      }
    }
    return rows
  }

  /// The head on a line of its own, then for each other row a blank line and its cells.
  private var records: [StyledText.Row] {
    guard let head = styled.rows[table.rows].first, let names = table.cells.first else { return [] }
    var rows = [head]
    let most = max(4, columns / 3)
    let titles = names.map { title in
      let bytes = styled.text.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: title.lowerBound)
      return SafeText(styled.text[start..<bytes.index(start, offsetBy: title.count)]).truncated(toColumns: most)
    }
    let width = titles.map(\.columns).max() ?? 0
    for (cells, original) in zip(table.cells, styled.rows[table.rows]).dropFirst() {
      var blank = original
      blank.range = original.range.lowerBound..<original.range.lowerBound
      blank.first = original.rest
      rows.append(blank)
      for (number, cell) in cells.enumerated() {
        var row = original
        row.range = cell
        let before = min(cell.lowerBound - original.range.lowerBound, max(0, original.sourceLength - 1))
        row.source = original.source + before
        row.sourceLength = original.sourceLength - before
        let title = number < titles.count ? titles[number] : .empty
        row.first = original.rest + title.padded(toColumns: width) + "  "
        row.rest = original.rest + .blanks(width + 2)
        rows.append(row)
      }
    }
    return rows
  }
}
