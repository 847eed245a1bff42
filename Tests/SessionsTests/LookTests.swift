import Screens
import Study
import Synchronization
import Terminal
import Testing

@testable import Sessions

/// When a loop looks, by a clock that tests move.
@Suite struct LookTests {
  /// Counts the looks, and says nothing.
  private final class Counting: ScreenSession {
    typealias Shown = StatusScreen
    let looks = Mutex<[Milliseconds]>([])
    let now: @Sendable () -> Milliseconds
    init(now: @escaping @Sendable () -> Milliseconds) { self.now = now }
    var lookInterval: Milliseconds? { 1_000 }
    func carryOut(_ request: StatusRequest) -> SessionStep<StatusAnswer> { .leave }
    func look() -> StatusAnswer? {
      looks.withLock { $0.append(now()) }
      return nil
    }
  }

  /// A terminal on which only time passes, and which is left at an hour.
  private final class Idle: TerminalDevice {
    let size = Size(columns: 80, rows: 24)
    let clock: Box
    var frames = 0
    init(_ clock: Box) { self.clock = clock }
    func draw(_ frame: Frame) { frames += 1 }
    func redraw() {}
    func nextEvent(timeout: Milliseconds?) -> TerminalEvent {
      clock.pass(timeout ?? 0)
      return clock.now >= 10_000 ? .key(.character("q"), at: clock.now) : .tick(at: clock.now)
    }
    func takeEnding() -> TerminalEvent? { nil }
    var framePause: Milliseconds { 0 }
    var wake: @Sendable () -> Void { {} }
    func suspend() {}
    func withSuspended<Result>(_ body: () throws -> Result) rethrows -> Result { try body() }
    func close() {}
  }

  private final class Box: Sendable {
    private let time = Mutex(0)
    var now: Milliseconds { time.withLock { $0 } }
    func pass(_ milliseconds: Milliseconds) { time.withLock { $0 += milliseconds } }
  }

  @Test func `a screen looks at once and then once a second, and paints only what is new`() throws {
    let clock = Box()
    let session = Counting { clock.now }
    let terminal = Idle(clock)
    var loop = ScreenLoop(
      StatusScreen([StatusLine("a study")], size: terminal.size), on: terminal, session, .inPlace
    ) { clock.now }
    #expect(try loop.run() == RunEnd())
    #expect(session.looks.withLock { $0 } == Array(stride(from: 0, through: 9_000, by: 1_000)))
    #expect(terminal.frames == 1)
  }
}
