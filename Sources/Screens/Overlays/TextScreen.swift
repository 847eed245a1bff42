import Study
import Terminal

/// A text to read: consent, guidelines, help, an answer to practice, the end of work.
struct TextScreen: Searchable, Equatable, Sendable {
  enum Content: Hashable, Sendable {
    case text(String)
    case keys([KeyLine])
    /// Laid out beforehand: lines are wrapped only where they don't fit.
    case lines(String)
  }

  let page: Page
  let title: SafeText
  let content: Content
  private(set) var size: Size
  private(set) var text: ScrolledDocument
  /// Whether a frame with its last line has reached the terminal.
  private(set) var hasShownEnd = false
  var find = Find()
  /// The keys in force, where an annotator reads it.
  var keys = KeyMap()
  /// Whether the study leaves what was given as it is.
  var isRevisionClosed = false

  init(_ page: Page, title: SafeText, content: Content, size: Size) {
    self.page = page
    self.title = title
    self.content = content
    self.size = size
    text = ScrolledDocument(Self.document(content, Self.metrics(page, size)), window: Self.window(page, size))
  }

  /// The `?` overlay of a key table.
  static func help(_ lines: [KeyLine], size: Size) -> TextScreen {
    TextScreen(.overlay, title: "Keys", content: .keys(lines), size: size)
  }

  private static func document(_ content: Content, _ metrics: WorkMetrics) -> ReadingDocument {
    let columns = metrics.width
    switch content {
    case .text(let text): return .text(text, columns: columns)
    case .keys(let lines): return .keys(lines, columns: columns)
    case .lines(let text): return .lines(text, columns: columns)
    }
  }

  /// Tables may be wider than what is read line by line.
  private static func metrics(_ page: Page, _ size: Size) -> WorkMetrics {
    WorkMetrics(size, maximum: page == .report ? 100 : 80)
  }

  /// The columns of a line.
  var lineWidth: Int { Self.metrics(page, size).width - 2 }

  /// The title's row: short texts have a blank row above where there is room.
  private static func titleRow(_ page: Page, _ size: Size) -> Int { page.isShort && size.rows >= 16 ? 1 : 0 }

  private static func window(_ page: Page, _ size: Size) -> Int { max(1, size.rows - 4 - titleRow(page, size)) }

  mutating func resize(_ size: Size) {
    self.size = size
    text.replace(with: Self.document(content, Self.metrics(page, size)), window: Self.window(page, size))
    look()
  }

  /// Goes to where another screen was, of which this one is a newer state.
  mutating func keepPlace(of other: TextScreen) { text.go(to: other.text.anchor) }

  mutating func painted() { if text.isAtEnd { hasShownEnd = true } }

  mutating func read(_ movement: Movement) { text.move(movement) }

  func matches(of needle: String) -> (hits: [Highlight], from: Int) {
    (text.document.matches(of: needle), text.scroll.top)
  }

  mutating func showCurrentHit() { find.currentHit.map { text.reveal($0) } }

  var table: KeyTable<Page.Action> { page.table.mapped(by: keys) }

  /// The keys that do something here: where a study leaves what was given as it is, there is no way back to it.
  var offeredTable: KeyTable<Page.Action> {
    isRevisionClosed ? table.without { $0 == .past || $0 == .answers } : table
  }

  /// Where all of it is on the screen there is nothing to read on.
  private var shownTable: KeyTable<Page.Action> {
    text.document.height <= text.window ? offeredTable.without(\.isReading) : offeredTable
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = Self.metrics(page, size)
    let titleRow = Self.titleRow(page, size)
    frame.put(title, row: titleRow, column: metrics.left + 1, style: .bold, columns: metrics.width - 2)
    text.draw(
      into: &frame, row: titleRow + 2, metrics: metrics, remainingRow: size.rows - 2, highlights: find.hits)
    frame.cursor = Position(row: titleRow, column: metrics.left + 1)
    metrics.drawHints(shownTable.footer(columns: metrics.width), into: &frame)
    notice?.draw(metrics, above: metrics.hintRow, limit: max(2, size.rows / 2), into: &frame)
    if find.isOpen { find.draw(metrics, into: &frame) }
    return frame
  }
}

extension Page.Action {
  fileprivate var isReading: Bool { if case .read = self { true } else { false } }
}

extension Page {
  fileprivate var isShort: Bool {
    switch self {
    case .end, .nothingAssigned, .withdrawn, .leaving, .between, .offerToStop, .rest, .undoPrice: true
    case .consent, .guidelines, .overlay, .practiceAnswer, .report: false
    }
  }
}
