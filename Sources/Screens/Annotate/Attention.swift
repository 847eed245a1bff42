import Study
import Terminal

/// What is known of an annotator's attention to one piece of work: since when it is on the screen, how long they were
/// active, which responses were shown to their end.
struct Attention: Hashable, Sendable {
  /// Since when the work is on the screen without a break; nil until a frame with it has reached the terminal.
  private var seenAt: Milliseconds?
  private var lastSignAt: Milliseconds = 0
  private var active: Milliseconds = 0
  private let idleLimit: Milliseconds
  private let guardTime: Milliseconds
  /// The responses (0 first on screen) whose end was shown.
  var shownToEnd: Set<Int> = []
  /// Why the key that was pressed last is to settle nothing, by how it came.
  var hurry: KeyPace.Haste?

  init(idleSeconds: Double, guardMilliseconds: Int) {
    idleLimit = max(0, Milliseconds(exactly: (idleSeconds * 1000).rounded()) ?? .max)
    guardTime = max(0, guardMilliseconds)
  }

  /// A frame with the work has reached the terminal.
  mutating func painted(at time: Milliseconds) {
    guard seenAt == nil else { return }
    seenAt = time
    lastSignAt = time
  }

  /// Something else is on the screen now: what comes next is not yet seen, and time does not count until it is.
  mutating func cover() { seenAt = nil }

  /// A key was pressed. Of a pause longer than the idle limit only the limit counts as reading.
  mutating func sign(at time: Milliseconds) {
    guard seenAt != nil, time > lastSignAt else { return }
    let (pause, isOver) = time.subtractingReportingOverflow(lastSignAt)
    active = active.addingWithoutOverflow(min(isOver ? .max : pause, idleLimit))
    lastSignAt = time
  }

  /// Whether a key at this time may have been meant for what was on the screen before.
  func isGuarded(at time: Milliseconds) -> Bool { isEarly(time, after: seenAt, by: guardTime) }

  /// Why a key at this time is not to settle anything; nil if it may.
  func haste(at time: Milliseconds) -> KeyPace.Haste? { isGuarded(at: time) ? .early : hurry }

  var activeSeconds: Double { Double(active) / 1000 }

  /// Whether so much text (UTF-8 bytes) cannot have been read in the active time: over 80 bytes a second, which is about
  /// a thousand English words a minute, several times the speed of a fast reader.
  func isTooFast(forBytes bytes: Int) -> Bool { activeSeconds * 80 < Double(bytes) }
}

/// Whether a key comes before what it answers was on the screen for so long.
func isEarly(_ time: Milliseconds, after painted: Milliseconds?, by guardTime: Milliseconds) -> Bool {
  painted.map { time < $0.addingWithoutOverflow(guardTime) } ?? true
}

extension Milliseconds {
  /// The sum, or the largest number there is.
  func addingWithoutOverflow(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? .max : sum
  }
}
