import Study

/// In which of the forms that trainers read pairs are written: TRL's names for the keys.
package struct TrainingForm: Hashable, Sendable {
  package enum Text: String, Hashable, Sendable, CaseIterable {
    /// Lists of messages, to which a trainer applies a chat template.
    case messages
    /// Texts, dialogues in HH-RLHF's form.
    case text
  }

  package var text: Text
  /// Whether the prompt stands at the beginning of both answers in place of a key of its own.
  package var isImplicit: Bool
  /// A line a response, `prompt`, `completion`, `label`, instead of one a pair.
  package var isUnpaired: Bool

  package init(_ text: Text = .messages, isImplicit: Bool = false, isUnpaired: Bool = false) {
    self.text = text
    self.isImplicit = isImplicit
    self.isUnpaired = isUnpaired
  }

  /// Whether a chat template could not be applied to it.
  package func refuses(_ dialogue: TrainingDialogue) -> Bool { text == .messages && !dialogue.isAnswerable }

  /// The rows of a pair: one, or one a response.
  package func rows(_ dialogue: TrainingDialogue, _ facts: TrainingFacts) -> [TableRow] {
    guard isUnpaired else { return [pair(dialogue, facts)] }
    return [facts.pair.chosen, facts.pair.chosen.other].map { letter in
      var row = TableRow(facts.head + [("prompt", prompt(dialogue))])
      row.add("completion", answer(letter, of: dialogue))
      row.add("label", .flag(letter == facts.pair.chosen))
      row.add("response", .word(letter.rawValue))
      facts.add(to: &row)
      return row
    }
  }

  private func pair(_ dialogue: TrainingDialogue, _ facts: TrainingFacts) -> TableRow {
    var row = TableRow(facts.head + (isImplicit ? [] : [("prompt", prompt(dialogue))]))
    row.add("chosen", answer(facts.pair.chosen, of: dialogue))
    row.add("rejected", answer(facts.pair.chosen.other, of: dialogue))
    facts.add(to: &row)
    return row
  }

  private func prompt(_ dialogue: TrainingDialogue) -> TableRow.Cell {
    text == .messages ? .turns(dialogue.prompt) : .text(dialogue.promptText)
  }

  private func answer(_ letter: ResponseLetter, of dialogue: TrainingDialogue) -> TableRow.Cell {
    switch text {
    case .messages: .turns((isImplicit ? dialogue.prompt : []) + dialogue.answer(letter))
    case .text: .text((isImplicit ? dialogue.promptText : "") + dialogue.answerText(letter))
    }
  }
}
