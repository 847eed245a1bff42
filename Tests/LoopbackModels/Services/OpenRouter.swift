extension MockService {
  static let openRouter = MockService(
    name: "OpenRouter", path: "/api/v1",
    listing: #"{"data":[{"id":"meta/llama","context_length":8192},{"id":"qwen/qwen","context_length":8192}]}"#,
    model: "meta/llama:free",
    filtered: .json(
      #"{"error":{"code":403,"message":"meta/llama requires moderation. Your input was flagged for \"violence\".","metadata":{"reasons":["violence"],"flagged_input":"…"}}}"#,
      status: 403),
    // What goes wrong at the model's own provider comes with 200.
    tooLong: .json(
      #"{"error":{"code":400,"message":"This endpoint's maximum context length is 8192 tokens. However, you requested about 9000 tokens."}}"#
    ),
    form: "json_schema")
}
