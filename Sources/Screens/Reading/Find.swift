import Terminal

/// A search within what is on the screen: its line at the foot, the needle and its hits, one of which is current.
struct Find: Hashable, Sendable {
  /// What the search's keys do; all others are typed.
  enum Action: Hashable, Sendable {
    case next, previous, erase, close
  }

  static let table = KeyTable<Action>([
    KeyBinding(keys: [.enter, .down], .next, name: "Enter down", help: "the next hit", hint: "Enter next"),
    KeyBinding(keys: [.up], .previous, name: "up", help: "the hit before", hint: "up previous"),
    KeyBinding(keys: [.backspace], .erase, name: "Backspace", help: "take back what was typed"),
    KeyBinding(keys: [.escape, .control("c")], .close, name: "Esc Ctrl-C", help: "close", hint: "Esc close"),
  ])

  private(set) var isOpen = false
  private(set) var needle = ""
  private(set) var hits: [Highlight] = []
  private(set) var current: Int?
  /// More is not looked for.
  private static let longestNeedle = 200

  mutating func open() { self = Find(isOpen: true) }

  private init(isOpen: Bool) { self.isOpen = isOpen }

  init() {}

  mutating func close() { self = Find() }

  /// Types into the needle; false when that leaves it as it is.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character): append(String(character))
    case .pasted(let text): append(String(text.prefix { !$0.isNewline }.prefix(Self.longestNeedle)))
    default: return false
    }
    return true
  }

  private mutating func append(_ text: String) {
    let room = Self.longestNeedle - needle.unicodeScalars.count
    needle.unicodeScalars.append(contentsOf: text.unicodeScalars.prefix(max(0, room)))
  }

  /// Takes back the last character; false when there is none.
  mutating func erase() -> Bool { needle.popLast() != nil }

  /// Takes a new set of hits and makes the first at or below `row` current.
  mutating func take(_ found: [Highlight], from row: Int) {
    hits = found
    current = found.firstIndex { $0.row >= row } ?? (found.isEmpty ? nil : 0)
    mark()
  }

  mutating func step(_ direction: Int) {
    guard let place = current, !hits.isEmpty else { return }
    hits[place].isCurrent = false
    current = (place + direction + hits.count) % hits.count
    mark()
  }

  var currentHit: Highlight? { current.map { hits[$0] } }

  private mutating func mark() {
    if let current { hits[current].isCurrent = true }
  }

  /// Draws the search's line over the hints, or its hints above it where there is no room for both.
  func draw(_ metrics: WorkMetrics, into frame: inout Frame) {
    let row = metrics.hintRow
    let width = metrics.width - 2
    frame.fill(row: row, columns: 0..<frame.size.columns, with: " ")
    let place: SafeText = current.map { "\($0 + 1) of \(hits.count)" } ?? (needle.isEmpty ? "" : "not found")
    let hints = Self.table.footer(columns: 80)
    let right = metrics.width < 60 ? place : "\(place)   \(hints)"
    if metrics.width < 60 {
      frame.fill(row: row - 1, columns: 0..<frame.size.columns, with: " ")
      frame.put(hints, row: row - 1, column: metrics.left + 1, style: .quiet, columns: width)
    }
    metrics.drawRight(right, row: row, into: &frame)
    // The end of a long needle is what is being typed.
    let typed = SafeText(needle)
    let room = max(1, width - right.columns - 3)
    let shown = typed.columns <= room ? typed : SafeText(needle.suffix(room / 2)).prefix(columns: room)
    let used = frame.put("/\(shown)", row: row, column: metrics.left + 1, columns: room + 1)
    frame.cursor = Position(row: row, column: metrics.left + 1 + used)
  }
}

/// A screen in whose text `/` looks.
protocol Searchable {
  var find: Find { get set }
  /// Where the needle stands, from the top on, and the row to begin at.
  func matches(of needle: String) -> (hits: [Highlight], from: Int)
  /// Brings the current hit onto the screen.
  mutating func showCurrentHit()
}

extension Searchable {
  /// Takes a key while the search's line is open.
  mutating func search(_ key: Key) {
    switch Find.table.action(for: key) {
    case .next: find.step(1)
    case .previous: find.step(-1)
    case .close: return find.close()
    case .erase:
      guard find.erase() else { return find.close() }
      look()
    case nil:
      guard find.type(key) else { return }
      look()
    }
    showCurrentHit()
  }

  /// Looks again, for example where the text was laid out anew.
  mutating func look() {
    guard find.isOpen else { return }
    let found = matches(of: find.needle)
    find.take(found.hits, from: found.from)
  }
}
