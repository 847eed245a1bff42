import Study
import Terminal

extension PlainAnnotate {
  /// A line that answers one of the study's own questions.
  mutating func answer(_ line: String, at time: Milliseconds) -> Outcome {
    // What was typed ahead answers nothing that was not heard.
    guard var form = questions, !attention.isGuarded(at: time) else {
      return .refuse(Self.cameTooEarly)
    }
    let outcome = form.take(line)
    questions = form
    switch outcome {
    case .say(let lines): return .say(lines)
    case .refuse(let line): return .refuse(line)
    case .leave: return PlainAnnotate.Outcome(lines: farewell, effects: [.leave])
    case .save(let answers): return .ask(.record(.answers(form.page, answers), on: nil))
    }
  }
}
