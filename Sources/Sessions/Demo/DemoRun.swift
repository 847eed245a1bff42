import Screens
import Store
import Terminal

/// The demonstration on a terminal: a start screen, and from there the work and back.
package struct DemoRun {
  private let file: StudyFile
  private let session: DemoSession
  private let version: String

  /// - Parameter version: of the program, as a report names it.
  /// - Throws: what keeps the study from being read.
  package init(_ file: StudyFile, _ session: AnnotatorSession, version: String) throws {
    self.file = file
    self.session = try DemoSession(file, session)
    self.version = version
  }

  /// Runs until the person leaves the start screen.
  package func run() throws -> RunEnd {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    let executor = Executor.thread()
    while true {
      var loop = ScreenLoop(start(size: terminal.size), on: terminal, session, executor)
      let end = try loop.run()
      guard end.code == 0, !end.isStuck, let choice = session.takeChoice() else { return end }
      let shown: RunEnd
      switch choice {
      case .label(let run): shown = try run.show(on: terminal, executor).end
      case .review(let run): shown = try run.show(on: terminal, executor)
      case .report:
        var loop = ScreenLoop(
          ReadingScreen(title: "Report", size: terminal.size), on: terminal, ReportSession(file, version: version),
          executor)
        shown = try loop.run()
      }
      guard shown.code == 0, !shown.isStuck else { return shown }
    }
  }

  private func start(size: Size) -> StartScreen {
    StartScreen(
      title: "demur: where do people disagree about what a language model wrote?",
      introduction: """
        This is a practice study: 48 short dialogues. Two simulated annotators have already labelled them all. It is for \
        trying things: nothing can go wrong.
        """,
      entries: session.entries, size: size)
  }
}
