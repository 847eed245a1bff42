/// A terminal for tests: hands out events from a script and keeps what was drawn.
///
/// A class because a terminal has an identity: whoever holds it sees the same script go on.
public final class ScriptedTerminal: TerminalDevice {
  public private(set) var size: Size
  /// Every frame drawn, in order.
  public private(set) var frames: [Frame] = []
  public private(set) var redraws = 0
  public private(set) var suspensions = 0
  public private(set) var isClosed = false
  private var events: ArraySlice<TerminalEvent>

  /// After the script's end every event is `hungUp`.
  public init(size: Size, events: [TerminalEvent]) {
    self.size = size
    self.events = events[...]
  }

  /// A script of keys, ten seconds apart.
  public convenience init(size: Size, keys: [Key]) {
    self.init(size: size, events: keys.enumerated().map { .key($1, at: ($0 + 1) * 10_000) })
  }

  public func draw(_ frame: Frame) { frames.append(frame) }

  public func redraw() { redraws += 1 }

  public func nextEvent(timeout: Milliseconds?) -> TerminalEvent {
    guard let event = events.popFirst() else { return .hungUp }
    if case .resized(let size) = event { self.size = size }
    return event
  }

  public func suspend() { suspensions += 1 }

  public func withSuspended<Result>(_ body: () throws -> Result) rethrows -> Result {
    suspensions += 1
    return try body()
  }

  public func close() { isClosed = true }
}
