import Screens
import Store
import Synchronization
import Terminal

/// What stands behind the status screen: reads it again whenever another program writes, and opens the review of the
/// instances behind a line.
///
/// A class because it keeps what was read last, and how the screen was left.
final class StatusSession: ScreenSession {
  typealias Shown = StatusScreen

  /// How the screen was left.
  enum Choice {
    case interrupted
    case review(StatusSubject, ReviewRun)
  }

  private struct State {
    var lines: [StatusLine]
    var version: Int
    var choice: Choice?
    /// What was said last of a look that failed.
    var said: String?
  }

  private let file: StudyFile
  private let review: @Sendable (StatusSubject, BusyPatience) throws -> ReviewRun
  private let state: Mutex<State>

  init(_ file: StudyFile, review: @escaping @Sendable (StatusSubject, BusyPatience) throws -> ReviewRun) throws {
    self.file = file
    self.review = review
    let version = try file.dataVersion
    state = Mutex(State(lines: try Self.lines(of: file), version: version))
  }

  /// What was read last.
  var lines: [StatusLine] { state.withLock { $0.lines } }

  /// How the screen was left; nil where it was by its own key.
  func takeChoice() -> Choice? {
    state.withLock { state in
      defer { state.choice = nil }
      return state.choice
    }
  }

  var lookInterval: Milliseconds? { 1_000 }
  var patience: BusyPatience? { file.patience }

  func farewell(toUnfinished answer: StatusAnswer?) -> SafeText? { nil }

  func carryOut(_ request: StatusRequest) -> SessionStep<StatusAnswer> {
    state.withLock { state in
      switch request {
      case .interrupt: state.choice = .interrupted
      case .instances(let subject):
        do {
          state.choice = .review(subject, try file.patiently { try review(subject, file.patience) })
        } catch {
          return .answer(.unread("Not shown: \("\(error)")"))
        }
      }
      return .leave
    }
  }

  func look() -> StatusAnswer? {
    state.withLock { state in
      do {
        guard file.isInPlace else { throw StoreError.replaced(path: file.path) }
        return try file.patiently {
          let now = try file.dataVersion
          guard now != state.version else { return nil }
          state.lines = try Self.lines(of: file)
          state.version = now
          state.said = nil
          return .lines(state.lines)
        }
      } catch StoreError.busy {
        // Nobody wanted to wait for it any longer.
        return nil
      } catch {
        // Said once, and looked again.
        let reason = "\(error)"
        defer { state.said = reason }
        return reason == state.said ? nil : .unread("Not read: \(reason)")
      }
    }
  }

  private static func lines(of file: StudyFile) throws -> [StatusLine] {
    StatusText(status: try StatusReader.read(file)).lines
  }
}
