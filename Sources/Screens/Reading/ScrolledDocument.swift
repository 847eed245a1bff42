import Terminal

/// A document in a window of the screen, with what stands above and below it.
struct ScrolledDocument: Equatable, Sendable {
  private(set) var document: ReadingDocument
  private(set) var scroll = Scroll()
  private(set) var window: Int
  /// Where the reader is in the text. Only the reader moves it, so that a storm of resizes does not let it drift.
  private(set) var anchor = ReadingDocument.Anchor()
  /// The rows that reached the terminal.
  private var seen = SeenRows()

  init(_ document: ReadingDocument, window: Int) {
    self.document = document
    self.window = max(1, window)
  }

  var below: Int { scroll.below(height: document.height, window: window) }
  var isAtEnd: Bool { below == 0 }
  var isAtStart: Bool { scroll.top == 0 }

  mutating func move(_ movement: Movement) {
    scroll.move(movement, height: document.height, window: window)
    keepPlace()
  }

  /// The same text laid out anew; the line that was at the top stays there.
  mutating func replace(with document: ReadingDocument, window: Int) {
    let before = self.document
    self.document = document
    self.document.marks = before.marks
    seen = seen.moved { Self.row($0, of: before, in: document) }
    self.window = max(1, window)
    scroll.top = document.row(of: anchor)
    scroll.clamp(height: document.height, window: self.window)
  }

  /// Notes that the window is on the terminal.
  mutating func noteWhatIsShown() { seen.insert(scroll.top..<min(scroll.top + window, document.height)) }

  /// Whether the whole dialogue was on the terminal at some time.
  var hasShownDialogue: Bool { seen.covers(document.dialogueRows) }

  /// Takes over what was seen of the dialogue in another arrangement of the same texts.
  mutating func takeOverDialogue(from other: ScrolledDocument) {
    let last = other.document.dialogueRows.upperBound
    for range in other.seen.moved({ Self.row(min($0, last), of: other.document, in: document) }).ranges {
      seen.insert(range.clamped(to: document.dialogueRows))
    }
  }

  /// The row of `new` that shows what a row of `old` began with.
  private static func row(_ row: Int, of old: ReadingDocument, in new: ReadingDocument) -> Int {
    row < old.height ? new.row(of: old.anchor(ofRow: row)) : new.height
  }

  mutating func mark(_ marks: [[Range<Int>]]) { document.marks = marks }

  /// Goes to a place, for a text that was read in another arrangement.
  mutating func go(to anchor: ReadingDocument.Anchor) {
    self.anchor = anchor
    scroll.top = document.row(of: anchor)
    scroll.clamp(height: document.height, window: window)
  }

  /// To the responses, or back to the top from there; false when all of it is on the screen anyway.
  mutating func toggleSection() -> Bool {
    guard document.height > window, let rule = document.ruleRow else { return false }
    scroll.top = scroll.top < min(rule, document.height - window) ? rule : 0
    scroll.clamp(height: document.height, window: window)
    keepPlace()
    return true
  }

  /// To the next part of the text, or back to the top from the last one; false when all of it is on the screen anyway.
  mutating func nextSection() -> Bool {
    guard document.height > window else { return false }
    let bottom = document.height - window
    scroll.top = scroll.top < bottom ? document.ruleRows.first { $0 > scroll.top } ?? bottom : 0
    scroll.clamp(height: document.height, window: window)
    keepPlace()
    return true
  }

  /// Opens the text where the dialogue's last turn begins, as long as that leaves no room below unused.
  mutating func showLastTurn() {
    scroll.top = document.lastTurnRow
    scroll.clamp(height: document.height, window: window)
    keepPlace()
  }

  mutating func reveal(_ highlight: Highlight) {
    scroll.reveal(highlight.row, height: document.height, window: window)
    keepPlace()
  }

  private mutating func keepPlace() { anchor = document.anchor(ofRow: scroll.top) }

  /// Whether the last row of a response is on the screen or above it.
  func hasShownEnd(ofResponse number: Int) -> Bool {
    document.range(ofResponse: number).map { scroll.top + window >= $0.upperBound } ?? false
  }

  /// Draws the window from `row` on; what is above is said in the row before, what is below in `remainingRow`.
  func draw(into frame: inout Frame, row: Int, metrics: WorkMetrics, remainingRow: Int, highlights: [Highlight] = []) {
    drawAbove(row: row - 1, metrics: metrics, into: &frame)
    document.draw(
      into: &frame, from: scroll.top, count: window, row: row, left: metrics.left, highlights: highlights)
    if below > 0 {
      metrics.drawRight("\(counted(below, "more line")): space", row: remainingRow, into: &frame, style: .accent)
    }
  }

  private func drawAbove(row: Int, metrics: WorkMetrics, into frame: inout Frame) {
    guard scroll.top > 0 else { return }
    if let rule = document.ruleRow, rule < scroll.top {
      // Which response it is stays on the screen.
      document.drawRule(into: &frame, row: row, left: metrics.left)
      metrics.drawRight(" \(counted(scroll.top, "earlier line")): Backspace", row: row, into: &frame)
      return
    }
    let turns = document.turns(above: scroll.top)
    let what = turns > 0 ? counted(turns, "earlier turn") : counted(scroll.top, "earlier line")
    frame.put("\(what): Backspace", row: row, column: metrics.left + 1, style: .quiet)
  }
}

/// `1 comment`, `2 comments`.
func counted(_ count: Int, _ noun: String) -> SafeText { "\(count) \(noun)\(count == 1 ? "" : "s")" }
