/// What happened at the terminal and was not taken yet: signals and sizes first, keys in the order in which they came.
///
/// Keys that nobody takes are bounded. Once there are too many, whatever comes is dropped until there was nothing to read for a
/// while, since what follows a dropped key was typed for a screen that the key would have led to: the words of a comment whose
/// `c` is lost would be labels. Keys that are kept are never merged or put in another order.
struct EventQueue {
  /// Most keys that wait.
  static let limit = 256
  /// For so long there must be nothing to read before keys count again.
  static let calm: Milliseconds = 300
  /// How much of a paste counts as one key.
  private static let pasteShare = 4_096

  static let overflow: SafeText = "Keys came faster than they could be followed: the last were dropped."

  private var urgent: [TerminalEvent] = []
  private var waiting: [TerminalEvent] = []
  /// How many of `waiting` were taken.
  private var taken = 0
  private var weight = 0
  /// When a key was dropped last, while keys are dropped.
  private var droppedAt: Milliseconds?

  /// Whether nothing waits.
  var isEmpty: Bool { urgent.isEmpty && taken == waiting.count }

  mutating func add(urgent event: TerminalEvent) { urgent.append(event) }

  /// Adds keys that were read at that time; those for which there is no room are dropped, which is said once.
  mutating func add(_ keys: [Key], at now: Milliseconds) {
    for key in keys {
      guard droppedAt == nil, weight < Self.limit else {
        if droppedAt == nil { waiting.append(.noted(Self.overflow)) }
        droppedAt = now
        continue
      }
      weight += Self.weight(of: key)
      waiting.append(.key(key, at: now))
    }
  }

  /// There is nothing to read at that time.
  mutating func quiet(at now: Milliseconds) {
    if let droppedAt, now - droppedAt >= Self.calm { self.droppedAt = nil }
  }

  /// Whether keys are dropped, until `quiet` ends it.
  var isDropping: Bool { droppedAt != nil }

  mutating func nextUrgent() -> TerminalEvent? { urgent.isEmpty ? nil : urgent.removeFirst() }

  /// A signal that ends the program.
  mutating func nextEnding() -> TerminalEvent? {
    let index = urgent.firstIndex { if case .signalled(let signal) = $0 { signal.exitCode != nil } else { false } }
    return index.map { urgent.remove(at: $0) }
  }

  mutating func next() -> TerminalEvent? {
    if let event = nextUrgent() { return event }
    guard taken < waiting.count else { return nil }
    let event = waiting[taken]
    taken += 1
    if case .key(let key, _) = event { weight -= Self.weight(of: key) }
    if taken == waiting.count || taken > Self.limit {
      waiting.removeFirst(taken)
      taken = 0
    }
    return event
  }

  private static func weight(of key: Key) -> Int {
    if case .pasted(let text) = key { 1 + text.utf8.count / pasteShare } else { 1 }
  }
}
