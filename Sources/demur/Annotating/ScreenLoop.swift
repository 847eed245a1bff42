import Screens
import Terminal

/// Shows a screen until it is left: events in, frames out, effects carried out in between.
struct ScreenLoop<Shown: Screen> {
  /// What an effect means for the loop.
  enum Step {
    case answer(Answer)
    case done
    case leave
  }

  /// How a loop ended.
  enum End: Equatable {
    case left
    /// By a signal or a hang-up; the exit code of the program.
    case ended(code: Int32)
  }

  var screen: Shown
  let terminal: any TerminalDevice
  let carryOut: (Effect) throws -> Step

  mutating func run() throws -> End {
    try paint()
    while true {
      switch try terminal.nextEvent(timeout: nil) {
      case .key(let key, let time): if try handle(.key(key, at: time)) { return .left }
      case .resized(let size): if try handle(.resized(size)) { return .left }
      case .tick: continue
      case .signalled(let signal):
        if let code = signal.exitCode { return .ended(code: code) }
        try terminal.redraw()
      case .hungUp: return .ended(code: 129)
      }
      try paint()
    }
  }

  /// Lets the screen take an event and carries out what follows; true when the screen was left.
  private mutating func handle(_ event: ScreenEvent) throws -> Bool {
    var pending = screen.update(event)[...]
    while let effect = pending.popFirst() {
      switch try carryOut(effect) {
      case .answer(let answer): pending.append(contentsOf: screen.update(.answer(answer)))
      case .done: break
      case .leave: return true
      }
    }
    return false
  }

  private mutating func paint() throws {
    try terminal.draw(screen.view(in: terminal.size))
    _ = try handle(.painted(at: monotonicNow()))
  }
}
