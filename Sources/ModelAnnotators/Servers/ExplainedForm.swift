import Basics

/// The form of a reply that explains its answer before it gives it: what a server is told, and what the question says.
enum ExplainedForm {
  // In the order in which they are wanted: a server keeps to that of the schema, whose members are sent by the alphabet.
  static let explanation = "explanation"
  static let verdict = "verdict"
  /// Tokens of such a reply where an author names no number.
  static let tokens = 512

  static func schema(_ words: [String]) -> JSONValue {
    [
      "type": "object", "additionalProperties": false, "required": [.text(explanation), .text(verdict)],
      "properties": .object([
        explanation: ["type": "string"],
        verdict: ["type": "string", "enum": .list(words.map { .text($0.trimmingBlanks) })],
      ]),
    ]
  }

  /// The same in llama.cpp's grammar, which knows no order but the one that it is written in.
  ///
  /// - Parameter opening: what the object begins with, a brace and what may stand before it.
  static func grammar(_ words: [String], opening: String = "{") -> String {
    func literal(_ text: String) -> String { JSONValue.text(text).description }
    let answers = words.map { literal(JSONValue.text($0.trimmingBlanks).description) }.joined(separator: " | ")
    return """
      root ::= \(literal(opening + "\"\(explanation)\": \"")) char+ \(literal("\", \"\(verdict)\": ")) verdict "}"
      char ::= [^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F])
      verdict ::= \(answers)
      """
  }

  /// What is added to a question.
  ///
  /// - Parameter isObject: whether a JSON object is wanted; free text ends with a line of the verdict.
  static func request(_ words: [String], isObject: Bool) -> String {
    let answers = words.map { JSONValue.text($0.trimmingBlanks).description }.joined(separator: ", ")
    guard isObject else {
      return
        "\n\nExplain your answer first, in one to three sentences. Then end with a line of its own: \"Verdict:\" and one of "
        + "\(answers)."
    }
    return
      "\n\nReply with a JSON object that has two members: first \"\(explanation)\", one to three sentences that explain "
      + "your answer; then \"\(verdict)\", one of \(answers)."
  }
}
