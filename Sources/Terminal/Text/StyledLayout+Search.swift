extension StyledLayout {
  /// Where `needle` is shown, from top to bottom; as in `TextLayout`.
  package func ranges(of needle: String, limit: Int = 10_000) -> [(line: Int, columns: Range<Int>)] {
    guard let pattern = SearchPattern(needle) else { return [] }
    let bytes = styled.text.utf8.span
    var found: [(line: Int, columns: Range<Int>)] = []
    var (line, index, hits) = (0, 0, 0)
    while hits < limit, let hit = pattern.next(in: bytes, from: index) {
      while line + 1 < lines.count, Int(lines[line + 1].start) <= hit.lowerBound { line += 1 }
      // What stands on several lines for one row of a table began further up.
      var part = line
      while part > 0, lines[part - 1].start == lines[line].start { part -= 1 }
      while part < lines.count, Int(lines[part].start) < hit.upperBound {
        if let columns = columns(ofBytes: hit, line: part) { found.append((part, columns)) }
        part += 1
      }
      index = hit.upperBound
      hits += 1
    }
    return found
  }

  /// The columns in which the line shows bytes of `range`; `nil` where it shows none.
  package func columns(ofBytes range: Range<Int>, line index: Int) -> Range<Int>? {
    guard let row = shownRow(index) else { return nil }
    let indent = min(row.rest.columns, columns / 2)
    switch row.form {
    case .words, .characters: return columns(ofBytes: range, shown: bytes(ofLine: index), at: indent)
    case .cells(let cells, _):
      let shown = cells.compactMap { columns(ofBytes: range, shown: $0.range, at: indent + $0.column + $0.shift) }
      guard let first = shown.first, let last = shown.last else { return nil }
      return first.lowerBound..<last.upperBound
    case .rule: return nil
    }
  }

  private func shownRow(_ index: Int) -> StyledText.Row? {
    lines.indices.contains(index) ? styled.rows[Int(lines[index].row)] : nil
  }

  private func columns(ofBytes range: Range<Int>, shown: Range<Int>, at start: Int) -> Range<Int>? {
    guard range.overlaps(shown) else { return nil }
    let bytes = styled.text.utf8.span
    var found: Range<Int>?
    var (column, next) = (0, shown.lowerBound)
    while next < shown.upperBound {
      let unit = TextUnit.read(bytes, at: next)
      let end = column + unit.columns(at: column)
      if next < range.upperBound, unit.end > range.lowerBound {
        found = (found?.lowerBound ?? start + column)..<start + end
      }
      column = end
      next = unit.end
    }
    return found
  }
}
