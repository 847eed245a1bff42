import Terminal
import Testing

@Suite struct ScriptedTerminalTests {
  /// A loop as the program has one, over either terminal.
  private func run(on terminal: some TerminalDevice) throws -> [TerminalEvent] {
    var seen: [TerminalEvent] = []
    while seen.last != .hungUp {
      var frame = Frame(size: terminal.size)
      frame.put("events: \(seen.count)", row: 0, column: 0)
      try terminal.draw(frame)
      seen.append(try terminal.nextEvent(timeout: 100))
    }
    terminal.close()
    return seen
  }

  @Test func `a script of events drives a loop, and its frames are kept`() throws {
    let small = Size(columns: 40, rows: 10)
    let terminal = ScriptedTerminal(size: Size(columns: 80, rows: 24), events: [.key(.enter, at: 5), .resized(small)])
    #expect(try run(on: terminal) == [.key(.enter, at: 5), .resized(small), .hungUp])
    #expect(terminal.frames.map { $0.text(row: 0) } == ["events: 0", "events: 1", "events: 2"])
    #expect(terminal.frames.map(\.size.columns) == [80, 80, 40])
    #expect(terminal.isClosed)
  }

  @Test func `a script of keys leaves time between them`() throws {
    let start = monotonicNow()
    let terminal = ScriptedTerminal(size: Size(columns: 80, rows: 24), keys: [.up, .character("q")])
    let events = try run(on: terminal)
    guard events.count == 3, case .key(.up, let first) = events[0], case .key(.character("q"), let second) = events[1]
    else {
      Issue.record("\(events)")
      return
    }
    #expect(first >= start + 10_000 && second == first + 10_000 && events[2] == .hungUp)
  }
}
