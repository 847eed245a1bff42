import Screens
import Study
import Terminal

/// The review on a terminal that can be drawn on.
package struct ReviewRun {
  let session: ReviewSession
  let filter: ReviewFilter
  let order: ReviewOrder
  /// The number of an instance whose page is shown first.
  var open: Int?

  package init(
    _ session: ReviewSession, filter: ReviewFilter, order: ReviewOrder = .ambiguity, open: Int? = nil
  ) {
    self.session = session
    self.filter = filter
    self.order = order
    self.open = open
  }

  /// Runs until the author leaves; the exit code.
  package func run() throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    switch try show(on: terminal) {
    case .left: return 0
    case .ended(let code): return code
    }
  }

  /// The review on a terminal that somebody else opened and will close.
  @discardableResult
  package func show(on terminal: any TerminalDevice) throws -> ScreenLoop<ReviewScreen>.End {
    let screen = ReviewScreen(
      session.setting, list: ReviewList(session.table, filter: filter, order: order),
      open: try open.flatMap { try session.dossier($0) }, size: terminal.size)
    var loop = ScreenLoop(
      screen: screen, terminal: terminal,
      // Often enough that two authors don't decide past each other.
      watch: ScreenLoop.Watch(every: 700) { try session.look() }
    ) { .answer(session.answer(to: $0)) }
    return try loop.run()
  }
}
