import Glibc
import Synchronization

/// Lets the writers of one machine write in the order in which they came: each has a place in the queue, the moment at which
/// it came, and waits until nobody has an earlier one.
///
/// SQLite's own lock alone makes writing safe. Who cannot queue (no journal yet, no locks on its file system) just tries, and
/// so does whoever has waited for one who does not go on.
final class WriterQueue: Sendable {
  private struct State {
    var lock: JournalLock?
    /// Places up to here are of somebody who stands still.
    var ignored: Int64 = 0
  }

  private let path: String
  private let state = Mutex(State())
  /// How long the one at the head may keep it.
  private static let longest: Duration = .seconds(2)

  init(_ path: String) { self.path = path }

  /// Does something when it is this writer's turn.
  func inTurn<T>(_ patience: BusyPatience, _ body: () throws -> T) rethrows -> T {
    let place = enter()
    defer { if let place { place.lock.release(place.moment) } }
    if let place { wait(place.lock, place.moment, patience) }
    return try body()
  }

  private func enter() -> (lock: JournalLock, moment: Int64)? {
    let lock = state.withLock { state in
      if state.lock?.isInPlace != true { state.lock = JournalLock(of: path) }
      return state.lock
    }
    guard let lock else { return nil }
    var now = timespec()
    clock_gettime(CLOCK_BOOTTIME, &now)
    let moment = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    for later in 0..<8 as Range<Int64> where lock.take(moment + later) { return (lock, moment + later) }
    return nil
  }

  private func wait(_ lock: JournalLock, _ moment: Int64, _ patience: BusyPatience) {
    let began = ContinuousClock.now
    var head: (place: Int64, since: ContinuousClock.Instant)?
    while true {
      let ignored = state.withLock { $0.ignored }
      var ahead = 0
      var first = moment
      while let earlier = lock.taken(ignored + 1..<first), ahead < 16 {
        first = earlier
        ahead += 1
      }
      let now = ContinuousClock.now
      guard ahead > 0, !patience.isGivenUp, now - began < patience.limit else { return }
      if head?.place != first { head = (first, now) }
      if let since = head?.since, now - since > Self.longest {
        state.withLock { $0.ignored = max($0.ignored, first) }
        continue
      }
      usleep(ahead == 1 ? 100 : UInt32(min(5_000, 300 * (ahead - 1))))
    }
  }
}
