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
    var last: LastSaved? = end.isStuck ? .unknown : nil
    if end.farewell == nil, let replacement = watch.replacement {
      end.farewell = SafeText(replacement)
      last = .notSaved
    }
    if let farewell = end.farewell { say([farewell]) }
    if end.code == 0 { say(end.typed) }
    if end.code == 0 { say(screen.farewell(last)) }
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
    screen = loop.screen
    return (Self.settled(end, &screen, watch), screen)
  }

  /// Nobody leaves with a doubt that the file could end.
  static func settled(_ end: RunEnd, _ screen: inout AnnotateScreen, _ watch: StationWatch) -> RunEnd {
    guard screen.last == .unknown, !end.isStuck, let answer = watch.lastLook() else { return end }
    var end = end
    _ = screen.update(.answer(answer))
    end.farewell = watch.farewell(toUnfinished: answer)
    return end
  }
}
