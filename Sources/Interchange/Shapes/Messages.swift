import Basics
import Study

/// Dialogues as others write them: lists of messages with a role and content, ShareGPT's `from` and `value`, one text, or
/// a text with HH-RLHF's markers.
enum Messages {
  static func turns(_ value: JSONValue, _ key: String) throws(LineFault) -> [Turn] {
    switch value {
    case .text(let text):
      return try written(text).map { value throws(LineFault) in try turns(value, key) } ?? Transcript.prompt(text)
    case .list(let messages):
      var turns: [Turn] = []
      for (index, message) in messages.enumerated() { turns.append(try turn(message, "\(key).\(index)")) }
      return turns
    case .object: return [try turn(value, key)]
    default: throw .wrongKind(key, expected: "a text, or a list of messages")
    }
  }

  /// A dialogue that a file holds as a text, in JSON or as Python prints it; nil where the text is nothing of the kind.
  static func written(_ text: String) -> JSONValue? {
    guard let value = CellValue.value(text), CellValue.isDialogue(value) else { return nil }
    return value
  }

  static func turn(_ value: JSONValue, _ key: String) throws(LineFault) -> Turn {
    let fields = try Fields(value, path: key + ".")
    let (roleKey, contentKey) = fields.has("from") ? ("from", "value") : ("role", "content")
    let name = try fields.text(roleKey)
    guard let role = role(name) else { throw .unknownRole(name) }
    guard let content = content(fields[contentKey]) else {
      // A call of a tool has no content of its own.
      if fields[contentKey] == nil, let calls = fields["tool_calls"]?.list {
        return Turn(role: role, content: calls.map(call).joined(separator: "\n"))
      }
      throw fields[contentKey] == nil
        ? .missingKeys(["\(key).\(contentKey)"])
        : .wrongKind("\(key).\(contentKey)", expected: "a text, or a list of parts")
    }
    return Turn(role: role, content: content)
  }

  /// A call of a tool in a line: its name and arguments, or all that is said of it where they are elsewhere.
  private static func call(_ value: JSONValue) -> String {
    let function = value["function"] ?? value
    guard let name = function["name"]?.text else { return value.description }
    let arguments = function["arguments"]
    return "\(name)(\(arguments?.text ?? arguments?.description ?? ""))"
  }

  /// A text, or the texts of parts, of which others (pictures, sounds) are named by their type.
  static func content(_ value: JSONValue?) -> String? {
    switch value {
    case .text(let text)?: return text
    case .list(let parts)?:
      var texts: [String] = []
      for part in parts {
        guard let text = part.text ?? part["text"]?.text ?? part["type"]?.text.map({ "[\($0)]" }) else { return nil }
        texts.append(text)
      }
      return texts.joined(separator: "\n")
    default: return nil
    }
  }

  /// Who speaks, by any of the names in use.
  static func role(_ name: String) -> Role? {
    switch name.lowercased() {
    case "user", "human", "prompter", "instruction", "question": .user
    case "assistant", "gpt", "bot", "model", "ai", "chatgpt", "bing", "bard", "chosen", "rejected", "answer": .assistant
    case "system", "developer": .system
    case "text", "tool", "function", "function_call", "observation", "ipython", "environment": .text
    default: nil
    }
  }

  /// What two dialogues have in common, and how each goes on; nil where one does not go on.
  static func split(_ one: [Turn], _ other: [Turn]) -> (context: [Turn], first: String, second: String)? {
    guard let common = common(one, other) else { return nil }
    return (Array(one[..<common]), rest(one[common...]), rest(other[common...]))
  }

  /// How many turns two dialogues begin with alike, of which each goes on; nil where one does not go on.
  static func common(_ one: [Turn], _ other: [Turn]) -> Int? {
    let most = min(one.count, other.count) - 1
    guard most >= 0 else { return nil }
    var common = 0
    while common < most, isSame(one[common], other[common]) { common += 1 }
    return common
  }

  /// The turns that follow as one response: alone as it is, several with the speakers' names.
  static func rest(_ turns: ArraySlice<Turn>) -> String {
    if turns.count == 1, let only = turns.first { return only.content }
    return turns.map { turn in
      let speaker =
        switch turn.role {
        case .user: "Human"
        case .assistant: "Assistant"
        case .system: "System"
        case .text: "Tool"
        }
      return "\(speaker): \(turn.content)"
    }.joined(separator: "\n\n")
  }

  static func isSame(_ one: Turn, _ other: Turn) -> Bool {
    one.role == other.role && one.content.utf8.elementsEqual(other.content.utf8)
  }
}

extension Transcript {
  /// The turns of a prompt: by HH-RLHF's markers where it has them, otherwise one turn of the user. Empty where it is empty.
  static func prompt(_ text: String) -> [Turn] {
    let turns = context(text)
    guard turns.count == 1, turns[0].role == .text else { return turns }
    return [Turn(role: .user, content: text)]
  }
}

extension [Turn] {
  /// Behind the words of a system, where there are any.
  func behind(system: String?) -> [Turn] {
    guard let system, !system.isEmpty else { return self }
    return [Turn(role: .system, content: system)] + self
  }
}

extension Fields {
  /// A text that is no dialogue itself; nil for anything else.
  func plainText(_ key: String) -> String? { self[key]?.text.flatMap { Messages.written($0) == nil ? $0 : nil } }

  /// Turns, as a list of messages or a text.
  func turns(_ key: String) throws(LineFault) -> [Turn] {
    guard let value = self[key] else { throw .missingKeys([path + key]) }
    return try Messages.turns(value, path + key)
  }
}
