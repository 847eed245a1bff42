import Study
import Terminal

/// What is known of an annotator's attention to one piece of work: since when it is on the screen, how long they were
/// active, which responses were shown to their end.
struct Attention: Hashable, Sendable {
  /// nil until the first frame with the work has reached the terminal.
  private(set) var paintedAt: Milliseconds?
  private var lastSignAt: Milliseconds = 0
  private var active: Milliseconds = 0
  private let idleLimit: Milliseconds
  private let guardTime: Milliseconds
  /// The responses (0 first on screen) whose end was shown.
  var shownToEnd: Set<Int> = []

  init(idleSeconds: Double, guardMilliseconds: Int) {
    idleLimit = Milliseconds(idleSeconds * 1000)
    guardTime = guardMilliseconds
  }

  mutating func painted(at time: Milliseconds) {
    guard paintedAt == nil else { return }
    paintedAt = time
    lastSignAt = time
  }

  /// A key was pressed. Of a pause longer than the idle limit only the limit counts as reading.
  mutating func sign(at time: Milliseconds) {
    guard paintedAt != nil else { return }
    active += min(max(0, time - lastSignAt), idleLimit)
    lastSignAt = time
  }

  /// Whether a key at this time may have been meant for what was on the screen before.
  func isGuarded(at time: Milliseconds) -> Bool {
    guard let paintedAt else { return true }
    return time < paintedAt + guardTime
  }

  var activeSeconds: Double { Double(active) / 1000 }

  /// Whether so much text (UTF-8 bytes) cannot have been read in the active time: over 80 bytes a second, which is about
  /// a thousand English words a minute, several times the speed of a fast reader.
  func isTooFast(forBytes bytes: Int) -> Bool { activeSeconds * 80 < Double(bytes) }
}
