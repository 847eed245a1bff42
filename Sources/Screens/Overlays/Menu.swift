import Terminal

/// Choices at the foot of the screen, in one column or two: each by its own key, or by arrows and Enter.
struct Menu<Choice: Hashable & Sendable>: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// The key that chooses it; nil where arrows must do.
    var key: Character?
    var name: SafeText
    /// What is said at its right, for example how many.
    var remark: SafeText = .empty
    /// Whether it is in force now.
    var isSet = false
    var choice: Choice
  }

  enum Outcome: Hashable, Sendable {
    case stay, close
    case chose(Choice)
    /// A key that does nothing here.
    case refused
  }

  let title: SafeText
  let entries: [Entry]
  private(set) var marked: Int

  init(_ title: SafeText, _ entries: [Entry]) {
    self.title = title
    self.entries = entries
    marked = entries.firstIndex(where: \.isSet) ?? 0
  }

  mutating func handle(_ key: Key) -> Outcome {
    if case .character(let character) = key, let entry = entries.first(where: { $0.key == character }) {
      return .chose(entry.choice)
    }
    switch MenuAction.table.action(for: key) {
    case .up: marked = max(0, marked - 1)
    case .down: marked = min(max(0, entries.count - 1), marked + 1)
    case .home: marked = 0
    case .end: marked = max(0, entries.count - 1)
    case .confirm: return entries.indices.contains(marked) ? .chose(entries[marked].choice) : .close
    case .close: return .close
    case nil: return .refused
    }
    return .stay
  }
}

/// What the keys of every menu do.
enum MenuAction: Hashable, Sendable {
  case up, down, home, end, confirm, close

  static let table = KeyTable<MenuAction>([
    KeyBinding(
      [], name: "a-z 0-9", help: "the choice before which it stands", hint: "its key", short: "its key"),
    KeyBinding(
      keys: [.enter], .confirm, name: "Enter", help: "the marked choice", hint: "Enter choose", short: "Enter"),
    KeyBinding(
      [(.up, .up), (.down, .down)], name: "up down", help: "mark another one", hint: "up/down mark", short: "up/down"),
    KeyBinding([(.home, .home), (.end, .end)], name: "Home End", help: "mark the first, the last"),
    KeyBinding(
      keys: [.escape, .control("c")], .close, name: "Esc", help: "back; nothing is changed", hint: "Esc back",
      short: "Esc back"),
  ])
}

extension Menu {
  /// Draws over the foot of the frame.
  func draw(_ metrics: WorkMetrics, into frame: inout Frame, notice: Notice?) {
    let isWide = metrics.width >= 60 && entries.count > 6
    let room = max(1, metrics.hintRow - 3)
    let rows = min(room, isWide ? (entries.count + 1) / 2 : entries.count)
    let highest = max(0, metrics.hintRow - rows - 2)
    let foot = notice?.foot(metrics, free: 1, above: highest)
    let top = highest - (foot?.lift ?? 0)
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    frame.draw(heading: title, row: top, metrics)
    let perPage = isWide ? rows * 2 : rows
    let first = perPage > 0 ? marked / perPage * perPage : 0
    let width = isWide ? (metrics.width - 2) / 2 : metrics.width - 2
    for index in first..<min(entries.count, first + perPage) {
      let place = index - first
      draw(
        entries[index], isMarked: index == marked, row: top + 1 + place % rows,
        column: metrics.left + 1 + place / rows * width, width: width - 1, into: &frame)
    }
    metrics.drawHints(MenuAction.table.footer(columns: metrics.width), into: &frame)
    if let notice, let foot { notice.draw(metrics, rows: foot.rows, into: &frame) }
  }

  private func draw(_ entry: Entry, isMarked: Bool, row: Int, column: Int, width: Int, into frame: inout Frame) {
    if isMarked {
      frame.put(">", row: row, column: column, style: .bold)
      frame.cursor = Position(row: row, column: column + 2)
    }
    if let key = entry.key { frame.put(SafeText(String(key)), row: row, column: column + 2, style: .bold) }
    let room = max(1, width - 4 - (entry.remark.isEmpty ? 0 : entry.remark.columns + 2))
    let name = entry.isSet ? "\(entry.name) *" : entry.name
    let used = frame.put(
      name.truncated(toColumns: room), row: row, column: column + 4, style: entry.isSet ? .bold : .plain)
    if !entry.remark.isEmpty {
      frame.put(entry.remark, row: row, column: column + 4 + used + 2, style: .quiet, columns: width - 6 - used)
    }
  }
}
