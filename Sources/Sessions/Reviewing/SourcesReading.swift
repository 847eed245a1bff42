import Dispatch
import Foundation
import Study
import Synchronization

/// Computes where disagreement comes from beside everything else, so that no key waits for it.
///
/// A class because what is under way is looked for from two threads.
final class SourcesReading: Sendable {
  private let running = Mutex<Background<ReviewSources>?>(nil)

  /// Begins to compute; what was under way before is of no use any more.
  func begin(_ table: ReviewTable, isInShare: Bool) {
    // Keys go before it, and one core is left to them.
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
    let begun = Background(on: .global(qos: .utility)) {
      ReviewSources(table, isInShare: isInShare, concurrency: cores)
    }
    running.withLock { $0 = begun }
  }

  var isRunning: Bool { running.withLock { $0 != nil } }

  /// What has been computed, once; nil while it is under way, and where nothing is.
  func takeDone() -> ReviewSources? {
    running.withLock { running in
      guard let done = running, done.isDone else { return nil }
      running = nil
      return try? done.value
    }
  }

  /// Waits for it.
  func takeNow() -> ReviewSources? {
    let begun = running.withLock { running in
      defer { running = nil }
      return running
    }
    return try? begun?.value
  }
}
