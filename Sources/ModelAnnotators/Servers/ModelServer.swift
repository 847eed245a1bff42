import Study

/// A server of language models, whatever it speaks.
package protocol ModelServer: Sendable {
  var driver: ModelDriver { get }
  var facts: ServerFacts { get }

  /// One token that the model goes on with, and its log-probability; nil where the server gives none.
  func generated(after input: ModelInput) async throws -> GeneratedToken
  /// The log-probability of each of the text's tokens after the input.
  func score(_ text: String, after input: ModelInput) async throws -> TextScore
  /// Which of the answers the model finds most likely.
  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice
  /// How many requests a question takes, once what all questions share is known.
  func requests(_ method: ModelMethod, _ decode: ModelDecode, choices: Int) -> ClosedRange<Int>
  /// Finds out how the server wants to be told of legal answers, where it can be told in several ways.
  ///
  /// - Parameter isExplained: whether an explanation is to stand before the answers.
  /// - Returns: false where there is one way only, which is still to be tried.
  func settlesConstraint(isExplained: Bool) async throws -> Bool
  /// What the model answers under the server's own constraint, at temperature 0 unless the input is to be sampled.
  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply
}

extension ModelServer {
  package func settlesConstraint(isExplained: Bool) async throws -> Bool { false }
}

/// How a server is spoken to.
package enum ModelDriver: String, Hashable, Sendable, CaseIterable {
  /// OpenAI's completions with `echo`: vLLM.
  case echo
  /// llama.cpp's own server.
  case llama
  /// OpenAI's chat completions: questions only.
  case chat
}

/// What a server says of itself.
package struct ServerFacts: Hashable, Sendable {
  /// Its address, without anything secret.
  package var place: String
  package var engine: String
  package var version: String
  /// What the server calls the model.
  package var model: String
  /// The models that it has.
  package var models: [String]
  /// Tokens; nil where it does not say.
  package var window: Int?
  /// The service, where it is not a machine of one's own.
  package var host: String?
  /// What answers of earlier versions of demur call the engine; nil where that is the same.
  package var formerEngine: String?
  /// What an author had sent beside the usual, as JSON; nil for nothing.
  package var settings: String?
}

package struct GeneratedToken: Hashable, Sendable {
  package var text: String
  package var logprob: Double
}

package struct TextScore: Hashable, Sendable {
  package var logprobs: [Double]
  package var isSplit: Bool
  package var promptTokens: Int
}

package struct ScoredChoice: Hashable, Sendable {
  /// The answer's number.
  package var choice: Int
  /// The probability of each answer.
  package var distribution: [Double]
  /// Tokens read, all requests together.
  package var promptTokens: Int
}

package struct EngineReply: Hashable, Sendable {
  package var text: String
  /// What kept the model from answering, where something did.
  package var refusal: String?
  /// Tokens read; 0 where the server does not say.
  package var promptTokens: Int
  /// What it is where something kept the model from answering.
  package var kind = ModelAnswer.InvalidKind.refused
  /// Whether the answer ends where no more tokens were allowed.
  package var isCut = false
  /// Tokens written; 0 where the server does not say.
  package var outputTokens = 0
  /// With the likeliest at each place; empty where the server does not say, or was not asked.
  var tokens: [ReplyToken] = []
}
