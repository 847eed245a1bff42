import Testing

@testable import Terminal

struct EventReaderTests {
  /// Reads keys that come at these times, with the patience that is given; each with what came with it.
  private func read(_ keys: [(Key, Milliseconds)], patience: Milliseconds = 0) throws -> [KeyCrowd?] {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), events: keys.map { TerminalEvent.key($0, at: $1) })
    var reader = EventReader(terminal)
    var crowds: [KeyCrowd?] = []
    var seen: [TerminalEvent] = []
    while case (let event, let crowd) = try reader.next(timeout: nil, patience: patience), event != .hungUp {
      crowds.append(crowd)
      seen.append(event)
    }
    #expect(seen == keys.map { .key($0, at: $1) })
    return crowds
  }

  @Test func `a key is alone unless others that type something are there at once`() throws {
    #expect(try read([(.character("4"), 0), (.character("4"), 900)]) == [nil, nil])
    #expect(try read([(.character("4"), 5), (.character("4"), 5), (.character("4"), 5)]) == [.itself, .itself, nil])
    #expect(try read([(.character("3"), 5), (.character(" "), 5), (.character("o"), 5)]) == [.others, nil, nil])
    #expect(try read([(.character("4"), 5), (.character(" "), 5), (.pageDown, 5)]) == [nil, nil, nil])
    #expect(try read([(.right, 5), (.right, 5), (.enter, 5)]) == [nil, nil, nil])
    #expect(try read([(.enter, 5), (.enter, 5)]) == [.itself, nil])
    #expect(try read([(.control("r"), 5), (.control("r"), 5)]) == [.itself, nil])
  }

  @Test func `with patience a key is waited on`() throws {
    #expect(
      try read([(.character("r"), 0), (.character(" "), 90), (.enter, 170)], patience: 250) == [.others, nil, nil])
    let keys = [(Key.character("4"), 0), (.character("4"), 180), (.character("4"), 600)]
    #expect(try read(keys) == [nil, nil, nil])
    #expect(try read(keys, patience: 250) == [.itself, nil, nil])
  }

  @Test func `what is no key keeps its place`() throws {
    let small = Size(columns: 40, rows: 10)
    let events: [TerminalEvent] = [
      .key(.character("4"), at: 1), .resized(small), .key(.character("4"), at: 1), .signalled(.terminate), .hungUp,
    ]
    var reader = EventReader(ScriptedTerminal(size: small, events: events))
    for event in events {
      let (read, crowd) = try reader.next(timeout: nil)
      #expect(read == event && crowd == nil)
    }
  }
}
