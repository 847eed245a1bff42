extension MockService {
  static let openAI = MockService(
    name: "OpenAI",
    listing:
      #"{"object":"list","data":[{"id":"gpt-4o-mini","owned_by":"system"},{"id":"o4-mini","owned_by":"system"}]}"#,
    model: "gpt-4o-mini",
    filtered: error(
      400,
      [
        "message": "Invalid prompt: your prompt was flagged as potentially violating our usage policy.",
        "type": "invalid_request_error", "code": "invalid_prompt",
      ]),
    form: "json_schema")

  /// Its models that think.
  static let openAIReasoning = MockService(
    name: "OpenAI, reasoning models", listing: openAI.listing, model: "thinker-mini",
    refuses: { asked in
      if asked.has("max_tokens") {
        return error(
          400,
          [
            "message":
              "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            "type": "invalid_request_error", "param": "max_tokens", "code": "unsupported_parameter",
          ])
      }
      guard asked.has("temperature") else { return nil }
      return error(
        400,
        [
          "message":
            "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
          "type": "invalid_request_error", "param": "temperature", "code": "unsupported_value",
        ])
    },
    form: "json_schema", leftOut: "max_tokens, temperature")
}
