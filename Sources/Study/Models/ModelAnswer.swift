import Foundation

/// What a language model was found to say of one response or one pair.
public struct ModelAnswer: Hashable, Sendable, Codable {
  /// The hash of all that the answer depends on: what was asked, of which model in which engine, and how.
  public var key: String
  public var instance: InstanceKey
  public var method: ModelMethod
  /// nil for what is asked of a pair.
  public var response: ResponseLetter?
  /// Which response stood first; nil for what is asked of one response.
  public var firstShown: ResponseLetter?
  public var outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    case perplexity(PerplexityScore)
    case choice(ChoiceAnswer)
    /// An answer outside the legal set, or a refusal: kept, and no label.
    case invalid(reply: String, why: String)
    /// Longer than the model's window, which is named where it is known: not asked.
    case tooLong(window: Int?)
  }

  public init(
    key: String, instance: InstanceKey, method: ModelMethod, response: ResponseLetter?, firstShown: ResponseLetter?,
    outcome: Outcome
  ) {
    self.key = key
    self.instance = instance
    self.method = method
    self.response = response
    self.firstShown = firstShown
    self.outcome = outcome
  }

  /// The value in the data's own letters, whichever response stood first: rating, prefer-combined or difficulty.
  public var value: Int? {
    guard case .choice(let answer) = outcome else { return nil }
    return method == .preference && firstShown == .b ? -answer.value : answer.value
  }

  public var label: Label? { value.flatMap { method.label($0) } }
}

/// How likely a response is after its context.
public struct PerplexityScore: Hashable, Sendable, Codable {
  /// Σ of the natural log-probabilities of the response's tokens.
  public var logprob: Double
  public var tokens: Int
  /// UTF-8; 0 where only scores were imported.
  public var bytes: Int
  /// Whether context and response were tokenised apart, since one token would have covered the end of both.
  public var isSplit: Bool

  public init(logprob: Double, tokens: Int, bytes: Int, isSplit: Bool = false) {
    self.logprob = logprob
    self.tokens = tokens
    self.bytes = bytes
    self.isSplit = isSplit
  }

  /// exp(−Σ logprob / n); infinite where that is too large for a number, nil without tokens.
  public var perplexity: Double? { meanLogprob.map { exp(-$0) } }

  public var meanLogprob: Double? { tokens > 0 ? logprob / Double(tokens) : nil }
}

/// One of the legal answers.
public struct ChoiceAnswer: Hashable, Sendable, Codable {
  public var word: String
  /// As in ``ModelMethod/choices``.
  public var value: Int
  /// The probability of each legal answer, in their order; empty where the engine only answered.
  public var distribution: [Double]
  /// What the server sent, where it answered in words.
  public var reply: String

  public init(word: String, value: Int, distribution: [Double] = [], reply: String = "") {
    self.word = word
    self.value = value
    self.distribution = distribution
    self.reply = reply
  }
}
