/// A picture of the whole terminal as cells, drawn at absolute positions.
///
/// Nothing that is drawn can fail: what lies outside is clipped, and half of a wide character is a blank.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// Where the real cursor stands, so that screen readers follow the focus; `nil` hides it.
  package var cursor: Position?
  private var cells: [Cell]

  /// A blank frame; negative extents count as 0.
  package init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The cell there; a blank outside the frame.
  package subscript(row row: Int, column column: Int) -> Cell {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// Writes text from a cell on, clipped at the frame's edges and after `limit` columns.
  ///
  /// - Returns: the columns used, counted from `column`, so that `column += put(…)` goes on after it; 0 in a row outside.
  @discardableResult
  package mutating func put(
    _ text: SafeText, row: Int, column: Int, style: Style = .plain, columns limit: Int? = nil
  ) -> Int {
    guard (0..<size.rows).contains(row) else { return 0 }
    let end = min(size.columns, limit.map { column.saturatingAdding(max(0, $0)) } ?? size.columns)
    var next = column
    text.forEachCell { cluster, width in
      guard next < end else { return false }
      if next + width > end {
        // Half a wide character is no character.
        set(Cell(text: " ", style: style), row: row, column: next)
        next = end
        return false
      }
      set(Cell(text: next < 0 ? " " : cluster, style: style), row: row, column: next)
      if width == 2 {
        set(Cell(text: next < 0 ? " " : "", style: style), row: row, column: next + 1, keepsLeft: next >= 0)
      }
      next += width
      return true
    }
    return next - column
  }

  /// Writes `text` again and again from the range's start to its end: rules and borders.
  package mutating func fill(row: Int, columns: Range<Int>, with text: SafeText, style: Style = .plain) {
    guard !text.isEmpty else { return }
    let range = columns.clamped(to: 0..<size.columns)
    var column = range.lowerBound
    while column < range.upperBound {
      let used = put(text, row: row, column: column, style: style, columns: range.upperBound - column)
      guard used > 0 else { return }
      column += used
    }
  }

  /// Gives cells another style and keeps their text: search hits, the selected row.
  package mutating func paint(_ style: Style, row: Int, columns: Range<Int>) {
    restyle(row: row, columns: columns) { _ in style }
  }

  /// Adds a style to that of each cell.
  package mutating func overlay(_ style: Style, row: Int, columns: Range<Int>) {
    restyle(row: row, columns: columns) { $0.with(style) }
  }

  /// Copies another frame's cells so that its upper left stands at `origin`; its cursor, if any, comes along.
  package mutating func draw(_ other: Frame, at origin: Position) {
    for row in 0..<other.size.rows {
      for column in 0..<other.size.columns {
        var cell = other[row: row, column: column]
        let target = origin.column + column
        let isCut =
          cell.text.isEmpty ? target == 0 : target + 1 == size.columns && other.isWide(row: row, column: column)
        if isCut { cell = Cell(text: " ", style: cell.style) }
        set(cell, row: origin.row + row, column: target, keepsLeft: cell.text.isEmpty)
      }
    }
    if let inner = other.cursor {
      cursor = Position(row: origin.row + inner.row, column: origin.column + inner.column)
    }
  }

  /// Whether the cell is the left half of a wide one.
  func isWide(row: Int, column: Int) -> Bool { self[row: row, column: column + 1].text.isEmpty }

  /// The printable characters of ASCII from a cell on that look as that cell does, up to a column; empty if it is another.
  func asciiRun(row: Int, column: Int, end: Int) -> [UInt8] {
    var run: [UInt8] = []
    let style = self[row: row, column: column].style
    for next in column..<end {
      let cell = self[row: row, column: next]
      guard let ascii = cell.ascii, cell.style == style else { break }
      if run.isEmpty { run.reserveCapacity(end - column) }
      run.append(ascii)
    }
    return run
  }

  /// Whether a row of two frames looks different; rows outside a frame are blank.
  func differs(from other: Frame, row: Int) -> Bool {
    guard size == other.size, (0..<size.rows).contains(row) else { return true }
    let range = row * size.columns..<(row + 1) * size.columns
    return cells[range] != other.cells[range]
  }

  /// Whether each cell of the row is one character of one column that no terminal takes for more: no wide ones, no marks,
  /// nothing beyond the first plane.
  func isSteady(row: Int) -> Bool {
    guard (0..<size.rows).contains(row) else { return true }
    return cells[row * size.columns..<(row + 1) * size.columns].allSatisfy { cell in
      let bytes = cell.text.utf8
      if bytes.count == 1 { return true }
      // Three bytes at most are one scalar of the first plane or several of ASCII, which cells never have.
      return (2...3).contains(bytes.count) && cell.text.unicodeScalars.count == 1
    }
  }

  /// A wide character looks as its left half does.
  private mutating func restyle(row: Int, columns: Range<Int>, _ change: (Style) -> Style) {
    guard (0..<size.rows).contains(row) else { return }
    let range = columns.clamped(to: 0..<size.columns)
    for column in range where !self[row: row, column: column].text.isEmpty {
      let index = row * size.columns + column
      cells[index] = cells[index].with(style: change(cells[index].style))
      if isWide(row: row, column: column) { cells[index + 1] = cells[index + 1].with(style: cells[index].style) }
    }
  }

  /// Puts one cell, and blanks the other half of a wide character that it cuts.
  private mutating func set(_ cell: Cell, row: Int, column: Int, keepsLeft: Bool = false) {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return }
    let index = row * size.columns + column
    if !keepsLeft, cells[index].text.isEmpty, column > 0 {
      cells[index - 1] = Cell(text: " ", style: cells[index - 1].style)
    }
    if column + 1 < size.columns, cells[index + 1].text.isEmpty {
      cells[index + 1] = Cell(text: " ", style: cells[index + 1].style)
    }
    cells[index] = cell
  }
}

extension Int {
  fileprivate func saturatingAdding(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
