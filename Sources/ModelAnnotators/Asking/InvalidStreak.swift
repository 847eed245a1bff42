import Study
import Synchronization

/// Counts invalid answers that come one after the other: where there are many, it is not the questions. A class, since what
/// keeps answers is not what began.
package final class InvalidStreak: Sendable {
  private struct State {
    var count = 0
    var replies: [String] = []
  }

  private let most: Int
  private let state = Mutex(State())
  private static let shown = 3

  /// - Parameter most: so many in a row end the run; 0 for no end.
  package init(most: Int = 20) { self.most = most }

  /// Takes note of answers in the order in which they came.
  package func note(_ answers: [ModelAnswer]) {
    state.withLock { state in
      // What is still under way when it is enough changes nothing.
      for answer in answers where most == 0 || state.count < most {
        switch answer.outcome {
        case .perplexity, .choice: state = State()
        case .tooLong: break
        case .invalid(let reply, let why):
          state.count += 1
          let said = "\"\(Self.short(reply))\" (\(Self.short(why)))"
          let isNew = state.replies.count < Self.shown && !state.replies.contains(said)
          // Three of them, alike only where there are no others.
          if isNew || state.replies.count < Self.shown && most - state.count < Self.shown - state.replies.count {
            state.replies.append(said)
          }
        }
      }
    }
  }

  /// - Throws: ``ModelError/onlyInvalid(count:replies:)`` with three of the replies, where it is enough.
  package func check() throws {
    let state = state.withLock { $0 }
    guard most > 0, state.count >= most else { return }
    throw ModelError.onlyInvalid(count: state.count, replies: state.replies)
  }

  private static func short(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}
