extension MockService {
  /// A gateway that takes a message in parts only.
  static let parts = MockService(
    name: "a gateway that wants parts", listing: nil, model: "m",
    refuses: { asked in
      asked.isInParts
        ? nil
        : error(422, ["message": "messages[0].content: Input should be a valid list", "type": "invalid_request_error"])
    },
    says: { asked in
      asked.reply("", ["content": [["type": "text", "text": asked.answer] as [String: Any]]])
    },
    form: "json_schema")
}
