import Screens
import Terminal

/// Shows a screen until it is left: events in, frames out, effects carried out in between.
package struct ScreenLoop<Shown: Screen> {
  /// What a request means for the loop.
  enum Step {
    case answer(Shown.Answer)
    case done
    case leave
  }

  /// How a loop ended.
  package enum End: Equatable {
    case left
    /// By a signal or a hang-up; the exit code of the program.
    case ended(code: Int32)
  }

  /// Looks, every so often, whether something happened elsewhere that the screen has to know.
  struct Watch {
    var every: Milliseconds
    var look: () throws -> Shown.Answer?
  }

  /// How long a key is waited on that may not come alone.
  private static var patience: Milliseconds { 300 }

  var screen: Shown
  let terminal: any TerminalDevice
  private var events: EventReader
  private let watch: Watch?
  private let carryOut: (Shown.Request) throws -> Step
  private var lookedAt: Milliseconds = 0
  /// How many answers the screen was given.
  private var answers = 0

  init(
    screen: Shown, terminal: any TerminalDevice, watch: Watch? = nil,
    carryOut: @escaping (Shown.Request) throws -> Step
  ) {
    self.screen = screen
    self.terminal = terminal
    events = EventReader(terminal)
    self.watch = watch
    self.carryOut = carryOut
  }

  mutating func run() throws -> End {
    try paint()
    while true {
      let (event, crowd) = try events.next(timeout: watch?.every, patience: screen.isWary ? Self.patience : 0)
      switch event {
      case .key(let key, let time):
        if try handle(crowd.map { .crowdedKey(key, by: $0, at: time) } ?? .key(key, at: time)) { return .left }
      case .resized(let size): if try handle(.resized(size)) { return .left }
      case .tick, .woken: guard try look() else { continue }
      case .signalled(let signal):
        if let code = signal.exitCode { return end(code: code) }
        if signal == .stop { try terminal.suspend() }
        try terminal.redraw()
      case .hungUp: return end(code: 129)
      }
      _ = try look()
      try paint()
    }
  }

  /// Looks elsewhere when it is time to; true when there was something.
  private mutating func look() throws -> Bool {
    let now = monotonicNow()
    guard let watch, now >= lookedAt + watch.every else { return false }
    lookedAt = now
    guard let answer = try watch.look() else { return false }
    _ = try handle(.answer(answer))
    return true
  }

  /// Lets the screen take an event and carries out what follows; true when the screen was left.
  private mutating func handle(_ event: ScreenEvent<Shown.Answer>) throws -> Bool {
    var pending = screen.update(event)[...]
    while let effect = pending.popFirst() {
      switch effect {
      case .ask(let request):
        switch try carryOut(request) {
        case .answer(let answer):
          answers += 1
          pending.append(contentsOf: screen.update(.answer(answer)))
        case .done: break
        case .leave: return true
        }
      case .edit(let text):
        let edited = try terminal.withSuspended { Editor.edit(text) }
        pending.append(contentsOf: screen.update(.edited(edited)))
      case .suspend: try terminal.suspend()
      case .redraw: try terminal.redraw()
      case .leave: return true
      }
    }
    return false
  }

  /// Carries out what the screen asks for last; the terminal may be gone already.
  private mutating func end(code: Int32) -> End {
    for case .ask(let request) in screen.update(.ending(at: monotonicNow())) { _ = try? carryOut(request) }
    return .ended(code: code)
  }

  private mutating func paint() throws {
    let before = answers
    try terminal.draw(screen.view(in: terminal.size))
    _ = try handle(.painted(at: monotonicNow()))
    // What the screen asked for once it was seen is to be seen too.
    if answers != before { try terminal.draw(screen.view(in: terminal.size)) }
  }
}
