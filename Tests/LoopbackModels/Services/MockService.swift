import Foundation

/// A server in the shape of one that people have: where it listens, what it lists, what it refuses and in which words. Each
/// is a file of its own in this folder.
struct MockService: Sendable {
  var name: String
  /// The path of the address that a person would write.
  var path = "/v1"
  /// Where it listens for questions; the path with `/chat/completions` where nothing else is said.
  var chat: String?
  var query = ""
  /// What it lists at the path with `/models`; nil for a server that lists nothing.
  var listing: String?
  /// The model to ask.
  var model: String
  /// Whether a person has to name it.
  var isNamed = true
  /// The header in which it wants its key; nil where it wants none.
  var keyHeader: String? = "authorization"
  /// What it refuses of a request; nil for nothing.
  var refuses: @Sendable (ChatAsked) -> LoopbackServer.Reply? = { _ in nil }
  /// What it answers.
  var says: @Sendable (ChatAsked) -> LoopbackServer.Reply = { $0.reply($0.answer) }
  /// How it words that a filter kept a question back, and that one is too long.
  var filtered = error(
    400, ["message": "The prompt was flagged by our moderation.", "code": "content_policy_violation"])
  var tooLong = error(
    400, ["message": "This model's maximum context length is 8192 tokens.", "code": "context_length_exceeded"])
  /// What demur comes to send: the constraint, and what it leaves out.
  var form: String
  var leftOut = ""

  static let key = "sk-mock-service"

  static let all: [MockService] = [
    .sglang, .tgi, .ollama, .lmStudio, .mlx, .vllmProxy, .openAI, .openAIReasoning, .openRouter, .together, .groq,
    .mistral,
    .deepSeek, .gemini, .anthropic, .azure, .streaming, .parts,
  ]

  static func error(_ status: Int, _ error: [String: Any]) -> LoopbackServer.Reply {
    ToyServer.json(["error": error], status: status)
  }

  func start() throws -> LoopbackServer {
    try LoopbackServer { request in
      let parts = request.path.split(separator: "?", maxSplits: 1).map(String.init)
      if let keyHeader {
        let wanted = keyHeader == "authorization" ? "Bearer \(Self.key)" : Self.key
        guard request.headers[keyHeader] == wanted else {
          return Self.error(401, ["message": "Incorrect API key provided.", "code": "invalid_api_key"])
        }
      }
      guard query.isEmpty || parts.last == String(query.dropFirst()) else {
        return Self.error(404, ["code": "404", "message": "Resource not found"])
      }
      switch parts[0] {
      case path + "/models":
        return listing.map { .json($0) } ?? ToyServer.json(["detail": "Not Found"], status: 404)
      case chat ?? path + "/chat/completions": return answer(request)
      default: return ToyServer.json(["detail": "Not Found"], status: 404)
      }
    }
  }

  private func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Reply {
    let asked = ChatAsked(body: request.json)
    guard asked.body["model"] as? String == model else {
      return Self.error(
        404, ["message": "The model `\(asked.body["model"] ?? "")` does not exist.", "code": "model_not_found"])
    }
    if let refusal = refuses(asked) { return refusal }
    if asked.text.contains("FILTERED") { return filtered }
    if asked.text.contains("TOOLONG") { return tooLong }
    return says(asked)
  }
}

/// What a chat was asked.
struct ChatAsked: @unchecked Sendable {
  var body: [String: Any]

  /// The last message.
  var text: String {
    let message = (body["messages"] as? [[String: Any]])?.last
    if let parts = message?["content"] as? [[String: Any]] {
      return parts.compactMap { $0["text"] as? String }.joined()
    }
    return message?["content"] as? String ?? ""
  }

  var isInParts: Bool { (body["messages"] as? [[String: Any]])?.last?["content"] is [Any] }

  /// `json_schema` or `json_object`; nil where free text is asked for.
  var format: String? { (body["response_format"] as? [String: Any])?["type"] as? String }

  func has(_ name: String) -> Bool { body[name] != nil }

  private var schema: [String: Any]? {
    ((body["response_format"] as? [String: Any])?["json_schema"] as? [String: Any])?["schema"] as? [String: Any]
  }

  /// Whether the question asks for an explanation before the answer.
  private var isExplained: Bool { text.contains("\"verdict\"") || text.contains("\"Verdict:\"") }

  /// One that the question names.
  private var word: String { ["qz_7", "Very Easy", "A_2", "Terrible"].first { text.contains($0) } ?? "?" }

  /// A legal answer: the first that a schema allows, or else one that the question names.
  var answer: String {
    if let legal = LegalReply.text(schema) { return legal }
    guard format != "json_object" else {
      return LegalReply.object(word, isExplained: isExplained, further: ", \"confidence\": 0.8")
    }
    return isExplained ? "\(LegalReply.explanation)\n\nVerdict: \(word)" : word
  }

  /// The answer as a model says it that keeps to no form.
  var spoken: String {
    isExplained
      ? "**Explanation:** \(LegalReply.explanation)\n\n**Verdict:** \(word.lowercased())."
      : "**\(word.lowercased())**.\n\nThe texts leave little room for another judgement."
  }

  func reply(_ content: String, _ further: [String: Any] = [:]) -> LoopbackServer.Reply {
    ToyServer.json([
      "id": "chatcmpl-1", "object": "chat.completion",
      "choices": [
        [
          "index": 0, "finish_reason": "stop",
          "message": (["role": "assistant", "content": content] as [String: Any]).merging(further) { $1 },
        ] as [String: Any]
      ], "usage": ["prompt_tokens": 21, "completion_tokens": 4],
    ])
  }
}
