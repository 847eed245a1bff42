extension MockService {
  /// vLLM behind a proxy that hands on the chat alone, and drops what OpenAI does not know.
  static let vllmProxy = MockService(
    name: "vLLM behind a proxy", path: "/team/llm",
    listing: #"{"object":"list","data":[{"id":"llama","owned_by":"vllm","max_model_len":8192}]}"#,
    model: "llama", isNamed: false,
    tooLong: error(
      400,
      [
        "message": "The decoder prompt (length 9000) is longer than the maximum model length of 8192.",
        "type": "BadRequestError",
      ]),
    form: "json_schema")
}
