import Renderings
import Screens
import Store
import Study
import Synchronization
import Terminal

/// What stands behind the demo's start screen: how far the person is, and what they choose.
///
/// A class because it keeps what was chosen.
final class DemoSession: ScreenSession {
  typealias Shown = StartScreen

  /// What was chosen, ready to be shown.
  enum Choice {
    case label(ScreenRun)
    case review(ReviewRun)
    case report
  }

  private struct State {
    var entries: [StartEntry]
    var choice: Choice?
  }

  private let file: StudyFile
  private let session: AnnotatorSession
  private let state: Mutex<State>

  init(_ file: StudyFile, _ session: AnnotatorSession) throws {
    self.file = file
    self.session = session
    state = Mutex(State(entries: try Self.entries(session)))
  }

  /// As they were read last.
  var entries: [StartEntry] { state.withLock { $0.entries } }

  /// What was chosen; nil where the screen was left by its own key.
  func takeChoice() -> Choice? {
    state.withLock { state in
      defer { state.choice = nil }
      return state.choice
    }
  }

  var lookInterval: Milliseconds? { 1_000 }
  var patience: BusyPatience? { file.patience }

  func farewell(toUnfinished answer: StartAnswer?) -> SafeText? { nil }

  func carryOut(_ request: StartChoice) -> SessionStep<StartAnswer> {
    state.withLock { state in
      do {
        state.choice = try file.patiently {
          switch request {
          case .label: .label(try ScreenRun(session.renewed()))
          case .review:
            .review(
              try ReviewRun(
                ReviewSession(file, ReviewPerspective(author: session.desk.annotator.name)), filter: .standard))
          case .report: .report
          }
        }
        return .leave
      } catch {
        return .answer(.failed("Not shown: \("\(error)")"))
      }
    }
  }

  func look() -> StartAnswer? {
    state.withLock { state in
      guard let entries = try? file.patiently({ try Self.entries(session) }), entries != state.entries else {
        return nil
      }
      state.entries = entries
      return .entries(entries)
    }
  }

  private static func entries(_ session: AnnotatorSession) throws -> [StartEntry] {
    let progress = try session.formulations.map { try session.desk.progress($0) }
    return StartEntry.standard(
      done: progress.reduce(0) { $0 + $1.labelled + $1.excluded }, of: progress.reduce(0) { $0 + $1.total })
  }
}

/// What stands behind the report's screen: computes it once, and lays it out for the width that there is.
final class ReportSession: ScreenSession {
  typealias Shown = ReadingScreen

  private let file: StudyFile
  private let version: String
  private let document = Mutex<ReportDocument?>(nil)

  /// - Parameter version: of the program, as the report's head names it.
  init(_ file: StudyFile, version: String) {
    self.file = file
    self.version = version
  }

  var source: WaitingSource { .report }
  func farewell(toUnfinished answer: String?) -> SafeText? { nil }

  func carryOut(_ request: ReadingRequest) -> SessionStep<String> {
    switch request {
    case .text(let columns):
      do {
        return .answer(TextRendering.render(try made(), columns: columns))
      } catch {
        return .answer("Not read: \(error)")
      }
    }
  }

  private func made() throws -> ReportDocument {
    try document.withLock { document in
      if let document { return document }
      let made = ReportDocument(try file.patiently { try StudyReport.content(of: file, version: version) })
      document = made
      return made
    }
  }
}
