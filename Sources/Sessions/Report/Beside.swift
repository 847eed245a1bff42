import Dispatch
import Synchronization

/// Something that is computed on another core until it is asked for.
final class Beside<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let group = DispatchGroup()

  init(_ compute: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global().async(group: group) { [self] in
      let made = Result { try compute() }
      result.withLock { $0 = made }
    }
  }

  /// Waits for it.
  var value: Value {
    get throws {
      group.wait()
      guard let made = result.withLock({ $0 }) else { throw CancellationError() }
      return try made.get()
    }
  }
}
