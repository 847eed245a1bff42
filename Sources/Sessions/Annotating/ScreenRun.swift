import Foundation
import Screens
import Terminal

/// The annotator's work on a terminal that can be drawn on.
package struct ScreenRun: Sendable {
  private let watch: StationWatch

  /// - Throws: what keeps the annotator's place from being read.
  package init(_ session: AnnotatorSession) throws { watch = try StationWatch(session) }

  /// Runs until the annotator leaves.
  ///
  /// - Parameter say: prints what is said once the terminal is the shell's again.
  package func run(say: ([SafeText]) -> Void) throws -> RunEnd {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    var (end, screen) = try show(on: terminal, .thread())
    terminal.close()
    // What was saved to a file that nobody will find is not safe.
    if end.farewell == nil { end.farewell = watch.replacement.map { SafeText($0) } }
    if let farewell = end.farewell { say([farewell]) }
    if end.code == 0 { say(screen.farewell(isAllSaved: end.farewell == nil)) }
    return end
  }

  /// The annotator's screens on a terminal that somebody else opened and will close.
  @discardableResult
  package func show(
    on terminal: any TerminalDevice, _ executor: Executor
  ) throws -> (end: RunEnd, screen: AnnotateScreen) {
    let screen = AnnotateScreen(watch.setting, station: watch.current, size: terminal.size, now: watch.clock())
    var loop = ScreenLoop(screen, on: terminal, watch, executor)
    let end = try loop.run()
    return (end, loop.screen)
  }
}
