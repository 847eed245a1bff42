import Study
import Terminal

/// A text to read: consent, guidelines, help, an answer to practice.
struct TextScreen: Equatable, Sendable {
  let title: SafeText
  let content: String
  /// What the keys do, for the last row.
  let hints: SafeText
  private(set) var size: Size
  private(set) var text: ScrolledDocument
  private(set) var hasShownEnd = false

  init(title: SafeText, content: String, hints: SafeText, size: Size) {
    self.title = title
    self.content = content
    self.hints = hints
    self.size = size
    text = Self.text(content, size: size, top: 0)
    noteEnd()
  }

  private static func text(_ content: String, size: Size, top: Int) -> ScrolledDocument {
    let metrics = WorkMetrics(size, maximum: 80)
    return ScrolledDocument(
      .text(content, columns: metrics.width, maximum: 72), window: max(1, size.rows - 5), top: top)
  }

  mutating func resize(_ size: Size) {
    self.size = size
    text = Self.text(content, size: size, top: text.scroll.top)
    noteEnd()
  }

  /// Moves if the key is one of reading; false otherwise.
  mutating func read(_ key: Key) -> Bool {
    guard let movement = KeyTable.reading.action(for: key) else { return false }
    text.move(movement)
    noteEnd()
    return true
  }

  private mutating func noteEnd() {
    if text.below == 0, !WorkMetrics.isTooSmall(size) { hasShownEnd = true }
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = WorkMetrics(size, maximum: 80)
    frame.put(title, row: 0, column: metrics.left + 1, style: .bold, columns: metrics.width - 2)
    text.draw(into: &frame, row: 2, metrics: metrics, remainingRow: size.rows - 3)
    if let notice {
      frame.put(
        notice.text, row: size.rows - 2, column: metrics.left + 1, style: notice.isWarning ? .warning : .plain,
        columns: metrics.width - 2)
    }
    frame.put(hints, row: size.rows - 1, column: metrics.left + 1, style: .quiet, columns: metrics.width - 2)
    frame.cursor = Position(row: 2, column: metrics.left + 1)
    return frame
  }
}

extension KeyTable<Movement> {
  /// The keys of a text that is only read.
  static let reading = KeyTable(Movement.bindings { $0 })
}

extension TextScreen {
  /// The `?` overlay of a key table.
  static func help(_ title: SafeText, _ lines: [KeyLine], size: Size) -> TextScreen {
    let width = min(18, lines.map(\.name.utf8.count).max() ?? 0) + 2
    let content = lines.map { line in
      line.name + String(repeating: " ", count: max(1, width - line.name.utf8.count)) + line.help
    }.joined(separator: "\n")
    return TextScreen(title: title, content: content, hints: "space read on  Esc close", size: size)
  }
}
