import Foundation
import Screens
import Store
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
    var (end, screen) = try show(on: terminal, .thread(), unsaved: watch.unsaved)
    terminal.close()
    // What was saved to a file that nobody will find is not safe.
    if end.farewell == nil { end.farewell = watch.replacement.map { SafeText($0) } }
    if let farewell = end.farewell { say([farewell]) }
    if end.code == 0 { say(end.typed) }
    if end.code == 0 { say(screen.farewell(isAllSaved: end.farewell == nil)) }
    return end
  }

  /// The annotator's screens on a terminal that somebody else opened and will close.
  ///
  /// - Parameter unsaved: where what is typed is kept until it is saved; nil where nothing is.
  @discardableResult
  package func show(
    on terminal: any TerminalDevice, _ executor: Executor, unsaved: UnsavedTextFile? = nil
  ) throws -> (end: RunEnd, screen: AnnotateScreen) {
    var screen = AnnotateScreen(watch.setting, station: watch.current, size: terminal.size, now: watch.clock())
    let left = unsaved?.claim() ?? []
    screen.resume(left)
    var loop = ScreenLoop(screen, on: terminal, watch, executor, keeper: UnsavedTextKeeper(unsaved, holding: left))
    let end = try loop.run()
    return (end, loop.screen)
  }
}
