import Synchronization

/// What a client has learnt of its server. A class, since requests under way side by side share it.
final class ServerMemory: Sendable {
  private struct State {
    var prefix: String?
    var isSettled = false
    var hasAnswered = false
    var said: Set<String> = []
  }

  private let state = Mutex(State())

  /// What stands before OpenAI's addresses; nil while that is not known.
  var prefix: String? { state.withLock { $0.prefix } }

  /// Whether a question was answered there: a listing alone may stand elsewhere.
  var isSettled: Bool { state.withLock { $0.isSettled } }

  /// - Parameter isSettled: whether a question was answered there.
  func learn(prefix: String, isSettled: Bool) {
    state.withLock { state in
      state.prefix = prefix
      state.isSettled = state.isSettled || isSettled
    }
  }

  /// Whether the server was there once: then it is waited for when it is away.
  var hasAnswered: Bool { state.withLock { $0.hasAnswered } }

  func noteAnswer() { state.withLock { $0.hasAnswered = true } }

  /// Whether this is said for the first time.
  func isNew(_ text: String) -> Bool { state.withLock { $0.said.insert(text).inserted } }
}
