import Terminal

/// How keys follow each other: which of them are presses that are meant for what is on the screen, and which are repeats of
/// a key that is held down, or letters of a word where no text is taken.
///
/// A keyboard repeats a held key some 30 times a second, the first time after 250 to 660 ms, and a line may hold any of
/// them back; who has looked at the next text presses again after a second or more. ``pause`` lies between the two.
struct KeyPace: Hashable, Sendable {
  /// Why a key is not taken.
  enum Haste: Hashable, Sendable {
    /// What it answers was not on the screen yet, or only just.
    case early
    /// The same key again, without a pause.
    case repeated
    /// It follows, without a pause, one that was not taken or that means nothing.
    case following
    /// More keys came with it.
    case crowded
    /// It comes right after a letter.
    case afterLetter
  }

  static let pause: Milliseconds = 800
  /// A letter this soon after another one is part of a word.
  private static let stride: Milliseconds = 300

  /// Off where the study takes every key as it comes.
  private let isOn: Bool
  private var last: Key?
  private var lastAt: Milliseconds?
  private var openedAt: Milliseconds?
  private var isOpening = false
  private var isRepeated = false
  private var crowd: KeyCrowd?
  private var followsLetter = false
  /// It comes as soon after another key as a letter of a word does.
  private var isClose = false
  /// Keys are being pressed that are not taken, or mean nothing here; it ends with a pause.
  private var isRun = false
  /// Whether the key that was pressed last came after a pause.
  private(set) var isAfterPause = true
  /// Whether something was not taken since the last key that settled something: the next one is to stand alone.
  private(set) var isWary = false

  init(isOn: Bool = true) { self.isOn = isOn }

  /// The first frame was painted: the key that led here may still be held down.
  mutating func begin(at time: Milliseconds) {
    if openedAt == nil { openedAt = time }
  }

  /// A key was pressed.
  mutating func press(_ key: Key, at time: Milliseconds, crowd: KeyCrowd?) {
    guard isOn else { return }
    self.crowd = crowd
    // A paste may be a megabyte, and is no key that repeats.
    let name: Key? = if case .pasted = key { nil } else { key }
    let isPaused = lastAt.map { !isEarly(time, after: $0, by: Self.pause) } ?? true
    isRepeated = crowd == .itself || !isPaused && name != nil && name == last
    isClose = lastAt.map { isEarly(time, after: $0, by: Self.stride) } ?? false
    followsLetter = (last?.isLetter ?? false) && isClose
    isOpening = openedAt.map { isEarly(time, after: $0, by: Self.pause) } ?? true
    isAfterPause = isPaused
    if isPaused { isRun = false }
    last = name
    lastAt = time
  }

  /// The key was not taken, or meant nothing where it was pressed.
  mutating func refuse() {
    guard isOn else { return }
    isRun = true
    isWary = true
  }

  /// Something was settled.
  mutating func settle() { isWary = false }

  /// Why the key that was pressed last is to be taken nowhere; nil if it may be.
  var refusal: Haste? {
    guard let last else { return nil }
    if isRepeated, !last.mayRepeat { return .repeated }
    // Who reads on after a key that was not taken does no harm, unless it is the blank of a word.
    return isRun && !last.mayFollow && (isClose || !last.isReading) ? .following : nil
  }

  /// Why it is to settle nothing, although it may open or mark something.
  var haste: Haste? {
    if isOpening { return .early }
    if isRepeated { return .repeated }
    if isRun { return .following }
    if crowd != nil { return .crowded }
    return followsLetter ? .afterLetter : nil
  }
}

extension Key {
  /// Whether it does no harm to hold it down: it moves, cancels or leaves.
  fileprivate var mayRepeat: Bool {
    switch self {
    case .character("j"), .character("k"), .character("q"), .character(" "), .character("["), .character("]"): true
    default: mayFollow
    }
  }

  /// Whether it does nothing but move in a text.
  fileprivate var isReading: Bool {
    switch self {
    case .character("j"), .character("k"), .character(" "): true
    default: false
    }
  }

  /// Whether it is no part of a word that is typed, but moves or cancels.
  fileprivate var mayFollow: Bool {
    switch self {
    case .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .backTab, .backspace, .delete, .escape,
      .control("c"), .control("l"), .control("z"):
      true
    default: false
    }
  }

  fileprivate var isLetter: Bool { if case .character(let character) = self { character != " " } else { false } }
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
