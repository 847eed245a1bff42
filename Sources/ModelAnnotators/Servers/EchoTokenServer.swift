import Basics
import Study

/// Completions with `echo` of prompts that are sent as tokens.
struct EchoTokenServer: TokenServer {
  let driver = ModelDriver.echo
  let facts: ServerFacts
  let completions: EchoCompletions
  let tokenizer: EchoTokenizer

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
    let echo = try await completions.echo(.tokens(prompt + tokens))
    guard echo.tokens.count >= count else {
      throw ModelError.ignored(echo.place, what: "echo (\(echo.tokens.count) tokens came back of \(count))")
    }
    guard echo.tokens.count <= count + 1 else {
      throw ModelError.misaligned(echo.place, why: "\(echo.tokens.count) tokens came back of \(count)")
    }
    return try echo.logprobs[prompt.count..<count].map {
      TokenScore(logprob: try Logprob.checked($0, place: echo.place))
    }
  }

  func generated(after input: ModelInput) async throws -> GeneratedToken {
    try await completions.generated(.tokens(try await prompt(input)))
  }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    let prompt = try await prompt(input)
    try check(prompt.count)
    let (text, refusal) = try await completions.answer(
      .tokens(prompt), among: words.map(input.following), engine: facts.engine)
    return EngineReply(text: text.trimmingBlanks, refusal: refusal, promptTokens: prompt.count)
  }
}

/// vLLM's `/tokenize` and `/detokenize`.
struct EchoTokenizer: Sendable {
  let window: Int?
  private let client: ServerClient
  private let model: String
  private let cache = TemplateCache()

  /// nil where the server has none.
  init?(_ client: ServerClient, model: String) async throws {
    self.client = client
    self.model = model
    let reply = try await client.post(
      "/tokenize", ["model": .text(model), "prompt": "a", "add_special_tokens": false])
    guard reply.isFine, let json = reply.json, let tokens = json["tokens"]?.integers, !tokens.isEmpty else {
      return nil
    }
    window = json["max_model_len"]?.count
  }

  func tokens(of passage: Passage, isStart: Bool) async throws -> [Int] {
    switch passage {
    case .markup(let text): return try await tokens(text, isStart: isStart)
    case .text(let text):
      // Its tokenizer reads control tokens wherever they are spelled: what is spelled in a text is cut in two.
      var pieces = [""]
      for piece in ControlText.pieces(text) {
        if piece.isSuspect, try await tokens(piece.text, isStart: false).count == 1 {
          pieces[pieces.count - 1] += piece.text.prefix(1)
          pieces.append(String(piece.text.dropFirst()))
        } else {
          pieces[pieces.count - 1] += piece.text
        }
      }
      var tokens: [Int] = []
      for (index, piece) in pieces.enumerated() {
        tokens += try await self.tokens(piece, isStart: isStart && index == 0)
      }
      return tokens
    }
  }

  private func tokens(_ text: String, isStart: Bool) async throws -> [Int] {
    let reply = try await client.post(
      "/tokenize", ["model": .text(model), "prompt": .text(text), "add_special_tokens": .flag(isStart)])
    if reply.isTooLong { throw NotAsked.tooLong(window: window) }
    guard let tokens = try reply.value(otherwise: "its tokens cannot be had")["tokens"]?.integers else {
      throw ModelError.foreign(reply.place, expected: "vLLM's language", found: "it sent no tokens")
    }
    return tokens
  }

  func passages(_ messages: [(role: String, content: String)]) async throws -> [Passage] {
    let (client, model) = (client, model)
    let text = try await cache.text(of: messages.map(\.role)) {
      let slots = messages.enumerated().map { index, message -> JSONValue in
        ["role": .text(message.role), "content": .text(TemplateSlots.name(index))]
      }
      let laidOut = try await client.post(
        "/tokenize",
        [
          "model": .text(model), "messages": .list(slots), "add_generation_prompt": true, "add_special_tokens": false,
        ])
      if laidOut.status == 400 {
        throw NotAsked.unaskable(why: "the model's template does not take this dialogue: \(laidOut.says)")
      }
      let tokens = try laidOut.value(otherwise: "the model's template cannot be had: use --template raw")["tokens"]
      let reply = try await client.post("/detokenize", ["model": .text(model), "tokens": tokens ?? []])
      guard
        let prompt = try reply.value(otherwise: "the model's template cannot be had: use --template raw")["prompt"]?
          .text
      else { throw ModelError.foreign(reply.place, expected: "vLLM's language", found: "it sent no prompt") }
      return prompt
    }
    guard let passages = TemplateSlots.passages(text, contents: messages.map(\.content)) else {
      throw ModelError.cannot(
        what: "--template chat", driver: ModelDriver.echo.rawValue,
        why: "the model's template leaves out or repeats a turn, or there is none. Use --template raw.")
    }
    return passages
  }
}

/// What in a text is spelled like a model's control tokens: `<|im_end|>`, `</s>`, `[INST]`.
enum ControlText {
  struct Piece: Hashable {
    var text: String
    var isSuspect: Bool
  }

  private static let longest = 40

  static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let close: Unicode.Scalar? = first == "<" ? ">" : first == "[" ? "]" : nil
      if let close, let end = rest.dropFirst().prefix(longest).firstIndex(of: close),
        rest[rest.index(after: rest.startIndex)..<end].allSatisfy({ $0 != first && $0 != "\n" && $0 != " " })
      {
        if !plain.isEmpty { pieces.append(Piece(text: plain, isSuspect: false)) }
        plain = ""
        pieces.append(Piece(text: String(rest[...end]), isSuspect: true))
        rest = rest[rest.index(after: end)...]
      } else {
        plain.unicodeScalars.append(first)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { pieces.append(Piece(text: plain, isSuspect: false)) }
    return pieces
  }
}
