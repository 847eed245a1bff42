import Basics

/// How a server is told which answers are legal: each engine has a name of its own for it, and ignores the others'.
enum ServerConstraint: String, Hashable, Sendable, CaseIterable {
  /// vLLM's.
  case choice
  /// vLLM's before 2025.
  case guided
  /// llama.cpp's.
  case grammar
  /// OpenAI's `response_format` with a schema.
  case schema
  /// OpenAI's `response_format` that asks for any object; the answers stand in the question.
  case object
  /// None: the answer is read out of what the model says.
  case free

  /// What an engine is told, the best first; what it refuses or ignores is followed by the next.
  static func forms(_ engine: String) -> [ServerConstraint] {
    switch engine {
    case "vllm": [.choice, .guided, .schema, .object, .free]
    case "llama.cpp": [.grammar, .schema, .object, .free]
    default: [.schema, .object, .free]
    }
  }

  /// The engine's own.
  init(engine: String) { self = Self.forms(engine)[0] }

  var name: String {
    switch self {
    case .choice: "structured_outputs"
    case .guided: "guided_choice"
    case .grammar: "a grammar"
    case .schema: "json_schema"
    case .object: "json_object"
    case .free: "free text"
    }
  }

  /// Names of what it sends.
  var members: Set<String> {
    switch self {
    case .choice: ["structured_outputs"]
    case .guided: ["guided_choice"]
    case .grammar: ["grammar"]
    case .schema, .object: ["response_format"]
    case .free: []
    }
  }

  func members(_ words: [String]) -> [String: JSONValue] {
    switch self {
    case .choice: ["structured_outputs": ["choice": .list(words.map(JSONValue.text))]]
    case .guided: ["guided_choice": .list(words.map(JSONValue.text))]
    case .grammar:
      ["grammar": .text("root ::= " + words.map { JSONValue.text($0).description }.joined(separator: " | "))]
    case .schema: ["response_format": ["type": "json_schema", "json_schema": Self.schema(words)]]
    case .object: ["response_format": ["type": "json_object"]]
    case .free: [:]
    }
  }

  /// What is added to a question; empty for nothing. A server that gives any object wants the word JSON in it.
  func request(_ words: [String]) -> String {
    guard self == .object else { return "" }
    let answers = words.map { JSONValue.text($0.trimmingBlanks).description }.joined(separator: ", ")
    return "\n\nReply with a JSON object that has one member, \"answer\": one of \(answers)."
  }

  private static func schema(_ words: [String]) -> JSONValue {
    [
      "name": "answer", "strict": true,
      "schema": [
        "type": "object", "additionalProperties": false, "required": ["answer"],
        "properties": ["answer": ["type": "string", "enum": .list(words.map { .text($0.trimmingBlanks) })]],
      ],
    ]
  }

  /// The answer in a reply, which under a schema is a JSON object.
  static func answer(in reply: String) -> String {
    let text = reply.trimmingBlanks
    return JSONValue(.init(text.utf8))?["answer"]?.text?.trimmingBlanks ?? text
  }
}
