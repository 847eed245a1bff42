import Study

/// A dialogue as one text.
enum DialogueText {
  /// For a question: who speaks, then what.
  static func shown(_ turns: [Turn]) -> String {
    turns.map { turn in
      let said = trimmed(turn.content)
      return turn.role == .text ? said : "\(speaker(turn.role)): \(said)"
    }.joined(separator: "\n\n")
  }

  /// As HH-RLHF writes it, ready for the response: `\n\nHuman: …\n\nAssistant:`.
  static func raw(_ turns: [Turn]) -> String {
    if turns.count == 1, turns[0].role == .text {
      let text = turns[0].content
      return text.isEmpty || text.last?.isWhitespace == true ? text : text + "\n\n"
    }
    return turns.map { "\n\n\(speaker($0.role)):" + withBlank($0.content) }.joined() + "\n\nAssistant:"
  }

  /// The response as it follows ``raw(_:)``.
  static func raw(response: String, after turns: [Turn]) -> String {
    turns.count == 1 && turns[0].role == .text ? response : withBlank(response)
  }

  static func trimmed(_ text: String) -> String { text.trimmingBlanks }

  /// HH-RLHF's texts keep the blank after the colon, others have none.
  private static func withBlank(_ text: String) -> String {
    text.isEmpty || text.first?.isWhitespace == true ? text : " " + text
  }

  private static func speaker(_ role: Role) -> String {
    switch role {
    case .user: "Human"
    case .assistant: "Assistant"
    case .system: "System"
    case .text: "Text"
    }
  }
}
