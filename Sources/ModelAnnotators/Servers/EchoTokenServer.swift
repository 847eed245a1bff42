import Basics
import Study

/// Completions with `echo` of prompts that are sent as tokens.
struct EchoTokenServer: TokenServer {
  let driver = ModelDriver.echo
  let facts: ServerFacts
  let completions: EchoCompletions
  let tokenizer: EchoTokenizer
  var cache: TokenCache { tokenizer.known }

  func tokens(of passage: Passage, isStart: Bool) async throws -> [Int] {
    try await tokenizer.tokens(of: passage, isStart: isStart)
  }

  func passages(of input: ModelInput) async throws -> [Passage] {
    guard input.template == .chat else { return [.text(input.raw)] }
    return try await tokenizer.passages(input.messages)
  }

  func scores(of tokens: [Int], after prompt: [Int], others: Int) async throws -> [TokenScore] {
    let count = prompt.count + tokens.count
    // One more is generated: some servers refuse to generate none.
    if let window = facts.window, count + 1 > window { throw NotAsked.tooLong(window: window) }
    return try scores(await completions.echo(.tokens(prompt + tokens)), prompt.count..<count)
  }

  private func scores(_ echo: EchoCompletions.Echo, _ places: Range<Int>) throws -> [TokenScore] {
    let count = places.upperBound
    guard echo.tokens.count >= count else {
      throw ModelError.ignored(echo.place, what: "echo (\(echo.tokens.count) tokens came back of \(count))")
    }
    guard echo.tokens.count <= count + 1 else {
      throw ModelError.misaligned(echo.place, why: "\(echo.tokens.count) tokens came back of \(count)")
    }
    return try echo.logprobs[places].map {
      TokenScore(logprob: try Logprob.checked($0, place: echo.place))
    }
  }

  func scoresTogether(of paths: [[Int]], after prompt: [Int]) async throws -> [[TokenScore]]? {
    guard tokenizer.abilities.takesSeveral else { return nil }
    let longest = prompt.count + (paths.map(\.count).max() ?? 0)
    if let window = facts.window, longest + 1 > window { throw NotAsked.tooLong(window: window) }
    do {
      let echoes = try await completions.echo(paths.map { .tokens(prompt + $0) })
      return try zip(paths, echoes).map { try scores($1, prompt.count..<prompt.count + $0.count) }
    } catch NotAsked.declined {
      // Refused for having several prompts; one alone says what else there is.
      tokenizer.abilities.takesSeveral = false
      return nil
    }
  }

  func hints(
    _ trie: ChoiceTrie<Int>, among words: [String], after prompt: [Int]
  ) async throws -> ChoiceTrie<Int>.Known {
    let longest = trie.deciding.map(\.count).max() ?? 1
    if let window = facts.window, prompt.count + longest > window { throw NotAsked.tooLong(window: window) }
    while let constraint = tokenizer.abilities.hint {
      do {
        let places = try await completions.likeliest(
          .tokens(prompt), among: words, constraint: constraint, count: longest)
        if places.isEmpty { tokenizer.abilities.hint = nil }
        var known: ChoiceTrie<Int>.Known = [:]
        var path: [Int] = []
        for (token, logprobs) in places {
          for next in trie.fork(after: path) { known[path + [next]] = logprobs[next] }
          path.append(token)
        }
        return known
      } catch NotAsked.declined {
        // Without a constraint the first token still tells of the answers that part there.
        tokenizer.abilities.hint = constraint == .free ? nil : .free
      }
    }
    return [:]
  }

  /// One for the tokens; then one that tells of the likeliest answers, and one for those that it does not tell of.
  func requests(_ method: ModelMethod, _ decode: ModelDecode, choices: Int) -> ClosedRange<Int> {
    method == .perplexity ? 3...3 : decode == .engine ? 2...2 : 2...3
  }

  func generated(after input: ModelInput) async throws -> GeneratedToken {
    try await completions.generated(.tokens(try await prompt(input)))
  }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    let prompt = try await prompt(input.saying(ServerConstraint(engine: facts.engine), words))
    try check(prompt.count)
    let (text, refusal, isCut) = try await completions.answer(
      .tokens(prompt), among: words.map(input.following), engine: facts.engine, input,
      room: facts.window.map { $0 - prompt.count })
    var reply = EngineReply(text: text.trimmingBlanks, refusal: refusal, promptTokens: prompt.count)
    reply.isCut = isCut
    return reply
  }
}
