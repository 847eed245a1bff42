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
    case .guided: ["guided_choice", "guided_json"]
    case .grammar: ["grammar"]
    case .schema, .object: ["response_format"]
    case .free: []
    }
  }

  /// Whether a server that takes it gives nothing but one of the words, whatever the question says.
  var holds: Bool { self != .object && self != .free }

  /// - Parameter isExplained: whether an explanation is to stand before the answer.
  func members(_ words: [String], isExplained: Bool = false) -> [String: JSONValue] {
    switch self {
    case .choice where isExplained: ["structured_outputs": ["json": ExplainedForm.schema(words)]]
    case .choice: ["structured_outputs": ["choice": .list(words.map(JSONValue.text))]]
    case .guided where isExplained: ["guided_json": ExplainedForm.schema(words)]
    case .guided: ["guided_choice": .list(words.map(JSONValue.text))]
    case .grammar where isExplained: ["grammar": .text(ExplainedForm.grammar(words))]
    case .grammar: ["grammar": .text(Self.grammar(of: words))]
    case .schema:
      [
        "response_format": [
          "type": "json_schema",
          "json_schema": [
            "name": "answer", "strict": true,
            "schema": isExplained ? ExplainedForm.schema(words) : Self.schema(words),
          ],
        ]
      ]
    case .object: ["response_format": ["type": "json_object"]]
    case .free: [:]
    }
  }

  /// What is added to a question; empty for nothing. A server that gives any object wants the word JSON in it.
  func request(_ words: [String], isExplained: Bool = false) -> String {
    if isExplained { return ExplainedForm.request(words, isObject: self != .free) }
    guard self == .object else { return "" }
    let answers = words.map { JSONValue.text($0.trimmingBlanks).description }.joined(separator: ", ")
    return "\n\nReply with a JSON object that has one member, \"answer\": one of \(answers)."
  }

  /// One of these words in llama.cpp's grammar.
  static func grammar(of words: [String]) -> String {
    "root ::= " + words.map { JSONValue.text($0).description }.joined(separator: " | ")
  }

  private static func schema(_ words: [String]) -> JSONValue {
    [
      "type": "object", "additionalProperties": false, "required": ["answer"],
      "properties": ["answer": ["type": "string", "enum": .list(words.map { .text($0.trimmingBlanks) })]],
    ]
  }

  /// The answer in a reply, which under a schema is a JSON object.
  static func answer(in reply: String) -> String {
    let text = reply.trimmingBlanks
    let object = JSONValue(.init(text.utf8))
    return (object?["answer"] ?? object?[ExplainedForm.verdict])?.text?.trimmingBlanks ?? text
  }
}
