import Study

/// Completions with `echo` of prompts that are sent as text, whose tokens are told apart by their offsets.
struct EchoTextServer: Sendable {
  let facts: ServerFacts
  let completions: EchoCompletions

  func generated(after input: ModelInput) async throws -> GeneratedToken {
    try await completions.generated(.text(try text(input)))
  }

  func score(_ text: String, after input: ModelInput) async throws -> TextScore {
    let text = input.following(text)
    guard !text.isEmpty else { throw NotAsked.unaskable(why: "the response is empty") }
    let scored = try await scored(text, after: try self.text(input))
    return TextScore(logprobs: scored.logprobs, isSplit: false, promptTokens: scored.promptTokens)
  }

  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice {
    let prompt = try text(input)
    var scored: [Scored] = []
    for word in words { scored.append(try await self.scored(input.following(word), after: prompt)) }
    var known: ChoiceTrie<String>.Known = [:]
    for one in scored {
      for place in one.tokens.indices { known[Array(one.tokens[...place])] = one.logprobs[place] }
    }
    let (choice, distribution) = try ChoiceTrie(scored.map(\.tokens)).decision(known)
    return ScoredChoice(
      choice: choice, distribution: distribution, promptTokens: scored.reduce(0) { $0 + $1.promptTokens })
  }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    let prompt = try text(input.saying(ServerConstraint(engine: facts.engine), words))
    let (text, refusal, isCut) = try await completions.answer(
      .text(prompt), among: words.map(input.following), engine: facts.engine, input, room: nil)
    var reply = EngineReply(text: text.trimmingBlanks, refusal: refusal, promptTokens: prompt.utf8.count / 4)
    reply.isCut = isCut
    return reply
  }

  private func text(_ input: ModelInput) throws -> String {
    guard input.template == .raw else {
      throw ModelError.cannot(
        what: "--template chat", driver: ModelDriver.echo.rawValue,
        why: "the server has no /tokenize to lay a dialogue out. Use --template raw, or --driver chat for questions.")
    }
    let text = input.raw
    guard !text.isEmpty else {
      throw NotAsked.unaskable(why: "its context is empty, and the server's tokens are not known")
    }
    // What the server's tokenizer reads as one cannot be helped without its tokens.
    return text
  }

  private struct Scored {
    var tokens: [String]
    var logprobs: [Double]
    var promptTokens: Int
  }

  private func scored(_ text: String, after prompt: String) async throws -> Scored {
    let whole = prompt + text
    let echo = try await completions.echo(.text(whole))
    guard echo.tokens.count > 1, echo.text.unicodeScalars.starts(with: whole.unicodeScalars) else {
      throw ModelError.ignored(echo.place, what: "echo")
    }
    let offsets = try EchoOffsets(echo, text: whole)
    guard let first = offsets.starts.firstIndex(of: prompt.unicodeScalars.count), !echo.cutsCharacter(before: first)
    else {
      throw NotAsked.unaskable(
        why: "one token covers the end of its context and the start of what follows, and the server has no /tokenize")
    }
    if let control = echo.tokens[first..<offsets.starts.count].first(where: ControlText.isControl) {
      throw NotAsked.unaskable(why: "the server reads \(control) in its text as a control token, and has no /tokenize")
    }
    let logprobs = try echo.logprobs[first..<offsets.starts.count].map {
      try Logprob.checked($0, place: echo.place)
    }
    return Scored(tokens: Array(echo.tokens[first..<offsets.starts.count]), logprobs: logprobs, promptTokens: first)
  }
}

extension ControlText {
  /// Whether one token is all of a control token's spelling.
  static func isControl(_ token: String) -> Bool {
    let pieces = pieces(token)
    return pieces.count == 1 && pieces[0].isSuspect && token.unicodeScalars.count > 3
  }
}

extension EchoCompletions.Echo {
  /// Whether the token before this one may end inside a character that this one goes on with.
  fileprivate func cutsCharacter(before index: Int) -> Bool {
    guard index > 0 else { return false }
    return tokens[index - 1].unicodeScalars.last == "\u{FFFD}" && tokens[index].unicodeScalars.first == "\u{FFFD}"
  }
}

/// Where each of a text's tokens starts, in Unicode scalars.
struct EchoOffsets: Hashable, Sendable {
  /// Of the prompt's own tokens; what was generated is left out.
  private(set) var starts: [Int]

  /// - Throws: ``ModelError/misaligned(_:why:)`` where the offsets cannot be those of the tokens.
  init(_ echo: EchoCompletions.Echo, text: String) throws(ModelError) {
    let scalars = Array(text.unicodeScalars)
    guard echo.offsets.count == echo.tokens.count else {
      throw .misaligned(echo.place, why: "there are \(echo.tokens.count) tokens and \(echo.offsets.count) offsets")
    }
    if echo.offsets.contains(where: { $0 < 0 }) { throw .misaligned(echo.place, why: "offsets are negative") }
    // A start token of the server's own is counted, though it is not in the text.
    let isForeignStart = !scalars.starts(with: echo.tokens[0].unicodeScalars) && echo.offsets.count > 1
    let base = isForeignStart ? echo.offsets[1] : 0
    starts = []
    for (index, offset) in echo.offsets.enumerated() {
      let start = isForeignStart && index == 0 ? 0 : offset - base
      if start >= scalars.count { break }
      guard start >= starts.last ?? 0 else { throw .misaligned(echo.place, why: "offsets fall back") }
      let token = Array(echo.tokens[index].unicodeScalars)
      let isPartOfACharacter = token.contains("\u{FFFD}") || echo.tokens[index].hasPrefix("bytes:")
      if !(isForeignStart && index == 0), !isPartOfACharacter, !scalars[start...].starts(with: token) {
        throw .misaligned(echo.place, why: "the tokens do not stand where their offsets say")
      }
      starts.append(start)
    }
  }
}
