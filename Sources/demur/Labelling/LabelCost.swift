import ModelAnnotators
import Store
import Study
import Terminal

/// What a run would cost, without asking anybody.
enum LabelCost {
  static func lines(
    _ file: StudyFile, _ server: ServerOptions, _ options: QuestionOptions
  ) throws -> [SafeText] {
    let method = try options.requiredMethod()
    let prompt = try options.prompt(method)
    let total = try QuestionStream.count(file, options, method)
    let answered = try AnsweredPoints(file, server, options, method)
    let stream = QuestionStream(file, options, method) { $0.filter { !answered.contains($0) } }
    var open = 0
    var bytes = 0
    while let questions = try stream.next() {
      open += questions.count
      bytes += questions.reduce(0) { $0 + size($1, prompt) }
    }
    let tokens = (bytes + 3) / 4
    var lines: [SafeText] = [
      answered.unknown.map { why in
        SafeText("\(total) questions of \(method.rawValue); how many are answered already is not known: \(why)")
      } ?? "\(total) questions of \(method.rawValue), \(total - open) answered already, \(open) to ask.",
      "About \(tokens) tokens to read (taking 4 bytes for one), \(open > 0 ? tokens / open : 0) a question.",
    ]
    if let answers = prompt?.answers.count, options.decode != .engine {
      lines.append("Scored answers are read up to \(answers) times: at most \(tokens * answers).")
    }
    return lines + ["Nothing was asked and nothing was stored."]
  }

  /// Bytes to read.
  private static func size(_ question: ModelQuestion, _ prompt: Prompt?) -> Int {
    let instance = question.instance
    let responses =
      question.response.map { instance.response($0).utf8.count }
      ?? instance.responseA.utf8.count + instance.responseB.utf8.count
    let context = instance.context.reduce(0) { $0 + $1.content.utf8.count + 13 }
    return context + (prompt?.text.utf8.count ?? 0) + responses
  }
}
