import ModelAnnotators
import Store
import Study
import Synchronization

/// What of a run's questions is still to be asked, and the keeping of their answers. A class, since what reads on and what
/// keeps run side by side.
final class AnswerKeeping: Sendable {
  let model: Annotator
  let streak: InvalidStreak
  private let file: StudyFile
  private let plan: ModelPlan
  private let server: any ModelServer
  private let run: ActID
  private let again: FaultOptions.Again?
  /// Whether some were asked once more by an earlier run.
  private let isRepeated: Bool
  /// How often questions under way had been asked, where an author asks them once more.
  private let repetitions = Mutex<[String: Int]>([:])

  init(
    _ file: StudyFile, _ plan: ModelPlan, _ server: any ModelServer, _ model: Annotator, _ run: ModelRun,
    _ faults: FaultOptions
  ) throws {
    var run = run
    run.again = faults.again?.rawValue
    self.file = file
    self.plan = plan
    self.server = server
    self.model = model
    self.run = try file.beginModelRun(run, of: model)
    again = faults.again
    isRepeated = try file.hasRepeatedQuestions(of: model)
    streak = InvalidStreak(most: faults.invalidInARow)
  }

  /// Those of some questions that are to be asked, and how many of the others were too long.
  func open(_ questions: [ModelQuestion]) throws -> (left: [ModelQuestion], tooLong: Int) {
    try Self.open(questions, file, plan, server, model, again, isRepeated: isRepeated) { key, asked in
      repetitions.withLock { $0[key] = asked }
    }
  }

  static func open(
    _ questions: [ModelQuestion], _ file: StudyFile, _ plan: ModelPlan, _ server: any ModelServer, _ model: Annotator,
    _ again: FaultOptions.Again?, isRepeated: Bool, repeated: (String, Int) -> Void
  ) throws -> (left: [ModelQuestion], tooLong: Int) {
    let keys = questions.map { plan.key($0, on: server) }
    var answered = try file.answered(keys, by: model, isRepeated: isRepeated)
    if server.facts.formerEngine != nil {
      let former = questions.map { plan.formerKey($0, on: server) ?? "" }
      let found = try file.answered(former, by: model, isRepeated: isRepeated)
      for (key, earlier) in zip(keys, former) where found.contains(earlier) { answered.insert(key) }
    }
    let open = zip(questions, keys).filter { !answered.contains($0.1) }
    var tooLong = try file.tooLong(open.map(\.1), for: server.facts.window, of: model)
    if let again {
      let unanswered = try file.unanswered(keys, by: model, windows: [server.facts.window, nil])
      for (key, last) in unanswered where again.includes(last.answer.outcome) {
        repeated(key, last.asked)
        answered.remove(key)
        tooLong.remove(key)
      }
    }
    let left = zip(questions, keys).compactMap { question, key -> ModelQuestion? in
      guard !answered.contains(key), !tooLong.contains(key) else { return nil }
      var question = question
      question.key = key
      return question
    }
    return (left, tooLong.count)
  }

  /// - Returns: whether somebody else kept one of them in the meantime.
  func keep(_ answers: [AskedAnswer]) throws -> Bool {
    let answers = repetitions.withLock { repetitions in
      answers.map { asked in
        var answer = asked.answer
        answer.repetition = repetitions.removeValue(forKey: answer.key)
        return answer
      }
    }
    let new = try file.keep(answers, of: run, by: model)
    // What nobody states the window for is asked again on purpose.
    return new < answers.count { !$0.isTooLongForUnknownWindow || $0.repetition != nil }
  }
}
