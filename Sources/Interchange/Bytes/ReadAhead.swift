import Dispatch
import Synchronization

/// Makes batches on another core, a few ahead of who uses them up, and hands them out in their order.
///
/// A class because two threads meet in it. Unchecked: `make` is called on the queue alone, and what both sides touch is
/// behind the lock.
final class ReadAhead<Batch: Sendable>: @unchecked Sendable {
  private struct State: Sendable {
    /// Made and not handed out; the last one is nil.
    var batches: [Batch?] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let make: () -> Batch?

  /// - Parameters:
  ///   - limit: how many batches may wait.
  ///   - make: the next batch; nil for the end.
  init(limit: Int, _ make: @escaping () -> Batch?) {
    self.make = make
    // A semaphore may not end below the value that it began with.
    for _ in 0..<max(1, limit) { room.signal() }
    DispatchQueue(label: "demur.read-ahead").async { self.run() }
  }

  private func run() {
    while true {
      room.wait()
      if state.withLock({ $0.isStopped }) { return }
      let batch = make()
      state.withLock { $0.batches.append(batch) }
      filled.signal()
      if batch == nil { return }
    }
  }

  /// The next batch, waited for; nil at the end, after which nothing may be asked.
  func next() -> Batch? {
    filled.wait()
    defer { room.signal() }
    return state.withLock { $0.batches.removeFirst() }
  }

  /// Nothing more is wanted; what is being made is not waited for, since it may come from a slow pipe.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
  }
}
