import Study

/// A server of language models, whatever it speaks.
public protocol ModelServer: Sendable {
  var driver: ModelDriver { get }
  var facts: ServerFacts { get }

  /// One token that the model goes on with, and its log-probability; nil where the server gives none.
  func generated(after input: ModelInput) async throws -> GeneratedToken
  /// The log-probability of each of the text's tokens after the input.
  func score(_ text: String, after input: ModelInput) async throws -> TextScore
  /// Which of the answers the model finds most likely.
  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice
  /// What the model answers under the server's own constraint, at temperature 0.
  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply
}

/// How a server is spoken to.
public enum ModelDriver: String, Hashable, Sendable, CaseIterable {
  /// OpenAI's completions with `echo`: vLLM.
  case echo
  /// llama.cpp's own server.
  case llama
  /// OpenAI's chat completions: questions only.
  case chat
}

/// What a server says of itself.
public struct ServerFacts: Hashable, Sendable {
  /// Its address, without anything secret.
  public var place: String
  public var engine: String
  public var version: String
  /// What the server calls the model.
  public var model: String
  /// The models that it has.
  public var models: [String]
  /// Tokens; nil where it does not say.
  public var window: Int?
}

public struct GeneratedToken: Hashable, Sendable {
  public var text: String
  public var logprob: Double
}

public struct TextScore: Hashable, Sendable {
  public var logprobs: [Double]
  public var isSplit: Bool
  public var promptTokens: Int
}

public struct ScoredChoice: Hashable, Sendable {
  /// The answer's number.
  public var choice: Int
  /// The probability of each answer.
  public var distribution: [Double]
  /// Tokens read, all requests together.
  public var promptTokens: Int
}

public struct EngineReply: Hashable, Sendable {
  public var text: String
  /// What kept the model from answering, where something did.
  public var refusal: String?
  public var promptTokens: Int
}
