/// A styled text wrapped to display columns, with hanging indents. Only where each line starts is stored; a line is made when
/// it is asked for.
package struct StyledLayout: Sendable {
  /// The width it was wrapped to, at least 1.
  package let columns: Int
  /// How many characters are not shown as themselves.
  package let unusualCount: Int
  let styled: StyledText
  let lines: [Line]

  /// A line that is shown: its row, and the byte of the text at which it starts.
  struct Line: Sendable, Hashable {
    var row: UInt32
    var start: UInt32
  }

  package init(_ styled: StyledText, columns: Int) {
    let columns = max(1, columns)
    var lines: [Line] = []
    lines.reserveCapacity(styled.rows.count)
    var unusual = 0
    let bytes = styled.text.utf8.span
    for (index, row) in styled.rows.enumerated() {
      let room = columns - Self.indent(row, columns)
      let text = bytes.extracting(row.range)
      switch row.form {
      case .words where text.count > 0:
        var wrapping = Wrapping(columns: room)
        wrapping.run(text)
        unusual += wrapping.unusualCount
        for start in wrapping.starts {
          lines.append(Line(row: UInt32(index), start: UInt32(row.range.lowerBound) + start))
        }
      case .characters where text.count > 0:
        var column = 0
        var next = 0
        lines.append(Line(row: UInt32(index), start: UInt32(row.range.lowerBound)))
        while next < text.count {
          let unit = TextUnit.read(text, at: next)
          let width = unit.columns(at: column)
          if column + width > room, column > 0 {
            lines.append(Line(row: UInt32(index), start: UInt32(row.range.lowerBound + next)))
            column = 0
          }
          column += unit.columns(at: column)
          unusual += unit.unusualCount
          next = unit.end
        }
      case .cells(let cells, _):
        lines.append(Line(row: UInt32(index), start: UInt32(row.range.lowerBound)))
        unusual += cells.reduce(0) { $0 + bytes.extracting($1.range).measured.unusual }
      case .words, .characters, .rule: lines.append(Line(row: UInt32(index), start: UInt32(row.range.lowerBound)))
      }
    }
    self.styled = styled
    self.columns = columns
    self.lines = lines
    unusualCount = unusual
  }

  /// What stands before a row takes half of the width at most.
  private static func indent(_ row: StyledText.Row, _ columns: Int) -> Int { min(row.rest.columns, columns / 2) }

  /// At least 1: no text is one empty line.
  package var lineCount: Int { max(1, lines.count) }

  /// The text that its bytes are counted in: all that is shown but bullets and bars.
  package var text: String { styled.text }

  private func row(_ line: Line) -> StyledText.Row { styled.rows[Int(line.row)] }

  /// The bytes of the text that a line shows.
  package func bytes(ofLine index: Int) -> Range<Int> {
    guard lines.indices.contains(index) else { return 0..<0 }
    let end = row(lines[index]).range.upperBound
    let start = min(Int(lines[index].start), end)
    guard index + 1 < lines.count, lines[index + 1].row == lines[index].row else { return start..<end }
    return start..<min(end, max(start, Int(lines[index + 1].start)))
  }

  /// The byte of the source that a line begins with, as near as that is known; they do not fall from line to line.
  package func offset(ofLine index: Int) -> Int {
    if index < 0 { return 0 }
    guard lines.indices.contains(index) else { return .max }
    let row = row(lines[index])
    return row.source + min(Int(lines[index].start) - row.range.lowerBound, max(0, row.sourceLength - 1))
  }

  /// The first line of those that begin nearest before the source's byte at `offset`.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.offset(ofLine: middle) <= offset { low = middle } else { high = middle }
    }
    let found = self.offset(ofLine: low)
    while low > 0, self.offset(ofLine: low - 1) == found { low -= 1 }
    return low
  }
}

extension StyledLayout {
  /// A piece of a line that looks the same throughout.
  private struct Run {
    var text: SafeText
    var column: Int
    var style: Style
    var isDecoration = false
  }

  /// Draws a line from a cell on, up to `limit` columns.
  ///
  /// - Parameter isEmphasised: whether styles that underline are drawn; not where underlines say something else.
  package func draw(
    line index: Int, into frame: inout Frame, row: Int, column: Int, columns limit: Int, isEmphasised: Bool = true
  ) {
    for run in runs(ofLine: index) where run.column < limit {
      var style = run.style
      if !isEmphasised { style.underline = false }
      frame.put(run.text, row: row, column: column + run.column, style: style, columns: limit - run.column)
    }
  }

  /// A line's text alone, bullets and bars included.
  package func line(_ index: Int) -> SafeText {
    var line = SafeText.empty
    for run in runs(ofLine: index) { line = line.padded(toColumns: run.column) + run.text }
    return line
  }

  private func runs(ofLine index: Int) -> [Run] {
    guard lines.indices.contains(index) else { return [] }
    let row = row(lines[index])
    let isFirst = index == 0 || lines[index - 1].row != lines[index].row
    let indent = Self.indent(row, columns)
    let whole = isFirst ? row.first : row.rest
    // Of what is nested deeper than that, the innermost is shown.
    let before = whole.columns <= indent ? whole : SafeText(whole.description.suffix(indent)).prefix(columns: indent)
    var runs = [Run(text: before, column: 0, style: .quiet)]
    switch row.form {
    case .words, .characters: append(bytes(ofLine: index), at: indent, room: columns - indent, row, to: &runs)
    case .rule(let mark, let length):
      let count = max(0, min(length ?? columns, columns - indent)) / max(1, mark.columns)
      runs.append(Run(text: mark.repeated(count), column: indent, style: .quiet))
    case .cells(let cells, let between):
      for (number, cell) in cells.enumerated() {
        if number > 0 {
          runs.append(Run(text: between, column: indent + cell.column - between.columns, style: .quiet))
        }
        append(cell.range, at: indent + cell.column + cell.shift, room: cell.columns, row, to: &runs)
      }
    }
    return runs
  }

  /// Appends the bytes of one line, in pieces of one style.
  private func append(_ range: Range<Int>, at column: Int, room: Int, _ row: StyledText.Row, to runs: inout [Run]) {
    let bytes = styled.text.utf8.span
    var span = firstSpan(endingAfter: range.lowerBound)
    var output: [UInt8] = []
    var (used, unusual, runStart) = (0, 0, 0)
    var style: Style?
    let finish = { (runs: inout [Run], output: inout [UInt8], unusual: inout Int, end: Int) in
      guard !output.isEmpty else { return }
      let text = SafeText(
        description: String(decoding: output, as: UTF8.self), columns: end - runStart, unusualCount: unusual)
      runs.append(Run(text: text, column: column + runStart, style: style ?? .plain))
      output = []
      unusual = 0
    }
    var next = range.lowerBound
    while next < range.upperBound {
      while span < styled.spans.count, styled.spans[span].range.upperBound <= next { span += 1 }
      let isStyled = span < styled.spans.count && styled.spans[span].range.lowerBound <= next
      let unitStyle = isStyled ? row.style.with(styled.spans[span].style) : row.style
      let unit = TextUnit.read(bytes, at: next)
      let width = unit.columns(at: used)
      if unit.isBlank, used + width > room { break }
      if unitStyle != style {
        finish(&runs, &output, &unusual, used)
        style = unitStyle
        runStart = used
      }
      unit.write(to: &output, from: bytes, start: next, column: used)
      used += width
      unusual += unit.unusualCount
      next = unit.end
    }
    finish(&runs, &output, &unusual, used)
  }

  private func firstSpan(endingAfter byte: Int) -> Int {
    var low = 0
    var high = styled.spans.count
    while low < high {
      let middle = (low + high) / 2
      if styled.spans[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension StyledLayout: Equatable {
  package static func == (left: StyledLayout, right: StyledLayout) -> Bool {
    left.columns == right.columns && left.lines == right.lines && left.styled == right.styled
  }
}

extension StyledText {
  /// The columns that bytes of the text take on one line.
  package func columns(of range: Range<Int>) -> Int { text.utf8.span.extracting(range).measured.columns }
}

extension Span<UInt8> {
  /// The columns that they take on one line, and how many characters are not shown as themselves.
  fileprivate var measured: (columns: Int, unusual: Int) {
    var (columns, unusual, next) = (0, 0, 0)
    while next < count {
      let unit = TextUnit.read(self, at: next)
      columns += unit.columns(at: columns)
      unusual += unit.unusualCount
      next = unit.end
    }
    return (columns, unusual)
  }
}
