import Terminal

/// Where the parts of a labelling screen stand. The labels follow the text: what is left of a high screen is below them, and a
/// text has all rows before one of its lines is out of sight.
struct WorkMetrics: Hashable, Sendable {
  let size: Size
  /// Columns of the block that the screen draws in, and where it begins.
  let width: Int
  let left: Int
  /// The rows of the text.
  private(set) var body: Range<Int>
  private(set) var labelRow: Int

  /// Rows for a text that needs all of them.
  ///
  /// - Parameters:
  ///   - maximum: the widest that the block gets; 80 for SINGLE, so that lines stay readable.
  ///   - keepsRowAbove: whether the row above the text is never the text's own.
  init(_ size: Size, maximum: Int = 80, keepsRowAbove: Bool = false) {
    self.size = size
    width = min(size.columns, maximum)
    left = (size.columns - width) / 2
    labelRow = Self.lastLabelRow(size)
    let isRoomy = Self.isRoomy(size)
    let top = isRoomy && !keepsRowAbove ? 1 : 2
    body = top..<max(top + 1, labelRow - (isRoomy ? 0 : 1))
  }

  /// The same for a text of so many rows: where it has room, blank lines part it from the title and the labels.
  func holding(_ rows: Int) -> WorkMetrics {
    var metrics = self
    if rows <= labelRow - 1 - 2 {
      metrics.body = 2..<2 + max(1, rows)
    } else if rows < body.count {
      metrics.body = body.lowerBound..<body.lowerBound + rows
    }
    metrics.labelRow = min(labelRow, metrics.body.upperBound + 1)
    return metrics
  }

  /// The same with the labels below so many rows, of which the title's is the first.
  func holding(panes rows: Int) -> WorkMetrics {
    var metrics = self
    metrics.labelRow = min(labelRow, rows + 1)
    return metrics
  }

  /// For what lies over the work from its labels on: it follows the text as they do.
  ///
  /// - Parameter labelRow: where the labels stand; nil where there are none, and it stands at the foot of the screen.
  static func panel(_ size: Size, over labelRow: Int?) -> WorkMetrics {
    var metrics = WorkMetrics(size)
    if let labelRow { metrics.labelRow = min(metrics.labelRow, labelRow) }
    return metrics
  }

  /// Where a panel begins that has so many rows above the hints.
  func panelTop(rows: Int) -> Int { max(0, min(labelRow, hintRow - rows)) }

  /// Whether a text of so many rows can be seen whole with a blank line before the labels.
  func hasRoom(for rows: Int) -> Bool { rows <= labelRow - 1 - 2 }

  /// From here on a notice has one line, and what is above and below a text is said beside the title and the hints.
  private static func isRoomy(_ size: Size) -> Bool { size.columns >= 80 }

  /// Below this no row is left empty: a notice of two lines covers the hints instead, until the next key.
  private static func isLow(_ size: Size) -> Bool { size.rows < 14 }

  private static func lastLabelRow(_ size: Size) -> Int { size.rows - (isRoomy(size) || isLow(size) ? 3 : 4) }

  var isRoomy: Bool { Self.isRoomy(size) }
  /// The row after the last that panes can take.
  var paneEnd: Int { labelRow - (isRoomy || Self.isLow(size) ? 0 : 1) }
  var noticeRow: Int { min(labelRow + 2, hintRow - 1) }
  var hintRow: Int { size.rows - 1 }

  static let minimum = Size(columns: 40, rows: 10)

  static func isTooSmall(_ size: Size) -> Bool { size.columns < minimum.columns || size.rows < minimum.rows }
}

extension WorkMetrics {
  /// Draws a text that scrolls, and how much of it is above and below.
  ///
  /// - Returns: what has to stand beside the title and beside the hints.
  func draw(
    _ text: ScrolledDocument, highlights: [Highlight], into frame: inout Frame
  ) -> (above: SafeText, below: SafeText) {
    guard isRoomy else {
      text.draw(into: &frame, row: body.lowerBound, metrics: self, remainingRow: labelRow - 1, highlights: highlights)
      return (.empty, .empty)
    }
    if body.lowerBound > 1 {
      text.draw(into: &frame, row: body.lowerBound, metrics: self, remainingRow: nil, highlights: highlights)
      return (.empty, text.wordsBelow ?? .empty)
    }
    text.drawRows(into: &frame, row: body.lowerBound, left: left, highlights: highlights)
    return (text.wordsAbove ?? .empty, text.wordsBelow ?? .empty)
  }

  /// Title at the left, how far at the right edge; before it, where there is room, what of `forms` fits first, in which the
  /// text is shown against expectation, what is above it, and the work's marks.
  func drawTitle(
    _ title: SafeText, place: SafeText, marks: SafeText = .empty, above: SafeText = .empty, forms: [SafeText] = [],
    into frame: inout Frame
  ) {
    let used = frame.put(title, row: 0, column: left + 1, style: .bold, columns: width - 2)
    var column = left + width - place.columns - 1
    let start = left + used + 4
    guard column >= start - 1 else { return }
    frame.put(place, row: 0, column: column)
    let form = forms.first { column - $0.columns - 3 >= start } ?? .empty
    for (text, style) in [(form, Style.accent), (above, .quiet), (marks, .accent)] where !text.isEmpty {
      guard column - text.columns - 3 >= start else { continue }
      column -= text.columns + 3
      frame.put(text, row: 0, column: column, style: style)
    }
  }

  /// A remark at the right end of a row.
  func drawRight(_ text: SafeText, row: Int, into frame: inout Frame, style: Style = .quiet) {
    frame.put(text, row: row, column: max(left, left + width - text.columns - 1), style: style)
  }

  func drawHints(_ hints: SafeText, into frame: inout Frame) {
    frame.put(hints, row: hintRow, column: left + 1, style: .quiet, columns: width - 2)
  }

  /// Draws the hints of a table, and at their right how much of the text is below.
  func drawHints<Action>(_ table: KeyTable<Action>, below: SafeText, into frame: inout Frame) {
    drawHints(table.footer(columns: width, besides: below.isEmpty ? 0 : below.columns + 2), into: &frame)
    if !below.isEmpty { drawRight(below, row: hintRow, into: &frame, style: .accent) }
  }

  /// What stands on a screen that has no room for anything.
  static func tooSmall(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    let layout = TextLayout(
      "Too small: demur needs \(minimum.columns)x\(minimum.rows). Make the window larger, or q leaves.",
      columns: size.columns)
    for row in 0..<min(layout.lineCount, max(0, size.rows)) { frame.put(layout.line(row), row: row, column: 0) }
    frame.cursor = Position(row: 0, column: 0)
    return frame
  }
}
