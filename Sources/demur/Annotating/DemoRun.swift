import Foundation
import Screens
import Study
import Terminal

/// The demonstration on a terminal: a start screen, and from there the work and back.
struct DemoRun {
  let session: AnnotatorSession

  init(_ session: AnnotatorSession) { self.session = session }

  /// Runs until the person leaves the start screen; the exit code.
  func run() throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    while true {
      let choice = Choice()
      var loop = ScreenLoop(screen: try start(size: terminal.size), terminal: terminal) { chosen in
        choice.chosen = chosen
        return .leave
      }
      if case .ended(let code) = try loop.run() { return code }
      guard choice.chosen == .label else { return 0 }
      if case .ended(let code) = try ScreenRun(session).show(on: terminal).end { return code }
    }
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
      entries: StartEntry.standard(
        done: done, of: total,
        reasonsWhyNot: [.review: "not yet in this version", .report: "not yet on this screen"]), size: size)
  }
}
