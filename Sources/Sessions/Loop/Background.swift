import Dispatch
import Synchronization
import Terminal

/// Something that is carried out on another thread until it is asked for.
final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let group = DispatchGroup()

  /// - Parameters:
  ///   - queue: where; a serial one carries out one after the other.
  ///   - then: called there when it is done.
  init(
    on queue: DispatchQueue = .global(), then: @escaping @Sendable () -> Void = {},
    _ compute: @escaping @Sendable () throws -> Value
  ) {
    queue.async(group: group) { [self] in
      let made = Result { try compute() }
      result.withLock { $0 = made }
      then()
    }
  }

  /// What is there already.
  init(_ value: Value) { result.withLock { $0 = .success(value) } }

  /// Waits for it.
  var value: Value {
    get throws {
      group.wait()
      guard let made = result.withLock({ $0 }) else { throw CancellationError() }
      return try made.get()
    }
  }

  /// Whether it is done.
  var isDone: Bool { result.withLock { $0 != nil } }

  /// Whether it is done after so long at most.
  func isDone(within limit: Milliseconds) -> Bool {
    isDone || (group.wait(timeout: .now() + .milliseconds(limit)) == .success && isDone)
  }
}
