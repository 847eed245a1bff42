import CTerminal
import Glibc

extension CursesTerminal {
  /// About sixty frames a second.
  package var framePause: Milliseconds { 16 }

  /// How much is read before signals are looked at again.
  private static let slice = 1_024

  package func nextEvent(timeout: Milliseconds? = nil) throws(TerminalError) -> TerminalEvent {
    guard screen != nil else { return .hungUp }
    let end = timeout.map { monotonicNow() + max(0, $0) }
    while true {
      if let event = takeEnding() ?? events.nextUrgent() { return event }
      let isMore = readKeys()
      if let event = events.next() { return event }
      if demur_take_wake() { return .woken }
      let now = monotonicNow()
      // What is unfinished is looked at again, such as a paste without an end, and whether it is quiet.
      let look = isMore ? 0 : min(events.isDropping ? EventQueue.calm : .max, decoder.wait ?? .max)
      let limit = min(end.map { max(0, $0 - now) } ?? .max, look)
      let found = Int(demur_wait(Self.input, limit == .max ? -1 : Int32(clamping: limit)))
      if found & demur_wait_signal != 0 { continue }
      if found & demur_wait_hung_up != 0 { return .hungUp }
      if let end, monotonicNow() >= end { return .tick(at: monotonicNow()) }
    }
  }

  package func takeEnding() -> TerminalEvent? {
    takeSignals()
    if let event = events.nextEnding() { return event }
    // However many keys wait: who typed them is gone.
    return Int(demur_wait(Self.input, 0)) & demur_wait_hung_up != 0 ? .hungUp : nil
  }

  package var wake: @Sendable () -> Void { { demur_wake() } }

  /// - Returns: whether there may be more to read.
  private func readKeys() -> Bool {
    let now = monotonicNow()
    for _ in 0..<Self.slice {
      guard let input = Curses.read() else {
        events.add(decoder.pause(at: now), at: now)
        events.quiet(at: now)
        return false
      }
      events.add(decoder.feed(input, at: now), at: now)
    }
    return true
  }

  private func takeSignals() {
    while case let signal = demur_signals_take(), signal != 0 {
      switch signal {
      case SIGHUP: events.add(urgent: .signalled(.hangUp))
      case SIGTERM: events.add(urgent: .signalled(.terminate))
      case SIGINT: events.add(urgent: .signalled(.interrupt))
      case SIGTSTP: events.add(urgent: .signalled(.stop))
      case SIGCONT:
        // Somebody stopped us without asking, and the shell has had the terminal meanwhile.
        leave()
        enter()
        events.add(urgent: .signalled(.continued))
      default: followWindow()
      }
    }
  }

  /// Takes the window's size over from the kernel.
  func followWindow() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard demur_window_size(Self.output, &rows, &columns) else { return }
    let new = Size(columns: Int(columns), rows: Int(rows))
    guard new != size else { return }
    Curses.resize(to: new)
    size = new
    // Terminals move text about when they are resized, each in its own way.
    shown = nil
    tail = (.max, true)
    Curses.forgetAll()
    events.add(urgent: .resized(new))
  }
}
