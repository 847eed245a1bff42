import Basics
import Foundation
import Study

/// llama.cpp's server. It scores no text that it is given, but a grammar can force it to generate one, and it reports the
/// log-probabilities from before the grammar.
struct LlamaServer: TokenServer {
  let driver = ModelDriver.llama
  let facts: ServerFacts
  let cache = TokenCache()
  private let client: ServerClient
  private let templates = TemplateCache()
  /// Which of a router's models is asked; empty for a server that has one.
  private let routed: [String: JSONValue]
  private let partial = PartialTokens()
  /// What the model puts before a text.
  private let start: [Int]
  /// A token that can follow anything, to be generated where only the others at its place are of interest.
  private let harmless: Int
  private let vocabulary: Int

  init(_ client: ServerClient, model: String?) async throws {
    self.client = client
    var props = try await client.get("/props").value(otherwise: "this is not llama.cpp's server")
    let listed = try await client.get("/v1/models")
    let entries = listed.json?["data"]?.list ?? []
    let models = entries.compactMap { $0["id"]?.text }
    let chosen: String
    if props["role"]?.text == "router" || models.count > 1 {
      guard let model else { throw ModelError.severalModels(client.place("/v1/models"), known: models.map(Self.name)) }
      guard let found = models.first(where: { $0 == model || Self.name($0) == model }) else {
        throw ModelError.noSuchModel(client.place("/v1/models"), name: model, known: models.map(Self.name))
      }
      chosen = found
      routed = ["model": .text(found)]
      let name = found.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? found
      props = try await client.get("/props?model=\(name)").value(otherwise: "the router does not know its own model")
    } else {
      chosen = model ?? models.first ?? props["model_alias"]?.text ?? "unknown"
      routed = [:]
    }
    guard props["default_generation_settings"] != nil else {
      throw ModelError.foreign(client.place("/props"), expected: "llama.cpp's language", found: "it names no settings")
    }
    facts = ServerFacts(
      place: client.place(""), engine: "llama.cpp", version: props["build_info"]?.text ?? "unknown",
      model: Self.name(chosen), models: models.map(Self.name),
      window: props["default_generation_settings"]?["n_ctx"]?.count ?? props["n_ctx"]?.count,
      host: client.address.publicHost, settings: client.extras.settings)
    let entry = entries.first { $0["id"]?.text == chosen } ?? entries.first
    vocabulary = entry?["meta"]?["n_vocab"]?.count ?? 300_000
    start = try await Self.tokens(client, partial, routed, "", isMarkup: false, isStart: true)
    harmless = try await Self.tokens(client, partial, routed, "a", isMarkup: false, isStart: false).last ?? 0
  }

  /// Where a model's file lies is of no interest, and changes.
  private static func name(_ model: String) -> String {
    model.hasSuffix(".gguf") ? model.split(separator: "/").last.map(String.init) ?? model : model
  }

  private static func tokens(
    _ client: ServerClient, _ partial: PartialTokens, _ routed: [String: JSONValue], _ text: String, isMarkup: Bool,
    isStart: Bool
  ) async throws -> [Int] {
    let request: [String: JSONValue] = [
      "content": .text(text), "add_special": .flag(isStart), "parse_special": .flag(isMarkup), "with_pieces": true,
    ]
    let reply = try await client.post("/tokenize", .object(request.merging(routed) { $1 }))
    let value = try reply.answer(otherwise: "its tokens cannot be had", window: nil)
    guard let list = value["tokens"]?.list, case let tokens = list.compactMap({ $0["id"]?.integer }),
      tokens.count == list.count
    else { throw ModelError.foreign(reply.place, expected: "llama.cpp's language", found: "it sent no tokens") }
    await partial.note(list)
    return tokens
  }

  func tokens(of passage: Passage, isStart: Bool) async throws -> [Int] {
    switch passage {
    case .text(let text):
      return try await Self.tokens(client, partial, routed, text, isMarkup: false, isStart: isStart)
    case .markup(let text):
      let tokens = try await Self.tokens(client, partial, routed, text, isMarkup: true, isStart: isStart)
      // Many templates begin with the start token that the server adds as well.
      return isStart && !start.isEmpty && tokens.starts(with: start + start)
        ? Array(tokens.dropFirst(start.count)) : tokens
    }
  }

  func passages(of input: ModelInput) async throws -> [Passage] {
    guard input.template == .chat else { return [.text(input.raw)] }
    let messages = input.messages
    let (client, routed) = (client, routed)
    let text = try await templates.text(of: messages.map(\.role)) {
      let slots = messages.enumerated().map { index, message -> JSONValue in
        ["role": .text(message.role), "content": .text(TemplateSlots.name(index))]
      }
      let request = ["messages": JSONValue.list(slots)].merging(routed) { $1 }
      let text = try await Self.laidOut(request, client)
      return await ThinkingTemplate.settled(text) {
        let off = JSONValue.object(ThinkingTemplate.off.mapValues(JSONValue.flag))
        return try? await Self.laidOut(request.merging(["chat_template_kwargs": off]) { $1 }, client)
      } say: {
        client.say("\(client.place("")): \($0).")
      }
    }
    guard let passages = TemplateSlots.passages(text, contents: messages.map(\.content)) else {
      throw ModelError.cannot(
        what: "--template chat", driver: driver.rawValue,
        why: "the model's template leaves out or repeats a turn. Use --template raw.")
    }
    return passages
  }

  private static func laidOut(_ request: [String: JSONValue], _ client: ServerClient) async throws -> String {
    let reply = try await client.post("/apply-template", .object(request))
    if reply.status == 400 || reply.status == 500 {
      throw NotAsked.unaskable(why: "the model's template does not take this dialogue: \(reply.says)")
    }
    let value = try reply.value(otherwise: "the model's template cannot be had: use --template raw")
    guard let prompt = value["prompt"]?.text else {
      throw ModelError.foreign(reply.place, expected: "llama.cpp's language", found: "it sent no prompt")
    }
    return prompt
  }

  func scores(of tokens: [Int], after prompt: [Int], others: Int) async throws -> [TokenScore] {
    let forcing = await partial.forcing(tokens)
    let (probabilities, place) = try await completion(
      LlamaRequest(
        prompt: prompt, count: tokens.count, others: max(1, others), grammar: forcing.grammar,
        favoured: forcing.favoured))
    let reported = tokens.indices.filter { forcing.isReported[$0] }
    let isAsForced = probabilities.map { $0["id"]?.integer } == reported.map { tokens[$0] }
    guard isAsForced || !forcing.favoured.isEmpty else {
      throw ModelError.ignored(place, what: "the grammar that forces the tokens")
    }
    var scores: [Int: TokenScore] = [:]
    if isAsForced {
      for (index, entry) in zip(reported, probabilities) { scores[index] = try score(entry, others: others, place) }
    }
    var all: [TokenScore] = []
    for index in tokens.indices {
      if let score = scores[index] {
        all.append(score)
      } else {
        all.append(try await lookedUp(tokens[index], after: prompt + tokens[..<index]))
      }
    }
    return all
  }

  private func score(_ entry: JSONValue, others: Int, _ place: String) throws -> TokenScore {
    var score = TokenScore(logprob: try Logprob.checked(entry["logprob"]?.number, place: place))
    guard others > 0 else { return score }
    for other in entry["top_logprobs"]?.list ?? [] {
      guard let id = other["id"]?.integer, let logprob = other["logprob"]?.number, logprob.isFinite else { continue }
      score.others[id] = logprob
    }
    return score
  }

  /// A token that is not reported itself is found among the others at its place.
  private func lookedUp(_ token: Int, after prompt: [Int]) async throws -> TokenScore {
    var place = ""
    for others in [400, vocabulary] {
      let (probabilities, sender) = try await completion(
        LlamaRequest(prompt: prompt, count: 1, others: others, favoured: [harmless], mayCache: true))
      place = sender
      guard let entry = probabilities.first else { continue }
      if entry["id"]?.integer == token { return try score(entry, others: 0, place) }
      if let logprob = try score(entry, others: others, place).others[token] {
        return TokenScore(logprob: try Logprob.checked(logprob, place: place))
      }
    }
    throw ModelError.noLogprobs(place, why: "one of a part of a character is missing")
  }

  /// One for the tokens; then one for each place where answers part that the others do not tell of.
  func requests(_ method: ModelMethod, _ decode: ModelDecode, choices: Int) -> ClosedRange<Int> {
    method == .perplexity ? 3...3 : decode == .engine ? 2...2 : 2...1 + choices
  }

  func generated(after input: ModelInput) async throws -> GeneratedToken {
    let (probabilities, place) = try await completion(
      LlamaRequest(prompt: try await prompt(input), count: 1, others: 1))
    guard let first = probabilities.first, let text = first["token"]?.text else {
      throw ModelError.noLogprobs(place, why: "none came")
    }
    return GeneratedToken(text: text, logprob: try Logprob.checked(first["logprob"]?.number, place: place))
  }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    let prompt = try await prompt(input.saying(.grammar, words))
    let followed = words.map(input.following)
    let longest = followed.map(\.utf8.count).max() ?? 1
    try check(prompt.count + longest)
    var (count, grammar) = (longest, ServerConstraint.grammar(of: followed))
    if input.isExplained {
      count = client.extras.maxTokens ?? ExplainedForm.tokens
      if let window = facts.window { count = max(longest, min(count, window - prompt.count)) }
      grammar = ExplainedForm.grammar(words, opening: input.following("{"))
    }
    let (value, _) = try await completed(
      LlamaRequest(prompt: prompt, count: count, others: 0, grammar: grammar, sampling: input.sampling))
    guard let content = value["content"]?.text else {
      throw NotAsked.declined(.empty, says: "it sent no content", status: 200)
    }
    var reply = EngineReply(text: content.trimmingBlanks, refusal: nil, promptTokens: prompt.count)
    reply.isCut = value["stop_type"]?.text == "limit" || value["stopped_limit"]?.flag == true
    return reply
  }

  private func completion(_ request: LlamaRequest) async throws -> ([JSONValue], place: String) {
    let (value, place) = try await completed(request)
    guard let probabilities = value["completion_probabilities"]?.list else {
      throw ModelError.noLogprobs(place, why: "none came")
    }
    return (probabilities, place)
  }

  private func completed(_ request: LlamaRequest) async throws -> (value: JSONValue, place: String) {
    let reply = try await client.ask("/completion", request.members.merging(routed) { $1 })
    if reply.status == 400, reply.says.contains("grammar") {
      throw ModelError.cannot(
        what: "log-probabilities of a text", driver: driver.rawValue,
        why: "this llama.cpp does not take tokens in a grammar. Use one from December 2025 or later.")
    }
    return (try reply.answer(otherwise: "it cannot complete", window: facts.window), reply.place)
  }
}
