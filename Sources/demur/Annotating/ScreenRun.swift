import Foundation
import Screens
import Terminal

/// The annotator's work on a terminal that can be drawn on.
struct ScreenRun {
  let session: AnnotatorSession

  init(_ session: AnnotatorSession) { self.session = session }

  /// Runs until the annotator leaves; the exit code.
  func run() throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    let (end, screen) = try show(on: terminal)
    terminal.close()
    switch end {
    case .left:
      Output.lines(screen.farewell)
      return 0
    case .ended(let code): return code
    }
  }

  /// The annotator's screens on a terminal that somebody else opened and will close.
  func show(on terminal: any TerminalDevice) throws -> (end: ScreenLoop<AnnotateScreen>.End, screen: AnnotateScreen) {
    let screen = AnnotateScreen(
      session.setting, station: try session.station(), size: terminal.size, now: session.clock())
    var loop = ScreenLoop(screen: screen, terminal: terminal) { effect in
      try carryOut(effect, on: terminal)
    }
    return (try loop.run(), loop.screen)
  }

  private func carryOut(_ effect: Effect, on terminal: any TerminalDevice) throws -> ScreenLoop<AnnotateScreen>.Step {
    if let answer = session.answer(to: effect) { return .answer(answer) }
    switch effect {
    case .edit(let text): return .answer(.edited(try terminal.withSuspended { Editor.edit(text) }))
    case .suspend: try terminal.suspend()
    case .redraw: try terminal.redraw()
    case .leave: return .leave
    case .record, .undo, .redo, .chose: break
    }
    return .done
  }
}
