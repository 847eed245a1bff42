import Screens
import Store
import Study
import Terminal

/// The review on a terminal that can be drawn on.
package struct ReviewRun: Sendable {
  let session: ReviewSession
  private let list: ReviewList
  /// The page that is shown first.
  private let first: InstanceDossier?
  private let showsSources: Bool

  /// - Parameters:
  ///   - open: the number of an instance whose page is shown first.
  ///   - showsSources: whether the screen of sources comes first where all work is labelled.
  /// - Throws: what keeps that page from being read.
  package init(
    _ session: ReviewSession, filter: ReviewFilter, order: ReviewOrder = .ambiguity, open: Int? = nil,
    showsSources: Bool = false
  ) throws {
    self.session = session
    list = ReviewList(session.table, filter: filter, order: order)
    first = try open.flatMap { try session.dossier($0) }
    self.showsSources = try showsSources && session.isFinished()
  }

  /// Runs until the author leaves.
  ///
  /// - Parameter say: prints what is said once the terminal is the shell's again.
  package func run(say: ([SafeText]) -> Void) throws -> RunEnd {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    let end = try show(on: terminal, .thread(), unsaved: session.unsaved)
    terminal.close()
    if let farewell = end.farewell { say([farewell]) }
    if end.code == 0 { say(end.typed) }
    return end
  }

  /// The review on a terminal that somebody else opened and will close.
  @discardableResult
  package func show(on terminal: any TerminalDevice, _ executor: Executor) throws -> RunEnd {
    try show(on: terminal, executor, unsaved: nil)
  }

  /// - Parameter unsaved: where what is typed is kept until it is saved; nil where nothing is.
  private func show(
    on terminal: any TerminalDevice, _ executor: Executor, unsaved: UnsavedTextFile?
  ) throws -> RunEnd {
    let left = unsaved?.claim() ?? []
    // The page on which something was being written comes first, unless another one was asked for.
    let page = try first ?? left.lazy.compactMap(number).first.flatMap { try session.dossier($0) }
    var screen = ReviewScreen(
      session.setting, list: list, open: page, showsSources: showsSources, size: terminal.size)
    if executor.isInPlace { session.waitForSources() }
    screen.resume(left)
    var loop = ScreenLoop(screen, on: terminal, session, executor, keeper: UnsavedTextKeeper(unsaved, holding: left))
    return try loop.run()
  }

  private func number(_ text: UnsavedText) -> Int? {
    guard case .note(let key) = text.subject else { return nil }
    return list.table.number(of: key)
  }
}
