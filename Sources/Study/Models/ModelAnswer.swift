import Foundation

/// What a language model was found to say of one response or one pair.
package struct ModelAnswer: Hashable, Sendable, Codable {
  /// The hash of all that the answer depends on: what was asked, of which model in which engine, and how.
  package var key: String
  package var instance: InstanceKey
  package var method: ModelMethod
  /// nil for what is asked of a pair.
  package var response: ResponseLetter?
  /// Which response stood first; nil for what is asked of one response.
  package var firstShown: ResponseLetter?
  package var outcome: Outcome
  /// How often it had been asked before; nil for the first time. A later answer takes the place of the earlier ones.
  package var repetition: Int?
  /// Why it is invalid; nil where it is not, or where that was not noted.
  package var invalidKind: InvalidKind?
  /// Which of several answers to the same question it is, from 0; nil where there is one. The first is the label.
  package var sample: Int?
  /// What the model said for its answer, where it was asked to; nil where it was not.
  package var explanation: String?
  /// Tokens that the model read for it, all requests together; nil where that is not known.
  package var promptTokens: Int?
  /// How long it took, from the question to the answer; nil where that is not known.
  package var seconds: Double?
  /// When it was given, in seconds since 1970, where it was asked elsewhere; nil where its event's time says so, or where it
  /// is not known.
  package var givenAt: Double?
  /// The server's own words, where it was the server that found it too long.
  package var says: String?

  /// What came of the question.
  package enum Outcome: Hashable, Sendable {
    case perplexity(PerplexityScore)
    case choice(ChoiceAnswer)
    /// An answer outside the legal set, a refusal, or what the server said instead of an answer: kept, and no label.
    case invalid(reply: String, why: String)
    /// Longer than the model's window, which is named where it is known: not asked, or not answered.
    case tooLong(window: Int?)
  }

  /// Why an answer is none; the raw value is how a study's file spells it.
  package enum InvalidKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The model said that it would not answer.
    case refused
    /// A filter or a moderation of the server kept the question or the answer back.
    case filtered
    /// The server sent an error about this question.
    case failed
    /// Nothing came, or nothing but thinking.
    case empty
    /// None of the legal answers, or none for certain.
    case unread
    /// More than one of the legal answers.
    case several

    /// After a number: `2 refused`.
    package var words: String {
      switch self {
      case .refused: "refused"
      case .filtered: "kept back by a filter"
      case .failed: "not answered by the server"
      case .empty: "empty"
      case .unread: "none of the legal answers"
      case .several: "more than one of them"
      }
    }
  }

  package init(
    key: String, instance: InstanceKey, method: ModelMethod, response: ResponseLetter?, firstShown: ResponseLetter?,
    outcome: Outcome, repetition: Int? = nil, invalidKind: InvalidKind? = nil, says: String? = nil
  ) {
    self.key = key
    self.instance = instance
    self.method = method
    self.response = response
    self.firstShown = firstShown
    self.outcome = outcome
    self.repetition = repetition
    self.invalidKind = invalidKind
    self.says = says
  }

  /// Whether it was too long for a window that nobody stated: asked again at each start.
  package var isTooLongForUnknownWindow: Bool {
    if case .tooLong(nil) = outcome { true } else { false }
  }

  /// The value in the data's own letters, whichever response stood first: rating, prefer-combined or difficulty.
  package var value: Int? {
    guard case .choice(let answer) = outcome else { return nil }
    return method == .preference && firstShown == .b ? -answer.value : answer.value
  }

  /// The probability of each legal value, in the data's own letters; nil where the server gave none.
  package var distributionByValue: [Int: Double]? {
    guard case .choice(let answer) = outcome else { return nil }
    let values = answer.values ?? method.choices.map(\.value)
    guard !answer.distribution.isEmpty, answer.distribution.count == values.count else { return nil }
    let sign = method == .preference && firstShown == .b ? -1 : 1
    return Dictionary(zip(values.map { sign * $0 }, answer.distribution)) { $0 + $1 }
  }

  /// The mean of the values over their probabilities.
  package var softValue: Double? {
    distributionByValue.map { shares in
      // In the order of the values, so that it never depends on hashing.
      shares.sorted { $0.key < $1.key }.reduce(0) { $0 + Double($1.key) * $1.value }
    }
  }

  package var label: Label? { value.flatMap { method.label($0) } }
}

/// How likely a response is after its context.
package struct PerplexityScore: Hashable, Sendable, Codable {
  /// Σ of the natural log-probabilities of the response's tokens.
  package var logprob: Double
  package var tokens: Int
  /// UTF-8; 0 where only scores were imported.
  package var bytes: Int
  /// Whether context and response were tokenised apart, since one token would have covered the end of both.
  package var isSplit: Bool

  package init(logprob: Double, tokens: Int, bytes: Int, isSplit: Bool = false) {
    self.logprob = logprob
    self.tokens = tokens
    self.bytes = bytes
    self.isSplit = isSplit
  }

  /// exp(−Σ logprob / n); infinite where that is too large for a number, nil without tokens.
  package var perplexity: Double? { meanLogprob.map { exp(-$0) } }

  package var meanLogprob: Double? { tokens > 0 ? logprob / Double(tokens) : nil }
}

/// One of the legal answers.
package struct ChoiceAnswer: Hashable, Sendable, Codable {
  package var word: String
  /// As in ``ModelMethod/choices``.
  package var value: Int
  /// The probability of each legal answer, by their values; empty where the engine only answered.
  package var distribution: [Double]
  /// The values that the distribution is over; nil for those of ``ModelMethod/choices``.
  package var values: [Int]?
  /// What the server sent, where it answered in words.
  package var reply: String

  package init(word: String, value: Int, distribution: [Double] = [], values: [Int]? = nil, reply: String = "") {
    self.word = word
    self.value = value
    self.distribution = distribution
    self.values = values
    self.reply = reply
  }
}
