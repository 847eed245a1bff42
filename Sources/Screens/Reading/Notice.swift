import Terminal

/// What just happened, in a line or two; it goes at the next key.
public struct Notice: Hashable, Sendable {
  public var text: SafeText
  public var isWarning: Bool
  /// The key that was dropped, where the notice says that.
  private var dropped: SafeText?

  public init(_ text: SafeText, isWarning: Bool = false) {
    self.text = text
    self.isWarning = isWarning
  }

  /// The text in lines of so many columns.
  func lines(columns: Int) -> [SafeText] {
    let layout = TextLayout(text.description, columns: columns)
    return (0..<layout.lineCount).map(layout.line)
  }

  /// Draws the lines into rows that it clears; what does not fit is cut with a mark of omission.
  func draw(_ metrics: WorkMetrics, rows: Range<Int>, into frame: inout Frame) {
    let lines = lines(columns: metrics.width - 2)
    for (index, row) in rows.enumerated() where index < lines.count {
      let isCut = row == rows.upperBound - 1 && lines.count > rows.count
      frame.fill(row: row, columns: 0..<frame.size.columns, with: " ")
      frame.put(
        isCut ? (lines[index] + " …").truncated(toColumns: metrics.width - 2) : lines[index], row: row,
        column: metrics.left + 1, style: isWarning ? Style.warning.with(.bold) : .plain, columns: metrics.width - 2)
    }
  }

  /// Draws the lines so that the last stands in the row before `row`, at most `limit` of them.
  func draw(_ metrics: WorkMetrics, above row: Int, limit: Int, into frame: inout Frame) {
    let count = min(limit, lines(columns: metrics.width - 2).count)
    draw(metrics, rows: row - count..<row, into: &frame)
  }
}

extension Notice {
  /// Says that a key was dropped because its text was not yet to be seen.
  static func droppedKey(_ name: SafeText) -> Notice {
    var notice = Notice(
      "\(name) came before this text was on the screen: not taken, press it again.", isWarning: true)
    notice.dropped = name
    return notice
  }

  /// The notice that comes after another: a key pressed twice must not hide that its first press was saved.
  func following(_ before: Notice?) -> Notice {
    guard let dropped, let before, !before.isWarning else { return self }
    return Notice("\(before.text) \(dropped) came too early.", isWarning: true)
  }

  static func unknown(_ key: Key) -> Notice {
    switch key {
    case .character(let character) where character.isUppercase:
      Notice("Capital letters do nothing here. Is Caps Lock on?")
    case .character(let character): Notice("\(String(character)) does nothing here: ? shows all keys.")
    case .pasted: Notice("Pasted text is not taken as keys.")
    default: Notice("That key does nothing here: ? shows all keys.")
    }
  }
}

extension Key {
  /// The key as a notice names it.
  var shortName: SafeText {
    switch self {
    case .character(let character): SafeText(String(character))
    case .enter: "Enter"
    case .control(let character): "Ctrl-\(String(character).uppercased())"
    default: "That key"
    }
  }
}
