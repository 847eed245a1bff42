import Basics
import Foundation

/// A reply that comes as a stream of events (`data: {…}`), put together to what it would be in one piece: some servers only
/// stream.
enum EventStream {
  /// nil where the bytes are no such stream, or one that broke off within an event.
  static func value(_ body: Data) -> JSONValue? {
    let text = String(decoding: body, as: UTF8.self)
    var events: [JSONValue] = []
    var isStream = false
    var isTorn = false
    // A text may hold other line ends, which end no event.
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }) where line.hasPrefix("data:") {
      isStream = true
      let data = line.dropFirst(5).drop(while: \.isWhitespace)
      if data == "[DONE]" { break }
      let event = ForgivingJSON.value(Data(data.utf8))
      isTorn = event == nil && data.hasPrefix("{")
      if let event { events.append(event) }
    }
    guard isStream, !isTorn else { return nil }
    return whole(events)
  }

  private static func whole(_ events: [JSONValue]) -> JSONValue {
    var content = ""
    var reasoning = ""
    var refusal = ""
    var text = ""
    var finish: JSONValue = .null
    var isChat = false
    var hasChoice = false
    var all: [String: JSONValue] = [:]
    for event in events {
      if let error = event["error"], error != .null { all["error"] = error }
      if let usage = event["usage"], usage != .null { all["usage"] = usage }
      guard let choice = event["choices"]?[0] else { continue }
      hasChoice = true
      if let piece = choice["delta"] ?? choice["message"] {
        isChat = true
        content += ReplyContent.text(piece["content"])
        reasoning += piece["reasoning_content"]?.text ?? piece["reasoning"]?.text ?? ""
        refusal += piece["refusal"]?.text ?? ""
      }
      text += choice["text"]?.text ?? ""
      if let reason = choice["finish_reason"], reason != .null { finish = reason }
    }
    guard hasChoice else { return .object(all) }
    var choice: [String: JSONValue] = ["finish_reason": finish]
    if isChat {
      var message: [String: JSONValue] = ["role": "assistant", "content": .text(content)]
      if !reasoning.isEmpty { message["reasoning_content"] = .text(reasoning) }
      if !refusal.isEmpty { message["refusal"] = .text(refusal) }
      choice["message"] = .object(message)
    } else {
      choice["text"] = .text(text)
    }
    all["choices"] = [.object(choice)]
    return .object(all)
  }
}

/// What a message contains: a text, or parts of which some are texts.
enum ReplyContent {
  /// The texts, without thinking.
  static func text(_ content: JSONValue?) -> String {
    switch content {
    case .text(let text): text
    case .list(let parts): parts.map(part).joined()
    default: ""
    }
  }

  private static func part(_ part: JSONValue) -> String {
    if let text = part.text { return text }
    let kind = part["type"]?.text ?? "text"
    guard kind == "text" || kind == "output_text" else { return "" }
    return part["text"]?.text ?? part["text"]?["value"]?.text ?? part["content"]?.text ?? ""
  }
}
