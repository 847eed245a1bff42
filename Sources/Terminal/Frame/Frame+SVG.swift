extension Frame {
  /// The colours of a picture.
  package enum Palette: String, Hashable, Sendable, CaseIterable { case light, dark }

  /// The frame as an SVG picture: real text on a grid of cells, whatever monospaced font the viewer has.
  ///
  /// - Parameters:
  ///   - title: for those who cannot see it; without one the picture is its text.
  ///   - showsCursor: marks where the real cursor stands.
  package func svg(palette: Palette = .light, title: SafeText? = nil, showsCursor: Bool = false) -> String {
    let width = Grid.margin * 2 + size.columns * Grid.columnWidth
    let height = Grid.margin * 2 + size.rows * Grid.rowHeight
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" font-family=\"\(Grid.fonts)\" font-size=\"\(Grid.fontSize)\">"
    ]
    if let title { lines.append("<title>\(escaped(title.description))</title>") }
    lines.append("<rect width=\"\(width)\" height=\"\(height)\" rx=\"6\" fill=\"\(palette.background)\"/>")
    for row in 0..<size.rows {
      for run in runs(row: row) { lines += run.elements(row: row, palette: palette) }
    }
    if showsCursor, let cursor {
      lines.append(
        "<rect x=\"\(Grid.x(cursor.column))\" y=\"\(Grid.y(cursor.row))\" width=\"\(Grid.columnWidth)\""
          + " height=\"\(Grid.rowHeight)\" fill=\"none\" stroke=\"\(palette.foreground)\"/>")
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// Neighbouring cells of one style, with no more than one blank in a row; a wide cell stands alone. So no cell's place
  /// depends on the font or on how a viewer takes blanks.
  private func runs(row: Int) -> [Run] {
    var runs: [Run] = []
    var column = 0
    while column < size.columns {
      let cell = self[row: row, column: column]
      let width = isWide(row: row, column: column) ? 2 : 1
      let isBare = cell.text == " " && !cell.style.underline && !cell.style.reverse
      if isBare {
        // Nothing to be seen; within a run `append` makes up for it.
      } else if width == 1, let last = runs.last, last.isOpen, last.style == cell.style, column <= last.end + 1 {
        runs[runs.count - 1].append(cell.text, at: column)
      } else {
        runs.append(Run(column: column, columns: width, text: cell.text, style: cell.style, isOpen: width == 1))
      }
      column += width
    }
    return runs
  }

  private struct Run {
    var column: Int
    var columns: Int
    var text: String
    var style: Style
    /// Further narrow cells may join.
    var isOpen: Bool

    var end: Int { column + columns }

    mutating func append(_ cell: String, at column: Int) {
      if column > end { text += " " }
      text += cell
      columns = column + 1 - self.column
    }

    func elements(row: Int, palette: Palette) -> [String] {
      var elements: [String] = []
      let ink = palette.ink(of: style)
      if style.reverse {
        elements.append(
          "<rect x=\"\(Grid.x(column))\" y=\"\(Grid.y(row))\" width=\"\(columns * Grid.columnWidth)\""
            + " height=\"\(Grid.rowHeight)\" fill=\"\(ink)\"/>")
      }
      var attributes = "x=\"\(Grid.x(column))\" y=\"\(Grid.y(row) + Grid.baseline)\""
      // The grid holds in whatever font: each run is as long as its columns.
      attributes += " textLength=\"\(columns * Grid.columnWidth)\" lengthAdjust=\"spacingAndGlyphs\""
      attributes += " xml:space=\"preserve\" fill=\"\(style.reverse ? palette.background : ink)\""
      if style.bold { attributes += " font-weight=\"bold\"" }
      if style.underline { attributes += " text-decoration=\"underline\"" }
      elements.append("<text \(attributes)>\(escaped(text))</text>")
      return elements
    }
  }
}

/// Measures in pixels.
private enum Grid {
  static let columnWidth = 9
  static let rowHeight = 19
  static let baseline = 14
  static let fontSize = 15
  static let margin = 12
  static let fonts = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', monospace"

  static func x(_ column: Int) -> Int { margin + column * columnWidth }
  static func y(_ row: Int) -> Int { margin + row * rowHeight }
}

extension Frame.Palette {
  fileprivate var background: String {
    switch self {
    case .light: "#ffffff"
    case .dark: "#0d1117"
    }
  }

  fileprivate var foreground: String {
    switch self {
    case .light: "#1f2328"
    case .dark: "#e6edf3"
    }
  }

  /// Each at least 4.5 to 1 on the background.
  fileprivate func ink(of style: Style) -> String {
    switch (style.hue, self) {
    case (.accent, .light): "#0550ae"
    case (.accent, .dark): "#79c0ff"
    case (.warning, .light): "#953800"
    case (.warning, .dark): "#ffa657"
    case (.quiet, .light): "#59636e"
    case (.quiet, .dark): "#9198a1"
    case (nil, .light): style.dim ? "#59636e" : foreground
    case (nil, .dark): style.dim ? "#9198a1" : foreground
    }
  }
}

private func escaped(_ text: String) -> String {
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}
