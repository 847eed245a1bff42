import Terminal

/// A document in a window of the screen, with what stands above and below it.
struct ScrolledDocument: Equatable, Sendable {
  let document: ReadingDocument
  private(set) var scroll = Scroll()
  let window: Int

  init(_ document: ReadingDocument, window: Int, top: Int = 0) {
    self.document = document
    self.window = max(1, window)
    scroll.top = top
    scroll.clamp(height: document.height, window: self.window)
  }

  var below: Int { scroll.below(height: document.height, window: window) }

  mutating func move(_ movement: Movement) { scroll.move(movement, height: document.height, window: window) }

  /// To the responses, or back to the top from there.
  mutating func toggleSection() {
    scroll.top = scroll.top < document.firstResponseRow ? document.firstResponseRow : 0
    scroll.clamp(height: document.height, window: window)
  }

  mutating func reveal(_ highlight: Highlight) {
    scroll.reveal(highlight.row, height: document.height, window: window)
  }

  /// Whether the last row of a response is on the screen or above it.
  func hasShownEnd(ofResponse number: Int) -> Bool {
    document.range(ofResponse: number).map { scroll.top + window >= $0.upperBound } ?? false
  }

  /// Draws the window from `row` on; what is above is said in the row before, what is below in `remainingRow`.
  func draw(into frame: inout Frame, row: Int, metrics: WorkMetrics, remainingRow: Int, highlights: [Highlight] = []) {
    if scroll.top > 0 {
      let turns = document.turns(above: scroll.top)
      let what: SafeText =
        turns > 0
        ? "\(turns) earlier \(turns == 1 ? "turn" : "turns")"
        : "\(scroll.top) earlier \(scroll.top == 1 ? "line" : "lines")"
      frame.put("\(what): Backspace", row: row - 1, column: metrics.left + 1, style: .quiet)
    }
    document.draw(
      into: &frame, from: scroll.top, count: window, row: row, left: metrics.left, highlights: highlights)
    if below > 0 {
      metrics.drawRight(
        "\(below) more \(below == 1 ? "line" : "lines"): space", row: remainingRow, into: &frame, style: .accent)
    }
  }
}
