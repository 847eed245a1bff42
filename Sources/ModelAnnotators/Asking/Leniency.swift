import Synchronization

/// Leaves out questions that get no answer, so that one on which a server chokes does not end a night's run; where several
/// in a row get none, it is the server. A class, since questions side by side share it.
package final class Leniency: Sendable {
  package struct LeftOut: Hashable, Sendable {
    package var count = 0
    /// What went wrong with the first.
    package var first: ModelError?
  }

  private let most: Int
  private let state = Mutex((leftOut: LeftOut(), inARow: 0))

  /// - Parameter most: so many without an answer in a row end the run.
  package init(most: Int = 3) { self.most = most }

  package var leftOut: LeftOut { state.withLock { $0.leftOut } }

  /// The answer, or nil where the question is left out, to be asked by a later run.
  ///
  /// - Throws: what would go wrong for others too.
  package func ask<Answer: Sendable>(_ body: () async throws -> Answer) async throws -> Answer? {
    do {
      let answer = try await body()
      state.withLock { $0.inARow = 0 }
      return answer
    } catch let error as ModelError where error.mayBeOfOneQuestion {
      let isEnough = state.withLock { state in
        state.inARow += 1
        guard state.inARow < most else { return true }
        state.leftOut.count += 1
        state.leftOut.first = state.leftOut.first ?? error
        return false
      }
      if isEnough { throw error }
      return nil
    }
  }
}

extension ModelError {
  /// Whether the next question may fare better.
  var mayBeOfOneQuestion: Bool {
    switch self {
    case .timedOut, .dropped: true
    case .status(_, let code, _): Retries.isWorthIt(code)
    default: false
    }
  }
}
