/// A terminal for tests: hands out events from a script and keeps what was drawn.
///
/// A class because a terminal has an identity: whoever holds it sees the same script go on.
package final class ScriptedTerminal: TerminalDevice {
  package private(set) var size: Size
  /// Every frame drawn, in order.
  package private(set) var frames: [Frame] = []
  package private(set) var redraws = 0
  package private(set) var suspensions = 0
  package private(set) var isClosed = false
  package let framePause: Milliseconds
  private var events: ArraySlice<TerminalEvent>

  /// After the script's end every event is `hungUp`.
  package init(size: Size, events: [TerminalEvent], framePause: Milliseconds = 0) {
    self.size = size
    self.framePause = framePause
    self.events = events[...]
  }

  /// A script of keys, ten seconds apart, by the clock that tells when frames are painted.
  package convenience init(size: Size, keys: [Key]) {
    let start = monotonicNow()
    self.init(size: size, events: keys.enumerated().map { .key($1, at: start + ($0 + 1) * 10_000) })
  }

  package func draw(_ frame: Frame) { frames.append(frame) }

  package func redraw() { redraws += 1 }

  package func nextEvent(timeout: Milliseconds?) -> TerminalEvent {
    guard let event = events.popFirst() else { return .hungUp }
    if case .resized(let size) = event { self.size = size }
    return event
  }

  /// Nothing overtakes the script.
  package func takeEnding() -> TerminalEvent? { nil }

  package var wake: @Sendable () -> Void { {} }

  package func suspend() { suspensions += 1 }

  package func withSuspended<Result>(_ body: () throws -> Result) rethrows -> Result {
    suspensions += 1
    return try body()
  }

  package func close() { isClosed = true }
}
