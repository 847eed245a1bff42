import Screens
import Study
import Terminal

/// The review on a terminal that can be drawn on.
package struct ReviewRun: Sendable {
  let session: ReviewSession
  private let list: ReviewList
  /// The page that is shown first.
  private let first: InstanceDossier?

  /// - Parameter open: the number of an instance whose page is shown first.
  /// - Throws: what keeps that page from being read.
  package init(
    _ session: ReviewSession, filter: ReviewFilter, order: ReviewOrder = .ambiguity, open: Int? = nil
  ) throws {
    self.session = session
    list = ReviewList(session.table, filter: filter, order: order)
    first = try open.flatMap { try session.dossier($0) }
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

  /// The review on a terminal that somebody else opened and will close.
  @discardableResult
  package func show(on terminal: any TerminalDevice, _ executor: Executor) throws -> RunEnd {
    let screen = ReviewScreen(session.setting, list: list, open: first, size: terminal.size)
    var loop = ScreenLoop(screen, on: terminal, session, executor)
    return try loop.run()
  }
}
