import Basics

/// How an engine is told which answers are legal: each has a name of its own for it, and ignores the others'.
enum ServerConstraint {
  case vllm
  case llama
  /// OpenAI's `response_format`.
  case schema

  init(engine: String) {
    switch engine {
    case "vllm": self = .vllm
    case "llama.cpp": self = .llama
    default: self = .schema
    }
  }

  func members(_ words: [String]) -> [String: JSONValue] {
    switch self {
    case .vllm: ["structured_outputs": ["choice": .list(words.map(JSONValue.text))]]
    case .llama:
      ["grammar": .text("root ::= " + words.map { JSONValue.text($0).description }.joined(separator: " | "))]
    case .schema: ["response_format": ["type": "json_schema", "json_schema": Self.schema(words)]]
    }
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
