extension MockService {
  /// A gateway that only streams.
  static let streaming = MockService(
    name: "a gateway that only streams", listing: nil, model: "m",
    refuses: { asked in
      asked.body["stream"] as? Bool == true
        ? nil : error(400, ["message": "This model only supports streaming: stream must be set to true."])
    },
    says: { asked in
      let pieces = asked.answer.map { String($0) }
      let events = pieces.map { piece in
        let text = piece == "\"" ? "\\\"" : piece == "\n" ? "\\n" : piece
        return #"data: {"choices":[{"index":0,"delta":{"content":"\#(text)"},"finish_reason":null}]}"#
      }
      let end = #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":7}}"#
      return .json(
        (events + [end, "data: [DONE]"]).joined(separator: "\n\n") + "\n\n",
        headers: ["Content-Type": "text/event-stream"])
    },
    form: "json_schema")
}
