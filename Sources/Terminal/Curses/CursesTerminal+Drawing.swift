import CTerminal

/// What the terminal shows is the frame, always: curses is told whole rows, and rows that a terminal could take otherwise
/// than curses does are sent whole.
extension CursesTerminal {
  package func draw(_ frame: Frame) {
    guard screen != nil else { return }
    demur_signals_drawing(true)
    defer { demur_signals_drawing(false) }
    let changed = (0..<size.rows).filter { row in shown.map { frame.differs(from: $0, row: row) } ?? true }
    // Cells that take two columns, or that terminals differ about: such a row is sent whole, so that nothing depends on what
    // a terminal does with half a character, or has shifted.
    let unsteady = changed.filter { !frame.isSteady(row: $0) || !(shown?.isSteady(row: $0) ?? true) }
    for row in changed where !unsteady.contains(row) { put(frame, row: row) }
    if !unsteady.isEmpty {
      let last = size.rows - 1
      let isLastCleared = unsteady.last == last && Curses.canFillCorner
      // Sent whole as others are, its last cell would be too.
      if isLastCleared { Curses.put(Curses.Row(), at: last) }
      // The others first: curses may go to them from where it thinks that the cursor is.
      if isLastCleared || unsteady.count < changed.count { update(cursor: frame.cursor) }
      for row in unsteady {
        put(frame, row: row)
        if row != last || !isLastCleared { Curses.forget(row: row) }
      }
    }
    shown = frame
    update(resync: !unsteady.isEmpty)
  }

  /// Gives curses the frame itself once more and sends all of it, whatever was sent before.
  package func redraw() {
    guard screen != nil else { return }
    demur_signals_drawing(true)
    defer { demur_signals_drawing(false) }
    if let shown {
      for row in 0..<size.rows { put(shown, row: row) }
    }
    Curses.forgetAll()
    update(resync: true)
  }

  /// Sends what changed.
  func update(resync: Bool) {
    update(cursor: shown?.cursor, resync: resync)
    writeTail()
  }

  private func update(cursor: Position?, resync: Bool = false) {
    Curses.showCursor(cursor != nil)
    // Hidden, it is parked at the lower left: some terminals show it all the same.
    let place = cursor ?? Position(row: size.rows - 1, column: 0)
    let row = max(0, min(place.row, size.rows - 1))
    let column = max(0, min(place.column, size.columns - 1))
    Curses.update(cursor: Position(row: row, column: column), resync: resync)
  }

  /// Gives curses a row: all of it, since over single cells of what was there it would blank halves of wide characters,
  /// also those that were just written.
  private func put(_ frame: Frame, row: Int) {
    make(frame, row: row)
    Curses.put(made, at: row)
  }

  /// Makes curses' cells of a row.
  private func make(_ frame: Frame, row: Int) {
    made.removeAll()
    let end = row == size.rows - 1 ? tailStart(of: frame) : size.columns
    var column = 0
    while column < end {
      let cell = frame[row: row, column: column]
      let look = look(of: cell.style)
      let run = frame.asciiRun(row: row, column: column, end: end)
      if !run.isEmpty {
        made.append(ascii: run, look)
        column += run.count
        continue
      }
      for part in cells(of: frame, row: row, column: column) {
        made.append(part, look)
        column += part.columns
      }
    }
  }

  /// Curses' cells for one of the frame; a blank for half a wide character, which a frame of another size may have at our
  /// edge.
  private func cells(of frame: Frame, row: Int, column: Int) -> [CursesCell] {
    let width = frame.isWide(row: row, column: column) ? 2 : 1
    guard column + width <= size.columns else { return [.blank] }
    let cells = CursesCell.cells(
      for: frame[row: row, column: column].text, columns: width, libraryWidth: Curses.width)
    return cells.isEmpty ? [.blank] : cells
  }

  /// The column from which on the last row is written without curses. In the last cell of all curses switches wrapping off
  /// or inserts, and does so too for a wide character that ends before it; marks and halves of characters go astray.
  private func tailStart(of frame: Frame) -> Int {
    guard Curses.canFillCorner else { return size.columns }
    let isWide = { column in frame.isWide(row: self.size.rows - 1, column: column) }
    if isWide(size.columns - 2) { return size.columns }
    return isWide(size.columns - 3) ? size.columns - 3 : size.columns - 1
  }

  /// Writes the last row's end, where there is or was anything.
  private func writeTail() {
    guard let shown else { return }
    let row = size.rows - 1
    let start = tailStart(of: shown)
    let isBlank = (start..<size.columns).allSatisfy { shown[row: row, column: $0] == .blank }
    let before = tail
    tail = (start, isBlank)
    if isBlank, before.isBlank { return }
    // What was written here before and is not now, curses takes for blank.
    var first = max(0, min(start, before.start))
    if shown[row: row, column: first].text.isEmpty { first += 1 }
    var parts: [(text: String, look: Curses.CellStyle)] = []
    for column in first..<max(first, size.columns) where !shown[row: row, column: column].text.isEmpty {
      let scalars = cells(of: shown, row: row, column: column).flatMap(\.scalars).compactMap(Unicode.Scalar.init)
      parts.append(
        (String(String.UnicodeScalarView(scalars)), look(of: shown[row: row, column: column].style)))
    }
    if !parts.isEmpty { Curses.write(parts, row: row, column: first) }
  }

  private func look(of style: Style) -> Curses.CellStyle {
    if let known = looks[style] { return known }
    let look = Curses.look(of: style, pairs: pairs)
    looks[style] = look
    return look
  }
}
