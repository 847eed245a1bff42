import Dispatch
import Synchronization

/// What is computed beside everything else, so that no key waits for it.
///
/// A class because what is under way is looked for from two threads.
final class BackgroundResult<Value: Sendable>: Sendable {
  private let running = Mutex<Background<Value>?>(nil)

  /// Begins to compute; what was under way before is of no use any more. Keys go before it.
  func begin(_ compute: @escaping @Sendable () -> Value) {
    let begun = Background(on: .global(qos: .utility)) { compute() }
    running.withLock { $0 = begun }
  }

  var isRunning: Bool { running.withLock { $0 != nil } }

  /// What has been computed, once; nil while it is under way, and where nothing is.
  func takeDone() -> Value? {
    running.withLock { running in
      guard let done = running, done.isDone else { return nil }
      running = nil
      return try? done.value
    }
  }

  /// Waits for it.
  func takeNow() -> Value? {
    let begun = running.withLock { running in
      defer { running = nil }
      return running
    }
    return try? begun?.value
  }
}
