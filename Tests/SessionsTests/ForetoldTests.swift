import Dispatch
import Screens
import Synchronization
import Terminal
import Testing

@testable import Sessions

/// What an answer will be is laid out while a disk makes it certain, and shown to nobody before.
@Suite struct ForetoldTests {
  /// What was laid out, in its order.
  private final class Layouts: Sendable {
    private let all = Mutex<[String]>([])
    private let news = DispatchSemaphore(value: 0)

    func add(_ said: String) {
      all.withLock { $0.append(said) }
      news.signal()
    }

    func count(_ said: String) -> Int { all.withLock { $0.count { $0 == said } } }

    /// Waits until it was laid out.
    func wait(for said: String) -> Bool {
      while count(said) == 0 { if news.wait(timeout: .now() + .seconds(60)) == .timedOut { return false } }
      return true
    }
  }

  /// Shows what it was told last; `q` leaves, every other key asks.
  private struct Board: Screen {
    var said = "nothing yet"
    let layouts: Layouts

    mutating func update(_ event: ScreenEvent<String>) -> [Effect<Int>] {
      switch event {
      case .key(.character("q"), _), .crowdedKey(.character("q"), _, _): return [.leave]
      case .key, .crowdedKey: return [.ask(1)]
      case .answer(let answer): said = answer
      case .painted, .resized, .ending, .edited: break
      }
      return []
    }

    func view(in size: Size) -> Frame {
      layouts.add(said)
      var frame = Frame(size: size)
      frame.put(SafeText(said), row: size.rows - 1, column: 0)
      return frame
    }

    static func == (one: Board, other: Board) -> Bool { one.said == other.said }
  }

  /// Foretells one thing, and answers another once it is safe.
  private final class Disk: ScreenSession {
    typealias Shown = Board
    let foretold: String
    let answer: String
    let safe = DispatchSemaphore(value: 0)

    init(foretold: String, answer: String) {
      self.foretold = foretold
      self.answer = answer
    }

    func carryOut(_ request: Int) -> SessionStep<String> { .answer(answer) }

    func carryOut(_ request: Int, foretell: (String) -> Void) -> SessionStep<String> {
      foretell(foretold)
      safe.wait()
      return .answer(answer)
    }
  }

  private func check(
    foretold: String, answer: String, layouts count: Int, _ meanwhile: (RunningScreen<Disk>) throws -> Void = { _ in }
  ) throws {
    let layouts = Layouts()
    let disk = Disk(foretold: foretold, answer: answer)
    let running = RunningScreen(disk, Board(layouts: layouts))
    try running.wait(for: "nothing yet")
    running.press(.character("1"))
    #expect(layouts.wait(for: foretold))
    #expect(!running.terminal.text.contains(foretold))
    try meanwhile(running)
    #expect(!running.terminal.text.contains(foretold))
    disk.safe.signal()
    try running.wait(for: answer)
    #expect(layouts.count(answer) == count)
    running.press(.character("q"))
    #expect(try running.end().screen.said == answer)
  }

  @Test func `what was foretold is laid out once, and shown when it is the answer`() throws {
    try check(foretold: "saved", answer: "saved", layouts: 1)
  }

  @Test func `what was foretold and did not come is never shown`() throws {
    try check(foretold: "saved", answer: "the disk is full", layouts: 1)
  }

  @Test func `what was foretold for another size is laid out anew`() throws {
    try check(foretold: "saved", answer: "saved", layouts: 2) { running in
      running.terminal.send(.resized(Size(columns: 60, rows: 12)))
      let end = ContinuousClock.now + .seconds(60)
      while running.terminal.text.split(separator: "\n", omittingEmptySubsequences: false).count > 13,
        ContinuousClock.now < end
      {
        running.terminal.waitForFrame()
      }
    }
  }
}
