import Basics
import Synchronization

/// vLLM's `/tokenize` and `/detokenize`.
struct EchoTokenizer: Sendable {
  let window: Int?
  let known = TokenCache()
  let abilities = EchoAbilities()
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
    // A template has the model's start token where it wants one.
    case .markup(let text): return try await tokens(text, isStart: false)
    case .text(let text):
      // Its tokenizer reads control tokens wherever they are spelled: what is spelled in a text is cut in two.
      var pieces = [""]
      for piece in ControlText.pieces(text) {
        if piece.isSuspect, try await isControl(piece.text) {
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

  /// Whether its tokenizer reads all of a text as one token; asked for once.
  private func isControl(_ text: String) async throws -> Bool {
    try await known.tokens(.markup(text), isStart: false) { try await tokens(text, isStart: false) }.count == 1
  }

  private func tokens(_ text: String, isStart: Bool) async throws -> [Int] {
    let reply = try await client.post(
      "/tokenize", ["model": .text(model), "prompt": .text(text), "add_special_tokens": .flag(isStart)])
    let value = try reply.answer(otherwise: "its tokens cannot be had", window: window)
    guard let tokens = value["tokens"]?.integers else {
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
      let request: [String: JSONValue] = [
        "model": .text(model), "messages": .list(slots), "add_generation_prompt": true, "add_special_tokens": false,
      ]
      let text = try await Self.laidOut(request, client, model)
      return await ThinkingTemplate.settled(text) {
        let off = JSONValue.object(ThinkingTemplate.off.mapValues(JSONValue.flag))
        return try? await Self.laidOut(request.merging(["chat_template_kwargs": off]) { $1 }, client, model)
      } say: {
        client.say("\(client.place("")): \($0).")
      }
    }
    guard let passages = TemplateSlots.passages(text, contents: messages.map(\.content)) else {
      throw ModelError.cannot(
        what: "--template chat", driver: ModelDriver.echo.rawValue,
        why: "the model's template leaves out or repeats a turn, or there is none. Use --template raw.")
    }
    return passages
  }
}

extension EchoTokenizer {
  private static func laidOut(
    _ request: [String: JSONValue], _ client: ServerClient, _ model: String
  ) async throws -> String {
    let laidOut = try await client.post("/tokenize", .object(request))
    if laidOut.status == 400 {
      throw NotAsked.unaskable(why: "the model's template does not take this dialogue: \(laidOut.says)")
    }
    let tokens = try laidOut.value(otherwise: "the model's template cannot be had: use --template raw")["tokens"]
    let reply = try await client.post("/detokenize", ["model": .text(model), "tokens": tokens ?? []])
    let value = try reply.value(otherwise: "the model's template cannot be had: use --template raw")
    guard let prompt = value["prompt"]?.text else {
      throw ModelError.foreign(reply.place, expected: "vLLM's language", found: "it sent no prompt")
    }
    return prompt
  }
}

/// What a server of completions was found to take. A class, since questions under way side by side learn together.
final class EchoAbilities: Sendable {
  private let state = Mutex((hint: ServerConstraint?.some(.choice), takesSeveral: true))

  /// The constraint under which one request tells of all answers; nil where the server names no tokens.
  var hint: ServerConstraint? {
    get { state.withLock { $0.hint } }
    set { state.withLock { $0.hint = newValue } }
  }

  /// Whether one request may have several prompts.
  var takesSeveral: Bool {
    get { state.withLock { $0.takesSeveral } }
    set { state.withLock { $0.takesSeveral = newValue } }
  }
}
