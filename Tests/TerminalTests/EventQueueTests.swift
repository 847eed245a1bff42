import Study
import Testing

@testable import Terminal

@Suite struct EventQueueTests {
  private func taken(_ queue: inout EventQueue) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while let event = queue.next() { events.append(event) }
    return events
  }

  private func keys(_ text: String, at time: Milliseconds) -> [TerminalEvent] {
    text.map { .key(.character($0), at: time) }
  }

  @Test func `keys come in their order, signals and sizes before them`() {
    var queue = EventQueue()
    queue.add([.character("4"), .up, .up], at: 1)
    queue.add(urgent: .resized(Size(columns: 9, rows: 9)))
    queue.add([.character("2")], at: 2)
    queue.add(urgent: .signalled(.terminate))
    #expect(!queue.isEmpty)
    #expect(
      taken(&queue) == [
        .resized(Size(columns: 9, rows: 9)), .signalled(.terminate), .key(.character("4"), at: 1), .key(.up, at: 1),
        .key(.up, at: 1), .key(.character("2"), at: 2),
      ])
    #expect(queue.isEmpty)
  }

  @Test func `what is too much is dropped, which is said once`() {
    var queue = EventQueue()
    for time in 0..<1_000 { queue.add(Array(repeating: .character("j"), count: 1_000), at: time) }
    let events = taken(&queue)
    #expect(events == keys(String(repeating: "j", count: EventQueue.limit), at: 0) + [.noted(EventQueue.overflow)])
  }

  @Test func `what follows a dropped key without a pause is dropped too`() {
    var queue = EventQueue()
    queue.add(Array(repeating: .down, count: EventQueue.limit), at: 0)
    queue.add([.character("c")], at: 10)
    #expect(taken(&queue).count == EventQueue.limit + 1)
    // There is room again, and the words after the lost `c` are no labels.
    for (index, letter) in "only 3 of 5".enumerated() {
      queue.quiet(at: 99 + index * 250)
      queue.add([.character(letter)], at: 100 + index * 250)
    }
    // Long after, but nobody has seen that nothing came meanwhile.
    queue.add([.character("1")], at: 60_000)
    #expect(queue.isEmpty && queue.isDropping)
    queue.quiet(at: 60_000 + EventQueue.calm)
    queue.add([.character("4")], at: 60_000 + EventQueue.calm)
    #expect(taken(&queue) == keys("4", at: 60_000 + EventQueue.calm))
  }

  @Test func `whatever is typed, a key that is kept follows the one before it or a pause`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      var queue = EventQueue()
      var times: [Milliseconds] = []
      var kept: [Int] = []
      for _ in 0..<2_000 {
        let pause = Int.random(in: 0..<40, using: &generator) == 0 ? 400 : Int.random(in: 0..<3, using: &generator)
        times.append((times.last ?? 0) + pause)
        // Where something waits to be read all the time, nobody sees the pause.
        if Bool.random(using: &generator) { queue.quiet(at: times.last ?? 0) }
        queue.add([.function(times.count - 1)], at: times.last ?? 0)
        guard Int.random(in: 0..<3, using: &generator) == 0, let event = queue.next() else { continue }
        if case .key(.function(let number), _) = event { kept.append(number) }
      }
      for event in taken(&queue) { if case .key(.function(let number), _) = event { kept.append(number) } }
      #expect(kept.count < times.count)
      #expect(kept.first == 0)
      let isSound = zip(kept, kept.dropFirst()).allSatisfy { before, next in
        next == before + 1 || next > before && times[next] - times[next - 1] >= EventQueue.calm
      }
      #expect(isSound, "\(kept)")
    }
  }

  @Test func `a paste counts by its length, and one of a megabyte is taken`() {
    var queue = EventQueue()
    let paste = Key.pasted(String(repeating: "x", count: 1 << 20))
    queue.add([paste, paste, .character("4")], at: 0)
    #expect(taken(&queue) == [.key(paste, at: 0), .noted(EventQueue.overflow)])
  }
}
