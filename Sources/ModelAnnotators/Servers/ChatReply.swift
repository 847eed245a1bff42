import Basics
import Study

/// What a chat said, whatever its server calls it.
struct ChatReply: Hashable, Sendable {
  var reply: EngineReply
  /// Whether the model thought before it answered.
  var hasThought: Bool

  /// - Throws: ``NotAsked/declined(_:says:status:)`` for a reply without an answer.
  init(_ value: JSONValue, excerpt: String) throws {
    let choices = value["choices"]?.list ?? []
    guard let choice = choices.first(where: { $0["index"]?.integer == 0 }) ?? choices.first else {
      throw NotAsked.declined(.empty, says: "the server sent no choices: \(excerpt)", status: 200)
    }
    let message = choice["message"] ?? choice["delta"]
    let finish = choice["finish_reason"]?.text?.lowercased() ?? ""
    guard message != nil || choice["text"] != nil || !finish.isEmpty else {
      throw NotAsked.declined(.empty, says: "the server sent no message: \(excerpt)", status: 200)
    }
    let content = message?["content"] ?? choice["text"]
    let text = ReplyContent.text(content)
    var reply = EngineReply(
      text: text.trimmingBlanks, refusal: nil, promptTokens: value["usage"]?["prompt_tokens"]?.count ?? 0)
    reply.outputTokens = value["usage"]?["completion_tokens"]?.count ?? 0
    reply.tokens = ReplyToken.all(choice["logprobs"])
    reply.isCut = finish == "length" || finish == "max_tokens" || finish == "max_output_tokens"
    if let refusal = message?["refusal"]?.text, !refusal.isEmpty {
      reply.refusal = refusal
    } else if finish == "refusal" {
      reply.refusal = text.isEmpty ? "it gave no reason" : text
    } else if [
      "content_filter", "content-filter", "safety", "prohibited_content", "recitation", "blocklist",
      "guardrail_intervened",
    ]
    .contains(finish.split(separator: ":").first.map(String.init) ?? "") {
      reply.refusal = "the server's filter kept it back"
      reply.kind = .filtered
    } else if finish == "error" {
      throw NotAsked.declined(.failed, says: "the server broke the answer off: \(excerpt)", status: 200)
    }
    self.reply = reply
    let thinking = message?["reasoning_content"] ?? message?["reasoning"] ?? message?["thinking"]
    let hidden = value["usage"]?["completion_tokens_details"]?["reasoning_tokens"]?.count ?? 0
    let isPart = content?.list?.contains { $0["type"]?.text == "thinking" } ?? false
    hasThought =
      hidden > 0 || thinking?.text?.isEmpty == false || isPart || ReplyText.hasThinking(text)
  }
}
