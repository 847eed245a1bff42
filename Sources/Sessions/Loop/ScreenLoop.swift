import Dispatch
import Screens
import Study
import Terminal

/// Shows a screen until it is left: events in, frames out, effects carried out in between.
///
/// What the screen asks for is carried out elsewhere (``Executor``), one thing at a time. Nearly every answer is there within
/// milliseconds, and keys wait for it; when it takes longer the screen says so and stays alive: it can be left and resized, and
/// no key labels what is not yet to be seen. Looks at what others did never keep a key waiting.
package struct ScreenLoop<Session: ScreenSession> {
  package typealias Shown = Session.Shown

  /// How long an answer may take before the screen says that it is waited for.
  static var silence: Milliseconds { 300 }
  /// How long a key is waited on that may not come alone.
  private static var wariness: Milliseconds { 300 }
  /// How long leaving waits for what is under way; only a disk that does not answer takes longer.
  static var lastWait: Milliseconds { 2_000 }

  private(set) var screen: Shown {
    didSet {
      ahead = nil
      frame = nil
    }
  }
  let terminal: any TerminalDevice
  private var events: EventReader
  private let session: Session
  private let executor: Executor
  private let clock: () -> Milliseconds
  /// What is to be carried out, in its order.
  private var effects: ArraySlice<Effect<Shown.Request>> = []
  private var request: Background<SessionStep<Shown.Answer>>?
  /// What the screen becomes if what is under way succeeds.
  private var ahead: Ahead<Shown>?
  /// The screen as it is, where it was laid out while an answer was waited for.
  private var frame: Frame?
  private var look: Background<Shown.Answer?>?
  private var lookBegan: Milliseconds = 0
  private var lookedAt: Milliseconds?
  private var waiting: WaitingNotice?
  private var needsPaint = true
  /// When a frame was painted last; nil where the next one is not to wait for that.
  private var paintedAt: Milliseconds?
  /// What is to be known of the terminal, until the next key.
  private var note: SafeText?
  /// Somebody wants the program to stop, which it does once nothing is under way that holds a lock.
  private var isToStop = false
  private var keeper: UnsavedTextKeeper

  /// - Parameters:
  ///   - keeper: of what is typed.
  ///   - clock: never goes back.
  init(
    _ screen: Shown, on terminal: any TerminalDevice, _ session: Session, _ executor: Executor,
    keeper: UnsavedTextKeeper = UnsavedTextKeeper(nil), clock: @escaping () -> Milliseconds = monotonicNow
  ) {
    self.screen = screen
    self.terminal = terminal
    events = EventReader(terminal)
    self.session = session
    self.executor = executor
    self.keeper = keeper
    self.clock = clock
  }

  mutating func run() throws -> RunEnd {
    do {
      var end = try paint()
      while end == nil {
        let (event, crowd) = try events.next(timeout: timeout, patience: screen.isWary ? Self.wariness : 0)
        end = try take(event, crowd)
        if end == nil { end = try goOn() }
        keeper.follow(screen.unsaved, at: clock())
        if end == nil, needsPaint, clock() >= mayPaintAt { end = try paint() }
      }
      return settled(RunEnd(code: end ?? 0))
    } catch {
      _ = settled(RunEnd())
      throw error
    }
  }

  /// Until when nothing has to be done by itself; nil where only an event can bring something.
  private var timeout: Milliseconds? {
    let pause = needsPaint ? max(0, mayPaintAt - clock()) : nil
    return [pause, lookTimeout, keeper.dueAt.map { max(0, $0 - clock()) }].compactMap { $0 }.min()
  }

  private var mayPaintAt: Milliseconds { paintedAt.map { $0 + terminal.framePause } ?? 0 }

  private var lookTimeout: Milliseconds? {
    guard request == nil else { return nil }
    if look != nil { return waiting == nil ? max(0, lookBegan + Self.silence - clock()) : nil }
    return session.lookInterval.map { interval in max(0, lookedAt.map { $0 + interval - clock() } ?? 0) }
  }

  private mutating func take(_ event: TerminalEvent, _ crowd: KeyCrowd? = nil) throws -> Int32? {
    switch event {
    case .key(let key, let time):
      needsPaint = true
      note = nil
      guard request == nil else { return try takeWhileWaiting(key) }
      effects += screen.update(crowd.map { .crowdedKey(key, by: $0, at: time) } ?? .key(key, at: time))
      return try carryOut()
    case .resized(let size):
      needsPaint = true
      effects += screen.update(.resized(size))
      return try carryOut()
    case .noted(let text):
      note = text
      needsPaint = true
    case .signalled(.stop): isToStop = true
    case .signalled(let signal):
      if let code = signal.exitCode { return end(code: code) }
      needsPaint = true
      try terminal.redraw()
    case .hungUp: return end(code: 129)
    case .tick, .woken: break
    }
    return nil
  }

  /// Asks for what the screen wants done last; the terminal may be gone already.
  private mutating func end(code: Int32) -> Int32 {
    keeper.finish(screen.unsaved, within: Self.lastWait)
    guard request == nil else { return code }
    for case .ask(let asked) in screen.update(.ending(at: clock())) {
      let session = session
      let last = executor.begin(then: {}) { session.carryOut(asked) }
      // Nobody who leaves waits for it.
      if !last.isDone(within: Self.silence) { session.patience?.giveUp() }
      _ = last.isDone(within: Self.lastWait)
    }
    return code
  }

  /// Takes over what became of requests and looks, and looks again when it is time to.
  private mutating func goOn() throws -> Int32? {
    deliverLook()
    if let end = deliverAnswer() { return end }
    if let end = try carryOut() { return end }
    if isToStop, request == nil {
      isToStop = false
      try suspend()
    }
    beginLook()
    if look != nil, request == nil, waiting == nil, clock() >= lookBegan + Self.silence {
      waiting = WaitingNotice(.look, for: session.source)
      needsPaint = true
    }
    return nil
  }

  /// Shows the screen as it is. Keys that come faster than frames are worked off between two of them, so that moves are
  /// merged; what depends on a frame having been seen goes by `painted`.
  private mutating func paint() throws -> Int32? {
    needsPaint = false
    try draw()
    effects += screen.update(.painted(at: clock()))
    let end = try carryOut()
    // What the screen asked for once it was seen is to be seen too.
    if end == nil, needsPaint {
      needsPaint = false
      try draw()
    }
    return end
  }

  private mutating func draw() throws {
    var frame = frame.flatMap { $0.size == terminal.size ? $0 : nil } ?? screen.view(in: terminal.size)
    waiting?.draw(into: &frame)
    if let note { frame.putNote(note) }
    try terminal.draw(frame)
    paintedAt = clock()
  }
}

// MARK: - Requests

extension ScreenLoop {
  /// Carries out what the screen wants, up to the first thing whose answer is not there yet.
  private mutating func carryOut() throws -> Int32? {
    while request == nil, let effect = effects.popFirst() {
      switch effect {
      case .ask(let asked):
        if let end = try ask(asked) { return end }
      case .edit(let text):
        beAway()
        let edited = try terminal.withSuspended { Editor.edit(text) }
        effects += screen.update(.edited(edited))
      case .suspend: try suspend()
      case .redraw: try terminal.redraw()
      case .leave: return 0
      }
    }
    return nil
  }

  private mutating func suspend() throws {
    beAway()
    try terminal.suspend()
  }

  /// Whoever is stopped may be ended, and holds no lock.
  private mutating func beAway() {
    endLook()
    keeper.finish(screen.unsaved, within: Self.silence)
  }

  private mutating func ask(_ asked: Shown.Request) throws -> Int32? {
    let session = session
    let (foretold, wake) = (Foretold<Shown.Answer>(), terminal.wake)
    let done: @Sendable () -> Void = {
      foretold.end()
      wake()
    }
    let request = executor.begin(then: done) { session.carryOut(asked) { foretold.tell($0) } }
    self.request = request
    if !isDone(request, foretold) {
      // Whoever leaves does not wait for what was to be noted on the way.
      if effects.first == .leave { return 0 }
      if let end = try beginWaiting(for: request) { return end }
    }
    deliverLook()
    return deliverAnswer()
  }

  /// Whether it is done before anything has to be said of it. What it will lead to is laid out meanwhile: a disk takes its time
  /// to make it certain.
  private mutating func isDone(
    _ request: Background<SessionStep<Shown.Answer>>, _ foretold: Foretold<Shown.Answer>
  ) -> Bool {
    let limit = DispatchTime.now() + .milliseconds(Self.silence)
    while !request.isDone {
      guard foretold.wait(until: limit) else { return request.isDone }
      if !request.isDone, let answer = foretold.take() { ahead = Ahead(answer, on: screen, in: terminal.size) }
    }
    return true
  }

  /// Says that an answer is waited for. Keys pressed until this was to be seen were meant for something else.
  private mutating func beginWaiting(for request: Background<SessionStep<Shown.Answer>>) throws -> Int32? {
    var notice = WaitingNotice(.request, for: session.source)
    drain: while true {
      switch try events.next(timeout: 0).0 {
      case .key(let key, _): notice.drop(key)
      case .tick: break drain
      case let event: if let end = try take(event) { return end }
      }
    }
    waiting = notice
    guard !request.isDone else { return nil }
    needsPaint = false
    try draw()
    return nil
  }

  private mutating func takeWhileWaiting(_ key: Key) throws -> Int32? {
    if waiting?.cause != .request { waiting = WaitingNotice(.request, for: session.source) }
    switch waiting?.take(key) {
    case .leave: return 0
    case .giveUp:
      effects = []
      session.patience?.giveUp()
    case .redraw: try terminal.redraw()
    case nil: break
    }
    return nil
  }

  private mutating func deliverAnswer() -> Int32? {
    guard let done = request, done.isDone else { return nil }
    request = nil
    if let told = waiting?.told { note = told }
    waiting = nil
    needsPaint = true
    // What was asked for is shown at once: frames wait for each other only while somebody moves about.
    paintedAt = nil
    session.patience?.goOn()
    switch try? done.value {
    case .answer(let answer): follow(answer)
    case .leave: return 0
    case nil: break
    }
    return nil
  }
}

extension ScreenLoop {
  private mutating func follow(_ answer: Shown.Answer) {
    guard let ahead, ahead.answer == answer else {
      effects += screen.update(.answer(answer))
      return
    }
    screen = ahead.screen
    frame = ahead.frame
    effects += ahead.effects
  }
}

// MARK: - Looks

extension ScreenLoop {
  private mutating func beginLook() {
    guard request == nil, look == nil, let interval = session.lookInterval,
      lookedAt.map({ clock() >= $0 + interval }) ?? true
    else { return }
    let session = session
    lookBegan = clock()
    look = executor.begin(then: terminal.wake) { session.look() }
    deliverLook()
  }

  /// A look was begun before a request that is under way, so what it found comes first.
  private mutating func deliverLook() {
    guard let done = look, done.isDone else { return }
    look = nil
    lookedAt = clock()
    if waiting?.cause == .look {
      waiting = nil
      needsPaint = true
    }
    guard let answer = (try? done.value).flatMap(\.self) else { return }
    needsPaint = true
    effects += screen.update(.answer(answer))
  }

  /// Nothing is under way while the program may be stopped: a look holds a lock that others wait for.
  private func endLook() {
    guard let look else { return }
    session.patience?.giveUp()
    _ = look.isDone(within: Self.lastWait)
    session.patience?.goOn()
  }

  /// Brings what is under way to its end, so that what is said at leaving is true and the file is free.
  private mutating func settled(_ end: RunEnd) -> RunEnd {
    var end = answered(end)
    keeper.finish(screen.unsaved, within: Self.lastWait)
    end.typed = keeper.farewell(to: screen.unsaved)
    return end
  }

  private mutating func answered(_ end: RunEnd) -> RunEnd {
    guard request != nil || look != nil else { return end }
    var end = end
    session.patience?.giveUp()
    if let request {
      end.isStuck = !request.isDone(within: Self.lastWait)
      var answer: Shown.Answer?
      if !end.isStuck, case .answer(let given)? = try? request.value {
        answer = given
        _ = screen.update(.answer(given))
      }
      end.farewell = session.farewell(toUnfinished: answer)
    } else if let look {
      end.isStuck = !look.isDone(within: Self.lastWait)
    }
    request = nil
    look = nil
    session.patience?.goOn()
    return end
  }
}
