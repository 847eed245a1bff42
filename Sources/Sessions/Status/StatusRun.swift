import Screens
import Store
import Terminal

/// The status of a study on a terminal, read again whenever another program writes, and from there the instances behind a
/// line and back.
package struct StatusRun {
  private let session: StatusSession

  /// - Parameter review: the review of what stands behind a line; it waits for the file as the patience says.
  /// - Throws: what keeps the status from being read.
  package init(
    _ file: StudyFile, review: @escaping @Sendable (StatusSubject, BusyPatience) throws -> ReviewRun
  ) throws {
    session = try StatusSession(file, review: review)
  }

  /// Runs until the author leaves.
  ///
  /// - Parameter say: prints what is said once the terminal is the shell's again.
  package func run(say: ([SafeText]) -> Void) throws -> RunEnd {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    let end = try show(on: terminal, .thread())
    terminal.close()
    if let farewell = end.farewell { say([farewell]) }
    return end
  }

  private func show(on terminal: any TerminalDevice, _ executor: Executor) throws -> RunEnd {
    var marked: StatusSubject?
    var notice: SafeText?
    while true {
      let screen = StatusScreen(session.lines, size: terminal.size, marked: marked, notice: notice)
      var loop = ScreenLoop(screen, on: terminal, session, executor)
      let end = try loop.run()
      guard end.code == 0, !end.isStuck else { return end }
      switch session.takeChoice() {
      case nil: return end
      case .interrupted: return RunEnd(code: 130)
      case .review(let subject, let run):
        let end = try run.show(on: terminal, executor)
        guard end.code == 0, !end.isStuck else { return end }
        (marked, notice) = (subject, end.farewell)
      }
    }
  }
}
