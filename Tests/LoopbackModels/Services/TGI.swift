extension MockService {
  /// Hugging Face's text-generation-inference.
  static let tgi = MockService(
    name: "TGI", path: "", chat: "/v1/chat/completions",
    listing: nil, model: "tgi", keyHeader: nil,
    refuses: { asked in
      asked.format == "json_object"
        ? .json(
          #"{"error":"Failed to deserialize: response_format: missing field `value`","error_type":"Input validation error"}"#,
          status: 422)
        : nil
    },
    tooLong: .json(
      #"{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8192. Given: 9000 `inputs` tokens and 64 `max_new_tokens`","error_type":"validation"}"#,
      status: 422),
    form: "json_schema")
}
