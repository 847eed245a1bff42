import Terminal

/// `/` in the list: a line to type what is looked for in all ids and texts.
struct SearchLine: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    case search, erase, eraseAll, close
  }

  enum Outcome: Hashable, Sendable {
    case stay, close
    case search(String)
    /// What was looked for is so no longer.
    case takeAway
  }

  static let table = KeyTable<Action>([
    KeyBinding(
      keys: [.enter], .search, name: "Enter",
      help: "list what has it in its id or text; nothing typed looks for the same once more",
      hint: "Enter search"),
    KeyBinding(
      keys: [.backspace], .erase, name: "Backspace", help: "take back what was typed; where nothing is, the search"),
    KeyBinding(keys: [.control("u")], .eraseAll, name: "Ctrl-U", help: "take all of it back"),
    KeyBinding(keys: [.escape, .control("c")], .close, name: "Esc Ctrl-C", help: "close", hint: "Esc close"),
  ])

  private(set) var text = ""
  /// What was looked for last; empty where nothing was.
  private let before: String
  /// More is not looked for.
  private static let longest = 200

  init(before: String = "") { self.before = before }

  mutating func handle(_ key: Key) -> Outcome {
    switch Self.table.action(for: key) {
    case .search where !text.isEmpty: return .search(text)
    case .search: return before.isEmpty ? .close : .search(before)
    case .erase: if text.popLast() == nil { return .takeAway }
    case .eraseAll: text = ""
    case .close: return .close
    case nil:
      switch key {
      case .character(let character): append(String(character))
      case .pasted(let pasted): append(String(pasted.prefix { !$0.isNewline }.prefix(Self.longest)))
      default: break
      }
    }
    return .stay
  }

  private mutating func append(_ new: String) {
    let legal = new.unicodeScalars.filter { $0 != "\0" }
    text.unicodeScalars.append(contentsOf: legal.prefix(max(0, Self.longest - text.unicodeScalars.count)))
  }

  func draw(_ metrics: WorkMetrics, into frame: inout Frame) {
    let row = metrics.hintRow
    frame.fill(row: row, columns: 0..<frame.size.columns, with: " ")
    let hints = Self.table.footer(columns: 80)
    let isNarrow = metrics.width < 60
    metrics.drawRight(isNarrow ? "" : hints, row: row, into: &frame)
    let room = max(1, metrics.width - 3 - (isNarrow ? 0 : hints.columns + 2))
    let typed = SafeText(text)
    // The end of a long text is what is being typed.
    let shown = typed.columns <= room ? typed : SafeText(text.suffix(room / 2)).prefix(columns: room)
    let used = frame.put("/\(shown)", row: row, column: metrics.left + 1, columns: room + 1)
    if text.isEmpty {
      frame.put(
        SafeText(before).truncated(toColumns: room), row: row, column: metrics.left + 1 + used, style: .quiet,
        columns: room)
    }
    frame.cursor = Position(row: row, column: min(frame.size.columns - 1, metrics.left + 1 + used))
  }
}
