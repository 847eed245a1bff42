extension MockService {
  /// Google's compatible address. Its errors come in a list.
  static let gemini = MockService(
    name: "Gemini", path: "/v1beta/openai",
    listing:
      #"{"object":"list","data":[{"id":"models/gemini-flash","owned_by":"google"},{"id":"models/gemini-pro","owned_by":"google"}]}"#,
    model: "gemini-flash",
    refuses: { asked in
      asked.has("seed")
        ? .json(
          #"[{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"seed\": Cannot find field.","status":"INVALID_ARGUMENT"}}]"#,
          status: 400) : nil
    },
    // What is kept back has a choice without a message.
    filtered: .json(#"{"choices":[{"finish_reason":"content_filter","index":0,"message":{"role":"assistant"}}]}"#),
    tooLong: .json(
      #"[{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}]"#,
      status: 400),
    form: "json_schema", leftOut: "seed")
}
