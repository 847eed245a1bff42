extension MockService {
  static let groq = MockService(
    name: "Groq", path: "/openai/v1",
    listing: #"{"object":"list","data":[{"id":"llama-3.1-8b-instant","owned_by":"Meta","context_window":131072}]}"#,
    model: "llama-3.1-8b-instant", isNamed: false,
    refuses: { asked in
      asked.format == "json_schema"
        ? error(
          400,
          [
            "message": "This model does not support response format `json_schema`.", "type": "invalid_request_error",
          ]) : nil
    },
    tooLong: error(
      413,
      [
        "message": "Request too large for model on tokens per minute (TPM): Limit 6000, Requested 9000.",
        "code": "rate_limit_exceeded",
      ]),
    form: "json_object")
}
