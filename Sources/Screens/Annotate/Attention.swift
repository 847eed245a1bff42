import Study
import Terminal

/// What is known of an annotator's attention to one piece of work: since when it is on the screen, how long they were
/// active, what was shown of it. It goes on from what the annotator read of the same work before.
struct Attention: Hashable, Sendable {
  /// Since when the work is on the screen without a break; nil until a frame with it has reached the terminal.
  private var seenAt: Milliseconds?
  private var lastSignAt: Milliseconds = 0
  private var active: Milliseconds = 0
  private var activeSinceLabel: Milliseconds = 0
  /// How much of the active time is known to the store.
  private var kept: Milliseconds = 0
  private let idleLimit: Milliseconds
  private let guardTime: Milliseconds
  /// The responses (0 first on screen) whose end was shown.
  var shownToEnd: Set<Int> = []
  /// Whether all of the dialogue was shown.
  var hasShownContext = false
  /// Why the key that was pressed last is to settle nothing, by how it came.
  var hurry: KeyPace.Haste?

  init(idleSeconds: Double, guardMilliseconds: Int) {
    idleLimit = max(0, Milliseconds(exactly: (idleSeconds * 1000).rounded()) ?? .max)
    guardTime = max(0, guardMilliseconds)
  }

  /// Goes on from what was read before.
  ///
  /// - Parameter order: the responses in the order of the screen.
  mutating func resume(_ read: Circumstances, order: [ResponseLetter]) {
    let seconds = read.activeSeconds ?? 0
    active = Self.milliseconds(seconds)
    activeSinceLabel = min(active, Self.milliseconds(read.secondsSinceLabel ?? seconds))
    kept = active
    shownToEnd = Set(order.indices.filter { !read.unread.contains(order[$0]) })
    hasShownContext = read.isContextUnread == false
  }

  private static func milliseconds(_ seconds: Double) -> Milliseconds {
    max(0, Milliseconds(exactly: (min(seconds, 1e9) * 1000).rounded()) ?? 0)
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
    let counted = min(isOver ? .max : pause, idleLimit)
    active = active.addingWithoutOverflow(counted)
    activeSinceLabel = activeSinceLabel.addingWithoutOverflow(counted)
    lastSignAt = time
  }

  /// Whether a key at this time may have been meant for what was on the screen before.
  func isGuarded(at time: Milliseconds) -> Bool { isEarly(time, after: seenAt, by: guardTime) }

  /// Why a key at this time is not to settle anything; nil if it may.
  func haste(at time: Milliseconds) -> KeyPace.Haste? { isGuarded(at: time) ? .early : hurry }

  var activeSeconds: Double { Double(active) / 1000 }
  var secondsSinceLabel: Double { Double(activeSinceLabel) / 1000 }

  /// Whether something was read since the store last heard of it: less than a second is a glance in passing.
  var hasNews: Bool { active - kept >= 1000 }

  /// The store knows of all that was read.
  mutating func noteKept() { kept = active }

  /// Whether so much text (UTF-8 bytes) cannot have been read in the active time: over 80 bytes a second, which is about
  /// a thousand English words a minute, several times the speed of a fast reader.
  func isTooFast(forBytes bytes: Int) -> Bool { activeSeconds * 80 < Double(bytes) }
}

extension Attention {
  /// What is recorded with a label, or where the work is left without one.
  func circumstances(of served: ServedWork, _ presentation: Presentation) -> Circumstances {
    let shown = served.shownResponses
    return Circumstances(
      firstShown: presentation.firstShown, activeSeconds: activeSeconds, secondsSinceLabel: secondsSinceLabel,
      unread: shown.indices.filter { !shownToEnd.contains($0) }.map { shown[$0] }, isContextUnread: !hasShownContext,
      wasFast: isTooFast(forBytes: shown.reduce(0) { $0 + served.response($1).utf8.count }),
      layout: presentation.layout, columns: presentation.columns, rows: presentation.rows, form: presentation.form)
  }
}
