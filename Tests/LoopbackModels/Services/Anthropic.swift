extension MockService {
  /// Anthropic's compatible address ignores the format, and answers as it likes.
  static let anthropic = MockService(
    name: "Anthropic", listing: nil, model: "claude-haiku",
    says: { $0.reply($0.format == "json_object" ? "```json\n\($0.answer)\n```" : $0.spoken) },
    filtered: .json(
      #"{"choices":[{"index":0,"finish_reason":"refusal","message":{"role":"assistant","content":"I can't help with that."}}]}"#
    ),
    tooLong: error(
      400, ["message": "prompt is too long: 210000 tokens > 200000 maximum", "type": "invalid_request_error"]),
    form: "json_object")
}
