import Study
import Terminal

/// The study's own questions as lines, one at a time; each may be left empty.
struct PlainQuestions: Equatable, Sendable {
  enum Outcome: Equatable, Sendable {
    case say([SafeText])
    case refuse(SafeText)
    case leave
    case save([String: String])
  }

  let page: QuestionPage
  let questions: [StudyQuestion]
  /// The question that an answer is awaited to; after the last, whether all is right.
  private(set) var place = 0
  private var answers: [String: String] = [:]

  init(_ page: QuestionPage, _ questions: [StudyQuestion]) {
    self.page = page
    self.questions = questions
  }

  var hasAnswers: Bool { !answers.isEmpty }

  var beginning: [SafeText] {
    let when: SafeText = page == .before ? "before you begin" : "at the end"
    return [
      "",
      "\(questions.count == 1 ? "A question" : "\(questions.count) questions") \(when). Enter leaves one empty; back goes to the one before, "
        + "again repeats it, q leaves. Anything else is your answer.",
    ] + current
  }

  /// The question that waits for an answer.
  var current: [SafeText] {
    guard questions.indices.contains(place) else { return [Self.end] }
    let question = questions[place]
    let text = question.text.split(whereSeparator: \.isNewline).map { SafeText($0) }
    let number: SafeText = "\(place + 1) of \(questions.count):"
    var lines = ["\(number) \(text.first ?? "")"] + text.dropFirst()
    lines += question.choices.enumerated().map { "\($0 + 1) \($1)" }
    if !question.choices.isEmpty { lines.append("Type a number, or Enter.") }
    if let answer = answers[question.id] { lines.append("You said: \(answer). - takes it away.") }
    return lines
  }

  static let end: SafeText = "That was the last. Enter saves your answers, back goes to the last question."

  mutating func take(_ line: String) -> Outcome {
    let typed = line.trimmedForReading
    switch PlainWord.folded(typed) {
    case "q", "quit": return .leave
    case "again", "?", "help": return .say(current)
    case "back":
      guard place > 0 else { return .refuse("This is the first one.") }
      place -= 1
      return .say(current)
    default: break
    }
    guard questions.indices.contains(place) else { return typed.isEmpty ? .save(answers) : .refuse(Self.end) }
    let question = questions[place]
    if typed == "-" {
      answers[question.id] = nil
    } else if !typed.isEmpty {
      guard let answer = Self.answer(typed, to: question) else {
        return .refuse("Type a number from 1 to \(question.choices.count), or Enter to leave it empty.")
      }
      answers[question.id] = answer
    }
    place += 1
    return .say(current)
  }

  /// What was typed, or the choice that it names by its number or its words; nil where there is none.
  private static func answer(_ typed: String, to question: StudyQuestion) -> String? {
    guard !question.choices.isEmpty else { return String(typed.prefix(NoteEditor.limit)) }
    if let number = Int(typed), question.choices.indices.contains(number - 1) { return question.choices[number - 1] }
    return question.choices.first { PlainWord.folded($0) == PlainWord.folded(typed) }
  }
}
