import Basics

/// The completions endpoint, and the checks of what it echoes.
struct EchoCompletions: Sendable {
  let client: ServerClient
  let model: String

  enum Prompt {
    case tokens([Int])
    case text(String)

    var json: JSONValue {
      switch self {
      case .tokens(let tokens): .list(tokens.map { .number(Double($0)) })
      case .text(let text): .text(text)
      }
    }
  }

  /// The tokens of an echoed prompt, and of what was generated after it.
  struct Echo {
    var place: String
    var text: String
    var tokens: [String]
    var logprobs: [Double?]
    var offsets: [Int]
  }

  private static let path = "/v1/completions"

  func send(_ prompt: Prompt, _ further: [String: JSONValue]) async throws -> (choice: JSONValue, place: String) {
    var body: [String: JSONValue] = ["model": .text(model), "prompt": prompt.json, "temperature": 0, "seed": 1]
    body.merge(further) { $1 }
    let reply = try await client.post(Self.path, .object(body))
    if reply.isTooLong { throw NotAsked.tooLong(window: nil) }
    let value = try reply.value(otherwise: "it has no completions: try --driver chat or llama")
    guard let choice = value["choices"]?[0] else {
      throw ModelError.foreign(reply.place, expected: "OpenAI's completions", found: "it sent no choices")
    }
    return (choice, reply.place)
  }

  /// - Parameter generated: one token at least, since some servers refuse to generate none.
  func echo(_ prompt: Prompt) async throws -> Echo {
    let (choice, place) = try await send(prompt, ["echo": true, "logprobs": 1, "max_tokens": 1])
    let logprobs = choice["logprobs"]
    guard let values = logprobs?["token_logprobs"]?.list, let tokens = logprobs?["tokens"]?.list else {
      let isNamedOtherwise = logprobs?["content"]?.list != nil
      if isNamedOtherwise { throw ModelError.ignored(place, what: "echo") }
      throw ModelError.noLogprobs(place, why: "none came")
    }
    guard values.count == tokens.count else {
      throw ModelError.misaligned(place, why: "there are \(tokens.count) tokens and \(values.count) of them")
    }
    return Echo(
      place: place, text: choice["text"]?.text ?? "", tokens: tokens.map { $0.text ?? "" },
      logprobs: values.map(\.number), offsets: logprobs?["text_offset"]?.list?.compactMap(\.integer) ?? [])
  }

  func generated(_ prompt: Prompt) async throws -> GeneratedToken {
    let (choice, place) = try await send(prompt, ["logprobs": 1, "max_tokens": 1])
    guard let token = choice["logprobs"]?["tokens"]?[0]?.text ?? choice["logprobs"]?["content"]?[0]?["token"]?.text
    else {
      throw ModelError.noLogprobs(place, why: "none came")
    }
    let logprob = choice["logprobs"]?["token_logprobs"]?[0] ?? choice["logprobs"]?["content"]?[0]?["logprob"]
    return GeneratedToken(
      text: choice["text"]?.text ?? token, logprob: try Logprob.checked(logprob?.number, place: place))
  }

  /// By the constraint of this engine's name.
  func answer(_ prompt: Prompt, among words: [String], engine: String) async throws -> (text: String, refusal: String?)
  {
    var body = ServerConstraint(engine: engine).members(words)
    body["max_tokens"] = .number(Double(max(16, words.map(\.utf8.count).max() ?? 0)))
    let (choice, place) = try await send(prompt, body)
    guard let text = choice["text"]?.text else {
      throw ModelError.foreign(place, expected: "OpenAI's completions", found: "it sent no text")
    }
    return (text, choice["finish_reason"]?.text == "content_filter" ? "the server's filter kept the answer back" : nil)
  }
}
