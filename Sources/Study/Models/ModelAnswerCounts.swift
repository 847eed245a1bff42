/// What came of the questions that a model was asked: an answer is never silently missing.
package struct ModelAnswerCounts: Hashable, Sendable {
  /// Answers of the legal ones, and perplexities.
  package var answered = 0
  /// Longer than the model's window.
  package var tooLong = 0
  /// Invalid ones of each kind; those of files that name no kind are unread.
  package var invalid: [ModelAnswer.InvalidKind: Int] = [:]

  package init() {}

  package var asked: Int { answered + tooLong + invalidCount }
  package var invalidCount: Int { invalid.values.reduce(0, +) }

  /// `120 asked: 100 answered, 15 invalid (10 refused, 5 empty), 5 too long`
  package var words: String {
    var parts = ["\(answered) answered"]
    if invalidCount > 0 {
      let kinds = ModelAnswer.InvalidKind.allCases.compactMap { kind in invalid[kind].map { "\($0) \(kind.words)" } }
      parts.append("\(invalidCount) invalid (\(kinds.joined(separator: ", ")))")
    }
    if tooLong > 0 { parts.append("\(tooLong) too long") }
    return "\(asked) asked: \(parts.joined(separator: ", "))"
  }
}
