extension MockService {
  /// The address has no version, and works with one and without.
  static let deepSeek = MockService(
    name: "DeepSeek", path: "",
    listing:
      #"{"object":"list","data":[{"id":"deepseek-chat","owned_by":"deepseek"},{"id":"deepseek-reasoner","owned_by":"deepseek"}]}"#,
    model: "deepseek-chat",
    refuses: { asked in
      if asked.format == "json_schema" {
        return error(
          400,
          [
            "message": "This response_format type is unavailable now", "type": "invalid_request_error",
            "code": "invalid_request_error",
          ])
      }
      guard asked.format == "json_object", !asked.text.lowercased().contains("json") else { return nil }
      return error(
        400,
        ["message": "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'."])
    },
    filtered: error(400, ["message": "Content Exists Risk", "type": "invalid_request_error"]), form: "json_object")
}
