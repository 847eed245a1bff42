import Basics
import Foundation
import Interchange
import ModelAnnotators
import Store
import Study
import Terminal

/// Questions written to a file for a service that answers them by and by, and its answers read back: hundreds of thousands
/// without a connection held.
struct LabelBatch {
  let run: LabelRun

  private struct Setting {
    var plan: ModelPlan
    var server: any ModelServer
    var method: ModelMethod
    var run: ModelRun
    var name: String
    /// The model, where the study has it already.
    var known: Annotator?
  }

  private func setting() throws -> Setting {
    let method = try run.questions.requiredMethod()
    guard method != .perplexity else {
      throw Failure.usage(
        "a batch answers questions, and perplexity asks none. Use a server that gives log-probabilities.")
    }
    guard let model = run.server.model else {
      throw Failure.usage("no model. Name the one that is to answer the batch with --model.")
    }
    guard run.questions.decode != .score, run.questions.template != .raw, run.server.driver ?? .chat == .chat else {
      throw Failure.usage(
        "a batch is a chat's: it takes neither --decode score nor --template raw nor another --driver.")
    }
    let client = try run.server.client(at: run.server.address ?? "http://localhost", note: { _ in }, say: { _ in })
    let server = BatchFile.server(client, model: model, isNamed: run.server.address != nil)
    let plan = try run.questions.plan(.chat, served: model)
    let name = ModelName.annotator(plan.model, method.family)
    let known = try run.file.annotator(named: name).flatMap { $0.kind == .model ? $0 : nil }
    return Setting(
      plan: plan, server: server, method: method, run: try run.modelRun(plan, server, known), name: name, known: known)
  }

  func write(to path: String) throws {
    let setting = try setting()
    let total = try QuestionStream.count(run.file, run.questions, setting.method)
    let known = setting.known
    let isRepeated = try known.map { try run.file.hasRepeatedQuestions(of: $0) } ?? false
    let stream = QuestionStream(run.file, run.questions, setting.method) { questions in
      guard let known else { return questions }
      return try AnswerKeeping.open(
        questions, run.file, setting.plan, setting.server, known, run.faults.again, isRepeated: isRepeated
      ) { _, _ in }.left
    }
    var count = 0
    let file = try OutputFile(path, force: run.batch.force, inputs: [run.file.path])
    while let questions = try stream.next() {
      for question in questions {
        let key = setting.plan.key(question, on: setting.server)
        guard let line = BatchFile.line(question, setting.plan, on: setting.server, key: key) else { continue }
        try file.write(line + "\n")
        count += 1
      }
    }
    try file.finish()
    guard path != "-" else { return }
    Output.done(
      SafeText("\(count) questions written, \(total - count) were answered already. Send ")
        + SafeText(path) + " to the service, and read its answers with the same options and --batch-in FILE.")
  }

  func read(from path: String) throws {
    let setting = try setting()
    let total = try QuestionStream.count(run.file, run.questions, setting.method)
    var replies: [String: BatchFile.Reply] = [:]
    var failed = 0
    var firstFailure: String?
    try TextLines.each(path) { line, number in
      guard let reply = BatchFile.Reply(line: line) else {
        throw Failure.message("\(path):\(number): this is no line of a batch's answers: a JSON object with custom_id.")
      }
      if let why = reply.failure {
        failed += 1
        firstFailure = firstFailure ?? why
      } else {
        replies[reply.key] = reply
      }
    }
    let model = try run.file.model(named: setting.name)
    let keeping = try AnswerKeeping(run.file, setting.plan, setting.server, model, setting.run, run.faults)
    let progress = LabelProgress(total: total)
    let stream = QuestionStream(run.file, run.questions, setting.method) { questions in
      let (left, tooLong) = try keeping.open(questions)
      progress.addEarlier(questions.count - left.count, tooLong: tooLong, isLast: false)
      return left
    }
    var used = 0
    while let questions = try stream.next() {
      let answers = try questions.compactMap { question -> AskedAnswer? in
        guard let reply = replies[setting.plan.key(question, on: setting.server)] else { return nil }
        return try setting.plan.answer(question, on: setting.server) { try reply.said() }
      }
      guard !answers.isEmpty else { continue }
      used += answers.count
      _ = try keeping.keep(answers)
      progress.add(answers)
    }
    progress.finish()
    run.report(progress.counts, of: model)
    try run.finish(model, setting.method)
    let strange = replies.count - used - progress.counts.earlier
    if strange > 0 {
      Output.note(
        "\(strange) answers belong to no open question of this model, method, wording and these settings: "
          + "name them as for --batch-out.")
    }
    if let firstFailure {
      throw Failure.message(
        "\(failed) questions got no answer from the service; --batch-out writes them again. The first: \(firstFailure)")
    }
  }
}
