extension MockService {
  static let ollama = MockService(
    name: "Ollama",
    listing:
      #"{"object":"list","data":[{"id":"llama3.2:3b","object":"model","owned_by":"library"},{"id":"qwen3:8b","object":"model","owned_by":"library"}]}"#,
    model: "qwen3:8b", keyHeader: nil,
    says: { asked in
      // It thinks unless it is told not to.
      asked.body["reasoning_effort"] as? String == "none"
        ? asked.reply(asked.answer) : asked.reply(asked.answer, ["reasoning": "Let me see."])
    },
    tooLong: error(400, ["message": "input length exceeds the context length", "type": "api_error"]),
    form: "json_schema", leftOut: "thinking")
}
