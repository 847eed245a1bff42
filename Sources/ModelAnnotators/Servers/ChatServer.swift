import Basics
import Study

/// OpenAI's chat completions: questions only, answered under the server's own constraint.
struct ChatServer: ModelServer {
  let driver = ModelDriver.chat
  let facts: ServerFacts
  private let client: ServerClient
  private static let path = "/v1/chat/completions"

  init(_ client: ServerClient, model: String?) async throws {
    self.client = client
    let listing = try await ServerListing(client)
    let model = try listing.model(named: model)
    facts = ServerFacts(
      place: client.place(""), engine: listing.engine, version: listing.version, model: model.id,
      models: listing.models.map(\.id),
      window: model.window)
  }

  func generated(after input: ModelInput) async throws -> GeneratedToken { throw Self.noScores("the alignment probe") }
  func score(_ text: String, after input: ModelInput) async throws -> TextScore { throw Self.noScores("perplexity") }
  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice {
    throw Self.noScores("--decode score")
  }

  static func noScores(_ what: String) -> ModelError {
    .cannot(
      what: what, driver: ModelDriver.chat.rawValue,
      why: "a chat gives no log-probabilities of texts that it is given. Use --driver echo (vLLM) or llama (llama.cpp)."
    )
  }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    let messages = input.messages.map { message -> JSONValue in
      ["role": .text(message.role), "content": .text(message.content)]
    }
    var body = ServerConstraint(engine: facts.engine).members(words)
    body["model"] = .text(facts.model)
    body["messages"] = .list(messages)
    body["temperature"] = 0
    body["seed"] = 1
    body["max_tokens"] = 64
    let reply = try await client.post(Self.path, .object(body))
    if reply.isTooLong { throw NotAsked.tooLong(window: facts.window) }
    let value = try reply.value(otherwise: "it has no chat")
    guard let choice = value["choices"]?[0], let message = choice["message"] else {
      throw ModelError.foreign(reply.place, expected: "OpenAI's chat", found: "it sent no message")
    }
    var refusal = message["refusal"]?.text
    if choice["finish_reason"]?.text == "content_filter" { refusal = refusal ?? "the server's filter kept it back" }
    return EngineReply(
      text: message["content"]?.text?.trimmingBlanks ?? "", refusal: refusal,
      promptTokens: value["usage"]?["prompt_tokens"]?.count ?? 0)
  }
}
