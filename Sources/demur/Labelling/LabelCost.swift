import ModelAnnotators
import Store
import Study
import Terminal

/// What a run would cost, without asking anybody.
enum LabelCost {
  static func lines(_ file: StudyFile, _ options: QuestionOptions) throws -> [SafeText] {
    let method = try options.requiredMethod()
    let prompt = try options.wording(method)
    let total = try QuestionStream.count(file, options, method)
    let answered = try answered(file, options, method)
    let stream = QuestionStream(file, options, method) { $0.filter { !answered.contains(Point($0)) } }
    var open = 0
    var bytes = 0
    while let questions = try stream.next() {
      open += questions.count
      bytes += questions.reduce(0) { $0 + size($1, prompt) }
    }
    let tokens = (bytes + 3) / 4
    var lines: [SafeText] = [
      "\(total) questions of \(method.rawValue), \(total - open) answered already, \(open) to ask.",
      "About \(tokens) tokens to read (taking 4 bytes for one), \(open > 0 ? tokens / open : 0) a question.",
    ]
    if method != .perplexity, options.decode != .engine {
      lines.append(
        "Scored answers are read up to \(method.choices.count) times: at most \(tokens * method.choices.count).")
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

  private struct Point: Hashable {
    var instance: InstanceKey
    var response: ResponseLetter?
    var firstShown: ResponseLetter?

    init(_ question: ModelQuestion) {
      instance = question.instance.key
      response = question.response
      firstShown = question.firstShown
    }

    init(_ answer: ModelAnswer) {
      instance = answer.instance
      response = answer.response
      firstShown = answer.firstShown
    }
  }

  /// Only where the model is named: without a server nobody knows what it would be.
  private static func answered(
    _ file: StudyFile, _ options: QuestionOptions, _ method: ModelMethod
  ) throws -> Set<Point> {
    guard let name = options.name,
      let model = try file.annotator(named: ModelName.annotator(name, method.family)), model.kind == .model
    else { return [] }
    var points: Set<Point> = []
    try file.modelAnswers(of: model) { _, answer in
      if answer.method == method { points.insert(Point(answer)) }
    }
    return points
  }
}
