import Basics
import Terminal

extension Panes {
  func draw(into frame: inout Frame, highlights: [[Highlight]]) {
    var row = 1
    for part in isStacked ? Part.allCases : [focus] {
      let text = parts[part.rawValue]
      drawTitle(part, row: row, into: &frame)
      text.drawRows(into: &frame, row: row + 1, left: limits.left, highlights: highlights[part.rawValue])
      row += 1 + text.window + gap
    }
  }

  private func drawTitle(_ part: Part, row: Int, into frame: inout Frame) {
    let isFocused = focus == part
    let text = parts[part.rawValue]
    if isFocused { frame.put(">", row: row, column: limits.left, style: .bold) }
    let title = SectionTitle(name: part.name, unusualCount: text.document.unusualCount)
    let column = limits.left + 1
    let status = title.remark(status(part), columns: limits.width - 2)
    let end = limits.left + limits.width - 1 - (status.isEmpty ? 0 : status.columns + 1)
    let used = frame.put(
      "\(title.text(columns: end - column)) ", row: row, column: column, style: .bold, columns: end - column)
    frame.fill(row: row, columns: column + used..<max(column + used, end), with: "-", style: .quiet)
    if !status.isEmpty { frame.put(status, row: row, column: end + 1, style: text.isAtEnd ? .quiet : .accent) }
    if isFocused { frame.cursor = Position(row: row, column: column) }
  }

  /// How much of a part is on the screen, and which key shows more; then the same in fewer words.
  private func status(_ part: Part) -> [SafeText] {
    let text = parts[part.rawValue]
    let top = text.scroll.top
    let height = text.document.height
    guard height > 0 else { return ["none"] }
    let key: SafeText =
      switch focus {
      case .dialogue: "Backspace"
      case .a: "Shift-Tab"
      case .b: "Tab"
      }
    if part == .dialogue, top > 0, text.isAtEnd || focus != part {
      let turns = text.document.turns(above: top)
      let above = turns > 0 ? counted(turns, "earlier turn") : counted(top, "earlier line")
      return ["\(above): \(key)", "\(top) up: \(key)", key]
    }
    let isWhole = height <= text.window
    let range: SafeText = "\(top + 1)-\(min(top + text.window, height)) of \(height)"
    if !text.isAtEnd { return ["\(range): space", "\(text.below) more: space", "space"] }
    if isStacked { return [isWhole ? (part == .dialogue ? "" : "all shown") : range] }
    guard let next = Part(rawValue: part.rawValue + 1) else { return [isWhole ? "all shown" : range] }
    return ["then \(next.name): space", "space"]
  }
}
