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
    let (choices, place) = try await send([prompt], further)
    return (choices[0], place)
  }

  /// One request for several prompts; as many choices, in their order.
  private func send(
    _ prompts: [Prompt], _ further: [String: JSONValue]
  ) async throws -> (choices: [JSONValue], place: String) {
    let prompt = prompts.count == 1 ? prompts[0].json : .list(prompts.map(\.json))
    var body: [String: JSONValue] = ["model": .text(model), "prompt": prompt, "temperature": 0, "seed": 1]
    body.merge(further) { $1 }
    let reply = try await client.ask(Self.path, body)
    let value = try reply.answer(otherwise: "it has no completions: try --driver chat or llama", window: nil)
    let choices = value["choices"]?.list ?? []
    guard choices.count == prompts.count else {
      throw NotAsked.declined(
        .empty, says: "the server sent \(choices.count) choices, not \(prompts.count)", status: 200)
    }
    let ordered = choices.enumerated().sorted {
      ($0.element["index"]?.count ?? $0.offset) < ($1.element["index"]?.count ?? $1.offset)
    }
    return (ordered.map(\.element), reply.place)
  }

  /// - Parameter generated: one token at least, since some servers refuse to generate none.
  func echo(_ prompt: Prompt) async throws -> Echo {
    try await echo([prompt])[0]
  }

  /// Several prompts in one request.
  func echo(_ prompts: [Prompt]) async throws -> [Echo] {
    let (choices, place) = try await send(prompts, ["echo": true, "logprobs": 1, "max_tokens": 1])
    return try choices.map { try Self.echo($0, place) }
  }

  private static func echo(_ choice: JSONValue, _ place: String) throws -> Echo {
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

  /// What one request under the engine's constraint tells of tokens: at each place that was generated, the token, and the
  /// log-probabilities of the likeliest, by their numbers.
  ///
  /// - Returns: nothing where the server does not name tokens by their numbers.
  func likeliest(
    _ prompt: Prompt, among words: [String], constraint: ServerConstraint, count: Int
  ) async throws -> [(token: Int, known: [Int: Double])] {
    var body = constraint.members(words)
    body["logprobs"] = 20
    body["max_tokens"] = .number(Double(count))
    body["return_tokens_as_token_ids"] = true
    let (choice, place) = try await send(prompt, body)
    func number(_ name: String) -> Int? { name.hasPrefix("token_id:") ? Int(name.dropFirst(9)) : nil }
    let tokens = choice["logprobs"]?["tokens"]?.list ?? []
    let tops = choice["logprobs"]?["top_logprobs"]?.list ?? []
    let own = choice["logprobs"]?["token_logprobs"]?.list ?? []
    var found: [(token: Int, known: [Int: Double])] = []
    for (index, entry) in tokens.enumerated() {
      guard let token = entry.text.flatMap(number), index < tops.count, case .object(let top) = tops[index] else {
        break
      }
      var known: [Int: Double] = [:]
      for (name, value) in top {
        guard let id = number(name), let logprob = value.number, logprob.isFinite, logprob > -9990 else { continue }
        known[id] = try Logprob.checked(logprob, place: place)
      }
      if index < own.count, let logprob = own[index].number, logprob > -9990 {
        known[token] = try Logprob.checked(logprob, place: place)
      }
      found.append((token, known))
    }
    return found
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
  ///
  /// - Parameter room: tokens that there is room for behind the prompt; nil where that is not known.
  func answer(
    _ prompt: Prompt, among words: [String], engine: String, _ input: ModelInput, room: Int?
  ) async throws -> (text: String, refusal: String?, isCut: Bool) {
    var body = ServerConstraint(engine: engine).members(words, isExplained: input.isExplained)
    let usual = input.isExplained ? ExplainedForm.tokens : max(16, words.map(\.utf8.count).max() ?? 0)
    let most = input.isExplained ? client.extras.maxTokens ?? usual : usual
    body["max_tokens"] = .number(Double(max(1, min(most, room ?? most))))
    if let sampling = input.sampling {
      body["temperature"] = .number(sampling.temperature)
      body["seed"] = .number(Double(1 + sampling.number))
    }
    let (choice, _) = try await send(prompt, body)
    guard let text = choice["text"]?.text else {
      throw NotAsked.declined(.empty, says: "it sent no text", status: 200)
    }
    let finish = choice["finish_reason"]?.text
    let refusal = finish == "content_filter" ? "the server's filter kept the answer back" : nil
    return (text, refusal, finish == "length")
  }
}
