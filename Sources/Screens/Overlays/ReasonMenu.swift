import Study
import Terminal

/// `x`: why this one cannot be judged.
enum ReasonMenu {
  enum Action: Hashable, Sendable {
    case choose(ExclusionReason)
    case close
  }

  static let table = KeyTable<Action>([
    KeyBinding(
      ExclusionReason.allCases.enumerated().map { (.character(Character("\($0 + 1)")), .choose($1)) },
      name: "1-\(ExclusionReason.allCases.count)", help: "the reason; this one is put aside",
      hint: "1-\(ExclusionReason.allCases.count) choose", short: "1-\(ExclusionReason.allCases.count) choose"),
    KeyBinding(
      keys: [.escape, .character("x"), .character("q"), .control("c")], .close, name: "Esc x q",
      help: "back; nothing is changed", hint: "Esc back: nothing is changed", short: "Esc back"),
  ])

  static func draw(_ metrics: WorkMetrics, into frame: inout Frame, notice: Notice?) {
    let reasons = ExclusionReason.allCases
    let isNarrow = metrics.width < 60
    let highest = metrics.panelTop(rows: reasons.count + 3)
    let foot = notice?.foot(metrics, free: metrics.hintRow - highest - reasons.count - 1, above: highest)
    let top = highest - (foot?.lift ?? 0)
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    frame.draw(heading: "Why can it not be judged?", row: top, metrics)
    for (index, reason) in reasons.enumerated() {
      let row = top + 1 + index
      frame.put("\(index + 1)", row: row, column: metrics.left + 3, style: .bold)
      frame.put(
        isNarrow ? reason.shortSentence : reason.sentence, row: row, column: metrics.left + 6,
        columns: metrics.width - 7)
    }
    frame.cursor = Position(row: top + 1, column: metrics.left + 3)
    metrics.drawHints(table.footer(columns: metrics.width), into: &frame)
    if let notice, let foot { notice.draw(metrics, rows: foot.rows, into: &frame) }
  }
}

extension Frame {
  /// A heading with a rule to the right edge, for what lies at the foot of the screen.
  mutating func draw(heading: SafeText, row: Int, _ metrics: WorkMetrics) {
    let column = metrics.left + 1
    let used = put("\(heading) ", row: row, column: column, style: .bold, columns: metrics.width - 2)
    let end = metrics.left + metrics.width - 1
    fill(row: row, columns: column + used..<max(column + used, end), with: "-", style: .quiet)
  }
}

extension ExclusionReason {
  /// The reason as an annotator reads it.
  var sentence: SafeText {
    switch self {
    case .unreadable: "it is broken or unreadable"
    case .language: "it is in a language I do not know"
    case .knowledge: "it needs knowledge that I do not have"
    case .distressing: "I would rather not judge this: it distresses me"
    case .other: "another reason, in my own words"
    }
  }

  /// The same in at most 33 columns.
  var shortSentence: SafeText {
    switch self {
    case .unreadable: "it is broken or unreadable"
    case .language: "I do not know its language"
    case .knowledge: "I do not know enough for it"
    case .distressing: "I would rather not: it distresses"
    case .other: "another reason, in my words"
    }
  }
}
