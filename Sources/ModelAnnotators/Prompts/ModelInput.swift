import Study

/// How texts are laid out for a model.
package enum ModelTemplate: String, Hashable, Sendable, CaseIterable {
  /// Plain text: for base models, and what the paper seems to have used for perplexity.
  case raw
  /// The model's own template for dialogues.
  case chat
}

/// What stands before the text that a model is to continue.
package struct ModelInput: Hashable, Sendable {
  package var turns: [Turn]
  package var template: ModelTemplate
  package var kind: Kind
  /// How an answer is drawn; nil for the likeliest one.
  package var sampling: Sampling?
  /// Whether an explanation is to stand before the answer.
  package var isExplained = false
  /// Whether the question says which form its answer is to have; not where it is tried if a server keeps to one unsaid.
  var isFormSaid = true

  /// One of several answers that are drawn at random.
  package struct Sampling: Hashable, Sendable {
    /// Above 0.
    package var temperature: Double
    /// Which answer it is, from 0: each has a seed of its own.
    package var number: Int
  }

  package enum Kind: Hashable, Sendable {
    /// An instance's context.
    case context
    /// A question of ours.
    case question
    /// Any text, which goes on without a blank.
    case text
  }

  /// A question, as one turn of a person.
  package static func question(_ text: String, _ template: ModelTemplate) -> ModelInput {
    ModelInput(turns: [Turn(role: .user, content: text)], template: template, kind: .question)
  }

  /// The context that a response follows.
  package static func context(_ turns: [Turn], _ template: ModelTemplate) -> ModelInput {
    ModelInput(turns: turns, template: template, kind: .context)
  }

  /// Any text, to be gone on with.
  static func text(_ text: String) -> ModelInput {
    ModelInput(turns: [Turn(role: .text, content: text)], template: .raw, kind: .text)
  }

  /// With the form that an answer is to have, where that has to be said: always to a server that keeps to none by itself.
  func saying(_ constraint: ServerConstraint, _ words: [String]) -> ModelInput {
    isFormSaid || !constraint.holds ? adding(constraint.request(words, isExplained: isExplained)) : self
  }

  /// With some words more at its end.
  private func adding(_ words: String) -> ModelInput {
    guard !words.isEmpty, !turns.isEmpty else { return self }
    var input = self
    input.turns[turns.count - 1].content += words
    return input
  }

  /// The whole as plain text.
  var raw: String { kind == .context ? DialogueText.raw(turns) : turns.map(\.content).joined() }

  /// A text as it follows this: plain text is separated by a blank, a template ends where the answer begins.
  func following(_ text: String) -> String {
    switch template {
    case .chat: return DialogueText.trimmed(text)
    case .raw: break
    }
    switch kind {
    case .context: return DialogueText.raw(response: text, after: turns)
    case .question: return " " + text
    case .text: return text
    }
  }

  /// The turns as a chat takes them.
  var messages: [(role: String, content: String)] {
    turns.map { turn in
      switch turn.role {
      case .user, .text: ("user", DialogueText.trimmed(turn.content))
      case .assistant: ("assistant", DialogueText.trimmed(turn.content))
      case .system: ("system", DialogueText.trimmed(turn.content))
      }
    }
  }
}
