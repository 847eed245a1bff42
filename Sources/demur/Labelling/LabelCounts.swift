import Study

/// What a run of questions has come to so far.
struct LabelCounts: Hashable, Sendable {
  var asked = 0
  var earlier = 0
  var tokens = 0
  var labels = 0
  var invalid = 0
  var tooLong = 0
  var split = 0
  /// Why answers were invalid, the first of them.
  var firstReason: String?

  mutating func add(_ answer: ModelAnswer, tokens: Int) {
    asked += 1
    self.tokens += tokens
    if answer.label != nil { labels += 1 }
    switch answer.outcome {
    case .invalid(_, let why):
      invalid += 1
      firstReason = firstReason ?? why
    case .tooLong: tooLong += 1
    case .perplexity(let score): split += score.isSplit ? 1 : 0
    case .choice: break
    }
  }
}
