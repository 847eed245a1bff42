import Study

/// OpenAI's completions with `echo`, which give back the prompt's own log-probabilities: vLLM's, and others that copy them.
///
/// With `/tokenize` at hand everything goes by tokens. Without it the prompt goes as text, and its tokens are told apart by
/// their offsets.
struct EchoServer: ModelServer {
  let driver = ModelDriver.echo
  let facts: ServerFacts
  let completions: EchoCompletions
  let tokenizer: EchoTokenizer?

  init(_ client: ServerClient, model: String?) async throws {
    let listing = try await ServerListing(client, isNeeded: model == nil)
    let model = try listing.model(named: model)
    completions = EchoCompletions(client: client, model: model.id)
    tokenizer = try await EchoTokenizer(client, model: model.id)
    facts = await listing.facts(model, client, window: tokenizer?.window)
  }

  private var byTokens: EchoTokenServer? {
    tokenizer.map { EchoTokenServer(facts: facts, completions: completions, tokenizer: $0) }
  }

  private var byText: EchoTextServer { EchoTextServer(facts: facts, completions: completions) }

  func generated(after input: ModelInput) async throws -> GeneratedToken {
    if let byTokens { try await byTokens.generated(after: input) } else { try await byText.generated(after: input) }
  }

  func score(_ text: String, after input: ModelInput) async throws -> TextScore {
    if let byTokens {
      try await byTokens.score(text, after: input)
    } else {
      try await byText.score(text, after: input)
    }
  }

  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice {
    if let byTokens {
      try await byTokens.scoredChoice(among: words, after: input)
    } else {
      try await byText.scoredChoice(among: words, after: input)
    }
  }

  func requests(_ method: ModelMethod, _ decode: ModelDecode, choices: Int) -> ClosedRange<Int> {
    guard let byTokens else {
      return method == .perplexity || decode == .engine
        ? 1...1 : choices...choices
    }
    return byTokens.requests(method, decode, choices: choices)
  }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    if let byTokens {
      try await byTokens.answer(among: words, to: input)
    } else {
      try await byText.answer(among: words, to: input)
    }
  }
}
