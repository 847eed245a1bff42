import Dispatch

/// Runs what waits for the disk on a thread of its own, one thing after the other.
///
/// The threads that replies are dealt with on are as few as the cores; one that waits for a commit takes half of them away.
struct DiskQueue: Sendable {
  private let queue = DispatchQueue(label: "demur.disk")

  func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
