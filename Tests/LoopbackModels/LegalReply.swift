import Foundation

/// What a model says that keeps to the legal answers: the first of them, after an explanation where one is wanted.
enum LegalReply {
  static let explanation = "It answers what was asked. Nothing Poor is in it."

  /// Under a JSON schema; nil where that allows no answer.
  static func text(_ schema: [String: Any]?) -> String? {
    let members = schema?["properties"] as? [String: Any]
    for name in ["verdict", "answer"] {
      guard let words = (members?[name] as? [String: Any])?["enum"] as? [String], let first = words.first else {
        continue
      }
      return object(first, isExplained: members?["explanation"] != nil)
    }
    return nil
  }

  /// Under llama.cpp's grammar; nil where that wants no explanation.
  static func text(grammar: String) -> String? {
    guard grammar.hasPrefix("root ::= "), grammar.contains("char+"), grammar.contains(#"\"explanation\": \""#),
      let first = grammar.firstMatch(of: /verdict ::= "\\"([^"\\]+)\\""/)
    else { return nil }
    return object(String(first.1), isExplained: true)
  }

  static func object(_ word: String, isExplained: Bool, further: String = "") -> String {
    isExplained
      ? "{\"explanation\": \"\(explanation)\", \"verdict\": \"\(word)\"\(further)}"
      : "{\"answer\": \"\(word)\"\(further)}"
  }
}
