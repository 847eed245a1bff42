extension MockService {
  static let lmStudio = MockService(
    name: "LM Studio",
    listing: #"{"object":"list","data":[{"id":"gemma-3-4b","object":"model","owned_by":"organization_owner"}]}"#,
    model: "gemma-3-4b", isNamed: false, keyHeader: nil,
    refuses: { asked in
      asked.format == "json_object"
        ? .json(#"{"error":"'response_format.type' must be 'json_schema' or 'text'"}"#, status: 400) : nil
    },
    tooLong: .json(
      #"{"error":"Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough."}"#,
      status: 400),
    form: "json_schema")
}
