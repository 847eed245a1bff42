extension MockService {
  static let together = MockService(
    name: "Together", listing: #"[{"id":"meta-llama/Llama-3","object":"model","context_length":8192}]"#,
    model: "meta-llama/Llama-3", isNamed: false,
    tooLong: error(
      422,
      [
        "message":
          "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens",
        "type": "invalid_request_error",
      ]),
    form: "json_schema")
}
