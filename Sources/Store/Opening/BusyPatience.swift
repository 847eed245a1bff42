import FoundationEssentials
import Glibc
import Synchronization

/// Waits for other programs' locks: up to 10 seconds at a time, asking again after short random times.
///
/// SQLite's own timeout soon asks only ten times a second, in step with everybody else's; under 64 busy writers somebody is
/// then starved out. `busy_timeout` reads as 0 because this stands in its place.
package final class BusyPatience: Sendable {
  private struct State {
    var limit: Duration
    var began = ContinuousClock.now
    var isGivenUp = false
  }

  private let state: Mutex<State>

  /// - Parameter limit: how long one wait may last.
  package init(limit: Duration = .seconds(10)) { state = Mutex(State(limit: limit)) }

  /// How long one wait may last.
  package var limit: Duration {
    get { state.withLock { $0.limit } }
    set { state.withLock { $0.limit = newValue } }
  }

  /// Ends the wait that is under way, and every further one at once, until ``goOn()``; may be called from any thread.
  package func giveUp() { state.withLock { $0.isGivenUp = true } }

  /// Waits again from now on.
  package func goOn() { state.withLock { $0.isGivenUp = false } }

  package var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

  /// Whether to try once more; `tries` is 0 when a wait begins.
  func asksAgain(tries: Int) -> Bool {
    let now = ContinuousClock.now
    let isOver = state.withLock { state in
      if tries == 0 { state.began = now }
      return state.isGivenUp || now - state.began >= state.limit
    }
    guard !isOver else { return false }
    usleep(tries < 5 ? UInt32.random(in: 200...1_000) : .random(in: 1_000...8_000))
    return true
  }
}
