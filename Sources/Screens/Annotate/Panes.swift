import Study
import Terminal

/// PREFERENCE where A does not fit beside B: dialogue, A and B one above the other, or one at a time on a small screen.
struct Panes: Equatable, Sendable {
  /// Dialogue, A, B.
  private(set) var documents: [ReadingDocument]
  private(set) var scrolls = [Scroll(), Scroll(), Scroll()]
  private(set) var focus: Int
  /// One above the other; otherwise only the one in focus is shown.
  let isStacked: Bool
  private let metrics: WorkMetrics
  private var hasShownDialogueTop = false

  init(_ context: [Turn], first: String, second: String, metrics: WorkMetrics) {
    self.metrics = metrics
    isStacked = metrics.size.columns >= 60 && metrics.size.rows >= 20
    documents = [
      .dialogue(context, columns: metrics.width), .text(first, columns: metrics.width),
      .text(second, columns: metrics.width),
    ]
    focus = isStacked ? 1 : 0
    scrolls[0].move(.end, height: documents[0].height, window: window(0))
    noteDialogue()
  }

  /// The rows of a pane's text.
  func window(_ pane: Int) -> Int {
    guard isStacked else { return max(1, metrics.labelRow - 3) }
    let total = metrics.labelRow - 5
    let room = total - min(3, documents[0].height)
    let half = room / 2
    var first = min(documents[1].height, half)
    let second = min(documents[2].height, room - first)
    first = min(documents[1].height, room - second)
    return [total - first - second, first, second][pane]
  }

  /// Whether a response's last row is on the screen.
  func showsEnd(of pane: Int) -> Bool {
    (isStacked || focus == pane) && scrolls[pane].below(height: documents[pane].height, window: window(pane)) == 0
  }

  mutating func move(_ movement: Movement) {
    scrolls[focus].move(movement, height: documents[focus].height, window: window(focus))
    noteDialogue()
  }

  /// Reads on: down this pane, then the next that has something unread, then the dialogue's earlier turns. False when
  /// everything was shown.
  mutating func readOn() -> Bool {
    if !isAtEnd(focus) {
      move(.pageDown)
      return true
    }
    for step in 1...2 {
      let pane = (focus + step) % 3
      if pane == 0 {
        guard !hasShownDialogueTop else { continue }
        focus = 0
        move(.home)
        return true
      }
      if !isStacked || !isAtEnd(pane) {
        focus = pane
        if isStacked { move(.pageDown) }
        return true
      }
    }
    return false
  }

  mutating func nextPane() {
    focus = (focus + 1) % 3
    if focus == 0, !hasShownDialogueTop { move(.home) }
    noteDialogue()
  }

  mutating func reveal(_ highlight: Highlight, in pane: Int) {
    focus = pane
    scrolls[pane].reveal(highlight.row, height: documents[pane].height, window: window(pane))
    noteDialogue()
  }

  private func isAtEnd(_ pane: Int) -> Bool {
    scrolls[pane].below(height: documents[pane].height, window: window(pane)) == 0
  }

  private mutating func noteDialogue() {
    if scrolls[0].top == 0, isStacked || focus == 0 { hasShownDialogueTop = true }
  }

  func draw(into frame: inout Frame, highlights: [[Highlight]]) {
    var row = 1
    for pane in isStacked ? Array(0..<3) : [focus] {
      drawTitle(pane, row: row, into: &frame)
      documents[pane].draw(
        into: &frame, from: scrolls[pane].top, count: window(pane), row: row + 1,
        left: metrics.left + (pane == 0 || !isStacked ? 0 : 2), highlights: highlights[pane])
      row += 1 + window(pane)
    }
  }

  private func drawTitle(_ pane: Int, row: Int, into frame: inout Frame) {
    let isFocused = focus == pane
    if isFocused { frame.put(">", row: row, column: metrics.left, style: .bold) }
    let name = ["Dialogue", "A", "B"][pane]
    let unusual = documents[pane].unusualCount
    let title = unusual == 0 ? name : "\(name) (\(unusual) unusual \(unusual == 1 ? "character" : "characters"))"
    var column = metrics.left + 1
    column += frame.put("\(title) ", row: row, column: column, style: .bold)
    let status = status(pane)
    let end = metrics.left + metrics.width - 1 - (status.isEmpty ? 0 : status.columns + 1)
    if column < end { frame.fill(row: row, columns: column..<end, with: "-", style: .quiet) }
    frame.put(status, row: row, column: end + 1, style: isAtEnd(pane) ? .quiet : .accent)
    if isFocused { frame.cursor = Position(row: row, column: metrics.left + 1) }
  }

  private func status(_ pane: Int) -> SafeText {
    let scroll = scrolls[pane]
    let document = documents[pane]
    if pane == 0, isStacked || scroll.top > 0 {
      let turns = document.turns(above: scroll.top)
      if turns > 0 { return "\(turns) earlier \(turns == 1 ? "turn" : "turns"): \(isStacked ? "Tab" : "Backspace")" }
      if scroll.top > 0 { return "\(scroll.top) earlier lines: \(isStacked ? "Tab" : "Backspace")" }
    }
    if document.height <= window(pane) { return isStacked ? (pane == 0 ? "" : "all shown") : "all shown, Tab" }
    let last = min(scroll.top + window(pane), document.height)
    let range: SafeText = "\(scroll.top + 1)-\(last) of \(document.height)"
    return last < document.height ? "\(range): space" : range
  }
}
