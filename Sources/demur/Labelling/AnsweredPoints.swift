import ArgumentParser
import ModelAnnotators
import Store
import Study

/// What a model has answered already, as far as the model can be known without asking it anything.
struct AnsweredPoints: Sendable {
  private var points: Set<Point> = []
  /// Why it cannot be known which model would be asked, and what to do about it.
  private(set) var unknown: String?
  /// Who would be asked; nil where no server is named, or where it does not answer.
  private(set) var server: (any ModelServer)?

  init(_ file: StudyFile, _ server: ServerOptions, _ options: QuestionOptions, _ method: ModelMethod) throws {
    var byModel: [String: Set<Point>] = [:]
    try file.modelAnswers { model, answer in
      // Where the window is not known, what was too long is asked again.
      if answer.method == method, !answer.isTooLongForUnknownWindow {
        byModel[model.name, default: []].insert(Point(answer))
      }
    }
    let found = try Self.server(server, options, method)
    if case .success(let found) = found { self.server = found }
    // Where no model has answers it is no matter which one it would be.
    guard !byModel.isEmpty else { return }
    switch Self.name(server, options, found) {
    case .success(let name): points = byModel[ModelName.annotator(name, method.family)] ?? []
    case .failure(let why): unknown = why.text
    }
  }

  private static func name(
    _ server: ServerOptions, _ questions: QuestionOptions, _ found: Result<any ModelServer, Unknown>
  ) -> Result<String, Unknown> {
    if let name = questions.name { return .success(name) }
    if let model = server.model { return .success(ModelName.short(model)) }
    return found.map { ModelName.short($0.facts.model) }
  }

  func contains(_ question: ModelQuestion) -> Bool { points.contains(Point(question)) }

  private struct Unknown: Error {
    var text: String
  }

  /// The server as a run would find it: it is asked for its models, and no model anything.
  private static func server(
    _ options: ServerOptions, _ questions: QuestionOptions, _ method: ModelMethod
  ) throws -> Result<any ModelServer, Unknown> {
    guard options.address != nil else {
      return .failure(Unknown(text: "no model is named. Name one with --server, --model or --name."))
    }
    let client = try options.client()
    do {
      return .success(
        try Interruptible.run {
          try await ServerProbe.connect(
            client, driver: options.driver, model: options.model,
            needsScores: method == .perplexity || questions.decode == .score)
        })
    } catch let interrupted as Interruptible.Interrupted {
      throw ExitCode(interrupted.code)
    } catch let error as ModelError {
      return .failure(Unknown(text: "\(error) Or name the model with --model or --name."))
    }
  }

  private struct Point: Hashable {
    var instance: InstanceKey
    var response: ResponseLetter?
    var firstShown: ResponseLetter?
    var sample: Int?

    init(_ question: ModelQuestion) {
      instance = question.instance.key
      response = question.response
      firstShown = question.firstShown
      sample = question.sample
    }

    init(_ answer: ModelAnswer) {
      instance = answer.instance
      response = answer.response
      firstShown = answer.firstShown
      sample = answer.sample
    }
  }
}
