import Interchange
import ModelAnnotators
import Study

/// Reads replies of a file that does not say what was read out of them.
enum ForeignReply {
  /// What the reply of such a row comes to; the row's own outcome where it is said, or where the question's words are not known.
  static func outcome(_ row: AnswerRow) -> (outcome: ModelAnswer.Outcome, kind: ModelAnswer.InvalidKind?) {
    guard row.isUnread, case .invalid(let reply, _) = row.outcome, let choices = choices(row) else {
      return (row.outcome, row.invalidKind)
    }
    switch AnswerReader(choices).read(reply) {
    case .answer(let number):
      return (.choice(ChoiceAnswer(word: choices[number].word, value: choices[number].value, reply: reply)), nil)
    case .none(let kind, let why): return (.invalid(reply: reply, why: why), kind)
    }
  }

  /// The words of the row's wording; those of all of demur's where it names none, and nil where it is somebody's own.
  private static func choices(_ row: AnswerRow) -> [ModelMethod.Choice]? {
    let wordings =
      row.wording.map { name in PromptWording.allCases.filter { $0.rawValue == name } } ?? PromptWording.allCases
    var found: [ModelMethod.Choice] = []
    for wording in wordings {
      guard let prompt = try? wording.prompt(for: row.method) else { continue }
      found += prompt.answers.filter { !found.contains($0) }
    }
    return found.isEmpty ? nil : found
  }
}
