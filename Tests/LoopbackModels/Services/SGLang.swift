extension MockService {
  static let sglang = MockService(
    name: "SGLang", path: "", chat: "/v1/chat/completions",
    listing: nil, model: "qwen", isNamed: true, keyHeader: nil,
    tooLong: .json(
      #"{"object":"error","message":"The input (9000 tokens) is longer than the model's context length (8192 tokens).","code":400}"#,
      status: 400),
    form: "json_schema")
}
