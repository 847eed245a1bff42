import Study
import Terminal

/// `x`: why this one cannot be judged.
struct ReasonMenu: Equatable, Sendable {
  enum Outcome: Equatable, Sendable {
    case stay, close, chosen(ExclusionReason)
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"), .character("q"), .character("x"): return .close
    case .character(let character):
      guard let number = character.wholeNumberValue, (1...ExclusionReason.allCases.count).contains(number) else {
        return .stay
      }
      return .chosen(ExclusionReason.allCases[number - 1])
    default: return .stay
    }
  }

  func draw(into frame: inout Frame) {
    let metrics = WorkMetrics(frame.size, maximum: 80)
    let reasons = ExclusionReason.allCases
    let top = max(0, frame.size.rows - reasons.count - 4)
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    let used = frame.put("Why can it not be judged? ", row: top, column: metrics.left + 1, style: .bold)
    frame.fill(row: top, columns: metrics.left + 1 + used..<metrics.left + metrics.width - 1, with: "-", style: .quiet)
    for (index, reason) in reasons.enumerated() {
      frame.put("\(index + 1)", row: top + 1 + index, column: metrics.left + 3, style: .bold)
      frame.put(reason.sentence, row: top + 1 + index, column: metrics.left + 6, columns: metrics.width - 7)
    }
    frame.put(
      "1-\(reasons.count) choose  Esc back: nothing is changed", row: frame.size.rows - 1, column: metrics.left + 1,
      style: .quiet)
    frame.cursor = Position(row: top + 1, column: metrics.left + 3)
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
}
