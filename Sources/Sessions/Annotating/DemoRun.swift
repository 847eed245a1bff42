import Foundation
import Renderings
import Screens
import Store
import Study
import Terminal

/// The demonstration on a terminal: a start screen, and from there the work and back.
package struct DemoRun {
  private let file: StudyFile
  private let session: AnnotatorSession
  private let version: String

  /// - Parameter version: of the program, as a report names it.
  package init(_ file: StudyFile, _ session: AnnotatorSession, version: String) {
    self.file = file
    self.session = session
    self.version = version
  }

  /// Runs until the person leaves the start screen; the exit code.
  package func run() throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    while true {
      let choice = Choice()
      var loop = ScreenLoop(screen: try start(size: terminal.size), terminal: terminal) { chosen in
        choice.chosen = chosen
        return .leave
      }
      if case .ended(let code) = try loop.run() { return code }
      switch choice.chosen {
      case .label: if case .ended(let code) = try ScreenRun(session).show(on: terminal).end { return code }
      case .review: if case .ended(let code) = try review(on: terminal) { return code }
      case .report: if case .ended(let code) = try report(on: terminal) { return code }
      case nil: return 0
      }
    }
  }

  private func review(on terminal: any TerminalDevice) throws -> ScreenLoop<ReviewScreen>.End {
    let session = try ReviewSession(file, ReviewPerspective(author: session.desk.annotator.name))
    return try ReviewRun(session, filter: .standard).show(on: terminal)
  }

  /// The report as text, computed once and laid out for the width that there is.
  private func report(on terminal: any TerminalDevice) throws -> ScreenLoop<ReadingScreen>.End {
    let document = ReportDocument(try StudyReport.content(of: file, version: version))
    var loop = ScreenLoop(
      screen: ReadingScreen(title: "Report", size: terminal.size), terminal: terminal
    ) { request in
      switch request {
      case .text(let columns): .answer(TextRendering.render(document, columns: columns))
      }
    }
    return try loop.run()
  }

  /// What the start screen's keys chose; a class because the loop's closure outlives the assignment.
  private final class Choice {
    var chosen: StartChoice?
  }

  private func start(size: Size) throws -> StartScreen {
    let progress = try session.formulations.map { try session.desk.progress($0) }
    let done = progress.reduce(0) { $0 + $1.labelled + $1.excluded }
    let total = progress.reduce(0) { $0 + $1.total }
    return StartScreen(
      title: "demur: where do people disagree about what a language model wrote?",
      introduction: """
        This is a practice study: 48 short dialogues. Two simulated annotators have already labelled them all. It is for \
        trying things: nothing can go wrong.
        """,
      entries: StartEntry.standard(done: done, of: total), size: size)
  }
}
