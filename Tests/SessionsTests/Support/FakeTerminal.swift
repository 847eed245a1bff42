import Dispatch
import Foundation
import Synchronization
import Terminal

/// A terminal without one: tests press its keys and look at its frames from another thread.
final class FakeTerminal: TerminalDevice, Sendable {
  private struct State {
    var size: Size
    var events: [TerminalEvent] = []
    var isWoken = false
    var frame: Frame?
    var suspensions = 0
  }

  private let state: Mutex<State>
  private let news = DispatchSemaphore(value: 0)
  private let drawn = DispatchSemaphore(value: 0)

  init(size: Size = Size(columns: 80, rows: 24)) { state = Mutex(State(size: size)) }

  var size: Size { state.withLock { $0.size } }
  var suspensions: Int { state.withLock { $0.suspensions } }

  /// What is on the screen.
  var text: String { state.withLock { $0.frame.map(\.text) ?? "" } }

  func draw(_ frame: Frame) {
    state.withLock { $0.frame = frame }
    drawn.signal()
  }

  func redraw() {}

  func nextEvent(timeout: Milliseconds?) -> TerminalEvent {
    let end = timeout.map { DispatchTime.now() + .milliseconds($0) } ?? .distantFuture
    while true {
      let event = state.withLock { state -> TerminalEvent? in
        if !state.events.isEmpty { return state.events.removeFirst() }
        defer { state.isWoken = false }
        return state.isWoken ? .woken : nil
      }
      switch event {
      // A key has the time at which it is read, as from the real terminal.
      case .key(let key, _)?: return .key(key, at: monotonicNow())
      case .resized(let size)?:
        state.withLock { $0.size = size }
        return .resized(size)
      case let event?: return event
      case nil: break
      }
      if news.wait(timeout: end) == .timedOut { return .tick(at: monotonicNow()) }
    }
  }

  /// Nothing overtakes what was sent.
  func takeEnding() -> TerminalEvent? { nil }
  var framePause: Milliseconds { 0 }

  var wake: @Sendable () -> Void {
    { [self] in
      state.withLock { $0.isWoken = true }
      news.signal()
    }
  }

  func suspend() { state.withLock { $0.suspensions += 1 } }
  func withSuspended<Result>(_ body: () throws -> Result) rethrows -> Result { try body() }
  func close() {}

  func send(_ event: TerminalEvent) {
    state.withLock { $0.events.append(event) }
    news.signal()
  }

  /// Waits for the next frame, at most so long.
  func waitForFrame() { _ = drawn.wait(timeout: .now() + .milliseconds(50)) }
}
