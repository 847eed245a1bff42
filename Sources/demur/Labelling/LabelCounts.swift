import ModelAnnotators
import Study

/// What a run of questions has come to so far.
struct LabelCounts: Hashable, Sendable {
  var asked = 0
  /// Not asked, since an earlier run has done so.
  var earlier = 0
  /// Those of them that were too long.
  var earlierTooLong = 0
  var tokens = 0
  var labels = 0
  var invalid = 0
  /// Of which kind they were, as far as that is known.
  var kinds: [ModelAnswer.InvalidKind: Int] = [:]
  var tooLong = 0
  var split = 0
  var explained = 0
  /// Explanations of which only the beginning is kept beside the label.
  var explanationsCut = 0
  /// Why answers were invalid, the first of them.
  var firstReason: String?

  /// What was too long was asked about, and not answered.
  var answers: Int { asked - tooLong }
  var earlierAnswers: Int { earlier - earlierTooLong }
  var isAllTooLong: Bool { answers + earlierAnswers == 0 && tooLong + earlierTooLong > 0 }

  mutating func add(_ asked: AskedAnswer) {
    let answer = asked.answer
    self.asked += 1
    tokens += asked.tokens
    explained += answer.explanation == nil ? 0 : 1
    explanationsCut += asked.isExplanationCut ? 1 : 0
    if answer.label != nil, answer.sample ?? 0 == 0 { labels += 1 }
    switch answer.outcome {
    case .invalid(_, let why):
      invalid += 1
      if let kind = answer.invalidKind { kinds[kind, default: 0] += 1 }
      firstReason = firstReason ?? why
    case .tooLong: tooLong += 1
    case .perplexity(let score): split += score.isSplit ? 1 : 0
    case .choice: break
    }
  }
}
