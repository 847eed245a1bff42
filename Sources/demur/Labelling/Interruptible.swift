import ArgumentParser
import Dispatch
import Foundation
import Synchronization
import Terminal

/// Runs what waits for a network, so that Ctrl-C ends it cleanly.
enum Interruptible {
  struct Interrupted: Error {
    var code: Int32
  }

  /// - Throws: ``Interrupted`` after Ctrl-C or a request to end, when the body has come to its end; a second one does not
  ///   wait for that.
  static func run<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) throws -> T {
    let caught = Mutex<Int32?>(nil)
    let outcome = Mutex<Result<T, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    let task = Task.detached {
      let result: Result<T, any Error>
      do {
        result = .success(try await body())
      } catch {
        result = .failure(error)
      }
      outcome.withLock { $0 = result }
      done.signal()
    }
    // What whoever started us wants ignored (nohup) ends nothing here.
    let heeded = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored(signal: $0) }
    let sources = heeded.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let isSecond = caught.withLock { seen in
          defer { seen = number }
          return seen != nil
        }
        if isSecond { Foundation.exit(128 + number) }
        task.cancel()
      }
      source.resume()
      return source
    }
    done.wait()
    for source in sources { source.cancel() }
    for number in heeded { signal(number, SIG_DFL) }
    let result = outcome.withLock { $0 }
    if let number = caught.withLock({ $0 }), case .failure = result { throw Interrupted(code: 128 + number) }
    guard let result else { throw CancellationError() }
    return try result.get()
  }
}
