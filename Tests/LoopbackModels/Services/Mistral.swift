extension MockService {
  /// It calls the seed random_seed, and refuses what it does not know.
  static let mistral = MockService(
    name: "Mistral",
    listing: #"{"object":"list","data":[{"id":"mistral-small","owned_by":"mistralai","max_context_length":32768}]}"#,
    model: "mistral-small", isNamed: false,
    refuses: { asked in
      asked.has("seed")
        ? .json(
          #"{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs are not permitted","input":1}]},"type":"invalid_request_error","code":null}"#,
          status: 422) : nil
    },
    // Its models that think answer in parts.
    says: { asked in
      asked.reply(
        "",
        [
          "content": [
            ["type": "text", "text": asked.answer] as [String: Any]
          ]
        ])
    },
    tooLong: .json(
      #"{"object":"error","message":"Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length","type":"invalid_request_prompt","code":3051}"#,
      status: 400),
    form: "json_schema", leftOut: "seed")
}
