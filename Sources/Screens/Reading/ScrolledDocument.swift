import Basics
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
  /// After a page was turned, the first row that was not seen before; nil from the next key on.
  private var newRow: Int?

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
    newRow = nil
    if movement == .pageDown { markWhatIsNew() }
  }

  /// Whether a row of the window was not on the terminal before.
  var hasNewRows: Bool { firstNewRow != nil }

  private var firstNewRow: Int? { seen.firstMissing(in: scroll.top..<min(scroll.top + window, document.height)) }

  /// Marks the first line of the window that was not seen before.
  mutating func markWhatIsNew() {
    newRow = firstNewRow.map { row in (row..<document.height).first { !document.isGap($0) } ?? row }
  }

  /// A key was pressed: what was new is not any more.
  mutating func forgetWhatIsNew() { newRow = nil }

  /// The same text laid out anew; the line that was at the top stays there.
  mutating func replace(with document: ReadingDocument, window: Int) {
    let before = self.document
    if document != before { newRow = nil }
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

  /// Draws the rows of the window from `row` on, and the mark of what is new before its line.
  func drawRows(into frame: inout Frame, row: Int, left: Int, highlights: [Highlight] = []) {
    document.draw(into: &frame, from: scroll.top, count: window, row: row, left: left, highlights: highlights)
    if let newRow, (scroll.top..<scroll.top + window).contains(newRow) {
      frame.put(">", row: row + newRow - scroll.top, column: left, style: Style.accent.with(.bold))
    }
  }

  /// How much of the text is above the window, and the key that leads there; nil at the start.
  var wordsAbove: SafeText? {
    guard scroll.top > 0 else { return nil }
    let turns = document.ruleRow.map { $0 < scroll.top } == true ? 0 : document.turns(above: scroll.top)
    return "\(turns > 0 ? counted(turns, "earlier turn") : counted(scroll.top, "earlier line")): Backspace"
  }

  /// How much is below it; nil at the end.
  var wordsBelow: SafeText? { below > 0 ? "\(counted(below, "more line")): space" : nil }
}
