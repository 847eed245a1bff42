/// How a key came that did not come alone.
package enum KeyCrowd: Hashable, Sendable {
  /// With more of itself: it is held down.
  case itself
  /// With other keys that type something: a word.
  case others
}

/// A terminal's events, read ahead as far as there are any: who types ahead has not seen what a key did. Keys come so when
/// the line or the program stood still while one was held down, or while somebody wrote.
package struct EventReader {
  private let terminal: any TerminalDevice
  private var ahead: [TerminalEvent] = []
  /// More is not read before the first is handled.
  private static let limit = 256

  package init(_ terminal: any TerminalDevice) { self.terminal = terminal }

  /// The next event, or a tick after `timeout` milliseconds, and for a key what came with it.
  ///
  /// - Parameter patience: for how many milliseconds after a key that types something others are waited for; above 0
  ///   where a word may be being typed.
  package mutating func next(timeout: Milliseconds?, patience: Milliseconds = 0) throws -> (TerminalEvent, KeyCrowd?) {
    // However much was read ahead: the end comes before it.
    if !ahead.isEmpty, let ending = terminal.takeEnding() { return (ending, nil) }
    let event = try ahead.isEmpty ? terminal.nextEvent(timeout: timeout) : ahead.removeFirst()
    guard case .key(let key, let time) = event, key.isTyped, key != .character(" ") else { return (event, nil) }
    if ahead.isEmpty { try readAhead(patience) }
    for follower in ahead {
      guard case .key(let next, let later) = follower, later - time <= patience else { break }
      if next == key { return (event, .itself) }
      // Reading on at once is what one does after a label; in a word, a blank is a letter like the others.
      if patience > 0 ? next.isTyped : next.isTyped && next != .enter && next != .character(" ") {
        return (event, .others)
      }
    }
    return (event, nil)
  }

  private mutating func readAhead(_ patience: Milliseconds) throws {
    var wait = patience
    while ahead.count < Self.limit {
      let event = try terminal.nextEvent(timeout: wait)
      if case .tick = event { return }
      ahead.append(event)
      guard case .key = event else { return }
      wait = 0
    }
  }
}

extension Key {
  /// Whether it is a letter or the like, Enter, or Ctrl and a letter: what can settle something.
  fileprivate var isTyped: Bool {
    switch self {
    case .character, .enter, .control: true
    default: false
    }
  }
}
