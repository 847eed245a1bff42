import FoundationEssentials
import Glibc
import Synchronization

/// Waits for other programs' locks: up to 10 seconds in all, asking again after short times drawn by lot.
///
/// SQLite's own timeout soon asks only ten times a second, in step with everybody else's; under 64 busy writers somebody is
/// then starved out. `busy_timeout` reads as 0 because this stands in its place.
final class BusyPatience: Sendable {
  static let limit: Duration = .seconds(10)
  private let began = Mutex(ContinuousClock.now)

  /// Whether to try once more; `tries` is 0 when a wait begins.
  func asksAgain(tries: Int) -> Bool {
    let now = ContinuousClock.now
    let waited = began.withLock { began in
      if tries == 0 { began = now }
      return now - began
    }
    guard waited < Self.limit else { return false }
    usleep(tries < 5 ? UInt32.random(in: 200...1_000) : .random(in: 1_000...8_000))
    return true
  }
}
