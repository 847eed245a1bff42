import Study
import Terminal

/// The study's own questions, before the first label and after the last.
extension AnnotateScreen {
  /// The page of questions that the stage shows, if it shows one.
  var questions: QuestionForm? {
    get { if case .questions(let form) = content { form } else { nil } }
    set { if let newValue, case .questions = content { content = .questions(newValue) } }
  }

  mutating func handle(_ key: Key, on form: QuestionForm, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    // Enter that is held, or was meant for the text before, passes over no question.
    if key == .enter, let haste = haste(at: time), haste == .early || haste == .repeated {
      notice = .droppedKey(key.shortName, haste)
      return []
    }
    var form = form
    let outcome = form.handle(key)
    questions = form
    switch outcome {
    case .stay: return []
    case .leave: return [.leave]
    case .refused:
      notice = .refusal("That key does nothing here: \(form.table.footer(columns: 80)).")
      return []
    case .save(let answers): return [.ask(.record(.answers(form.page, answers), on: nil))]
    }
  }
}
