import Terminal

/// What is said while an answer is waited for, and the keys that work meanwhile.
package struct WaitingNotice: Equatable, Sendable {
  /// What has been waited for.
  package enum Cause: Hashable, Sendable {
    /// What the screen asked for: nothing else can be done before its answer is there.
    case request
    /// What others did: the screen goes on.
    case look
  }

  /// What its keys do.
  package enum Action: Hashable, Sendable {
    case giveUp, leave, redraw
  }

  package static let table = KeyTable<Action>([
    KeyBinding(
      keys: [.escape], .giveUp, name: "Esc", help: "stop waiting; nothing is saved, and what was typed stays"),
    KeyBinding(
      keys: [.character("q"), .control("c")], .leave, name: "q Ctrl-C",
      help: "leave; what could not be saved is said"),
    KeyBinding(keys: [.control("l")], .redraw, name: "Ctrl-L", help: "draw the screen again"),
  ])

  package let cause: Cause
  private let source: WaitingSource
  /// The last key that was not taken since something is waited for, and how many there were.
  private var dropped: SafeText?
  private var droppedCount = 0
  private var isGivenUp = false

  package init(_ cause: Cause, for source: WaitingSource = .file) {
    self.cause = cause
    self.source = source
  }

  /// Takes a key while a request is waited for; what it does, nil where it does nothing.
  package mutating func take(_ key: Key) -> Action? {
    let action = Self.table.action(for: key)
    if action == nil || (action == .giveUp && source != .file) {
      drop(key)
      return nil
    }
    if action == .giveUp { isGivenUp = true }
    return action
  }

  /// Notes a key that came while it could not be taken.
  package mutating func drop(_ key: Key) {
    dropped = key.shortName
    droppedCount += 1
  }

  /// What is to be said of keys that were not taken once the answer is there; nil where there were none.
  package var told: SafeText? {
    dropped.map { key in
      let keys: SafeText = droppedCount == 1 ? "\(key) was" : "\(droppedCount) keys, \(key) the last, were"
      return "\(keys) not taken: \(source.shortName) was waited for."
    }
  }

  /// What can be said, the longest first.
  private var sentences: [SafeText] {
    let name = source.name
    guard cause == .request else {
      return ["\(name) is locked or slow: waiting for it. Go on meanwhile.", "Waiting for \(source.shortName)."]
    }
    if isGivenUp { return ["No longer waiting for it: one moment."] }
    let hint: SafeText = source == .file ? "Esc gives up, q leaves." : "q leaves."
    guard let dropped else {
      return [
        source == .file
          ? "Waiting for the study's file: it is locked or slow. \(hint)" : "Waiting for \(source.shortName). \(hint)",
        "Waiting for \(source.shortName). \(hint)", "Waiting. \(hint)",
      ]
    }
    return [
      "\(dropped) was not taken: still waiting for \(source.shortName). \(hint)",
      "\(dropped) not taken: waiting. \(hint)", "Waiting. \(hint)",
    ]
  }

  /// Draws over the row above the hints, where nothing stands but other notices.
  package func draw(into frame: inout Frame) {
    guard !WorkMetrics.isTooSmall(frame.size) else { return }
    let hintRow = WorkMetrics(frame.size).hintRow
    // Where the hints begin, since screens have blocks of different widths.
    let column = (0..<frame.size.columns / 2).first { frame[row: hintRow, column: $0].text != " " } ?? 1
    let width = frame.size.columns - 1 - column
    let sentence = sentences.first { $0.columns <= width } ?? sentences[sentences.count - 1]
    frame.fill(row: hintRow - 1, columns: 0..<frame.size.columns, with: " ")
    frame.put(sentence, row: hintRow - 1, column: column, style: .warning, columns: width)
  }
}

/// What an answer is waited for from.
package enum WaitingSource: Hashable, Sendable {
  /// The study's file, for which waiting can be given up.
  case file
  /// The report, which is being computed.
  case report

  fileprivate var name: SafeText {
    switch self {
    case .file: "The study's file"
    case .report: "The report"
    }
  }

  fileprivate var shortName: SafeText {
    switch self {
    case .file: "the study's file"
    case .report: "the report"
    }
  }
}
