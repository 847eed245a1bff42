import Foundation
import Screens
import Terminal

/// The annotator's work on a terminal that can be drawn on.
package struct ScreenRun {
  let session: AnnotatorSession

  package init(_ session: AnnotatorSession) { self.session = session }

  /// Runs until the annotator leaves; the exit code.
  ///
  /// - Parameter say: prints what is said once the terminal is the shell's again.
  package func run(say: ([SafeText]) -> Void) throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    let (end, screen) = try show(on: terminal)
    terminal.close()
    switch end {
    case .left:
      say(screen.farewell)
      return 0
    case .ended(let code): return code
    }
  }

  /// The annotator's screens on a terminal that somebody else opened and will close.
  @discardableResult
  package func show(on terminal: any TerminalDevice) throws -> (
    end: ScreenLoop<AnnotateScreen>.End, screen: AnnotateScreen
  ) {
    let watched = try StationWatch(session)
    let screen = AnnotateScreen(
      session.setting, station: watched.current, size: terminal.size, now: session.clock())
    var loop = ScreenLoop(
      screen: screen, terminal: terminal, watch: ScreenLoop.Watch(every: 1000) { watched.look() }
    ) { .answer(watched.answer(to: $0)) }
    return (try loop.run(), loop.screen)
  }
}
