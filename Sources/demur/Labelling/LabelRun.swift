import ArgumentParser
import Foundation
import ModelAnnotators
import Store
import Study
import Terminal

/// Asks a model about a study's instances and keeps what it answers.
struct LabelRun: Sendable {
  let file: StudyFile
  let server: ServerOptions
  let questions: QuestionOptions
  let faults: FaultOptions
  var batch = BatchOptions()

  func run() throws {
    let method = try questions.requiredMethod()
    // What is wrong with the wording or the subset is said before anybody is asked.
    _ = try questions.prompt(method)
    let total = try QuestionStream.count(file, questions, method)
    let progress = LabelProgress(total: total)
    let leniency = Leniency()
    let client = try server.client(note: { progress.note($0) }, say: { progress.tell($0) })
    do {
      let model = try Interruptible.run { try await ask(client, progress, leniency) }
      progress.finish()
      report(progress.counts, of: model)
      try finish(model, method)
    } catch let interrupted as Interruptible.Interrupted {
      progress.finish()
      throw Failure.stopped(
        "Stopped. \(progress.counts.answers) answers were kept; the same command goes on from here.", interrupted.code)
    } catch {
      progress.finish()
      if progress.counts.answers > 0 { Output.note("\(progress.counts.answers) answers were kept before this:") }
      throw error
    }
    let leftOut = leniency.leftOut
    guard let first = leftOut.first else { return }
    let what =
      leftOut.count == 1 ? "1 question got no answer and was" : "\(leftOut.count) questions got no answer and were"
    throw Failure.message("\(what) left out; the same command asks again. The first: \(first)")
  }

  private func ask(_ client: ServerClient, _ progress: LabelProgress, _ leniency: Leniency) async throws -> Annotator {
    let method = try questions.requiredMethod()
    progress.say("Looking what the server can do…")
    let server = try await ServerProbe.connect(
      client, driver: server.driver, model: server.model,
      needsScores: method == .perplexity || questions.decode == .score)
    let plan = try questions.plan(server.driver, served: server.facts.model)
    let name = ModelName.annotator(plan.model, method.family)
    let known = try file.annotator(named: name).flatMap { $0.kind == .model ? $0 : nil }
    let run = try modelRun(plan, server, known)
    if known == nil { try await ServerProbe.check(server, plan) }
    let model = try file.model(named: name)
    let keeping = try AnswerKeeping(file, plan, server, model, run, faults)
    progress.finish()
    Output.note(
      SafeText("Asking \(plan.model) at \(server.facts.place) (\(server.facts.engine) \(server.facts.version), ")
        + SafeText("driver \(server.driver.rawValue), template \(plan.template.rawValue)) for \(method.rawValue)."))
    let stream = QuestionStream(file, questions, method) { questions in
      let (left, tooLong) = try keeping.open(questions)
      progress.addEarlier(questions.count - left.count, tooLong: tooLong, isLast: !left.isEmpty)
      return left
    }
    // A server is not tried where a model that is known has nothing left to answer.
    if known != nil {
      guard try stream.hasMore() else { return model }
      try await ServerProbe.check(server, plan)
    }
    progress.begin()
    let ticking = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(1))
        progress.tick()
      }
    }
    defer { ticking.cancel() }
    try await BoundedRun.run(
      concurrency: self.server.concurrency, read: { try stream.next() },
      ask: { question in
        try keeping.streak.check()
        let answer = try await leniency.ask { try await plan.answer(question, on: server) }
        if let answer { keeping.streak.note([answer.answer]) }
        return answer
      },
      keep: { answers in
        let answers = answers.compactMap(\.self)
        guard !answers.isEmpty else { return }
        if try keeping.keep(answers) { progress.noteOther() }
        progress.add(answers)
        try keeping.streak.check()
      })
    return model
  }

  /// How the model is asked, with what is made of both orders of a pair.
  ///
  /// - Parameter known: the model, where the study has it already.
  func modelRun(_ plan: ModelPlan, _ server: any ModelServer, _ known: Annotator?) throws -> ModelRun {
    var run = plan.run(on: server)
    if let known { try checkSameWay(run, known, server) }
    if plan.method == .preference, questions.order == .both {
      let last = try known.map(file.modelRuns)?.compactMap(\.orders).last
      run.orders = questions.contradictions ?? last ?? .mean
    }
    return run
  }

  /// Labels of one annotator all come about in one way, or figures would mix what cannot be compared.
  func checkSameWay(_ run: ModelRun, _ model: Annotator, _ server: any ModelServer) throws {
    for earlier in try file.modelRuns(of: model) where earlier.method == run.method {
      let differences = [
        ("engine", earlier.engine != run.engine && earlier.engine != server.facts.formerEngine),
        ("server", earlier.host.map { $0 != run.host } ?? false), ("settings", earlier.settings != run.settings),
        ("model", earlier.servedAs != run.servedAs),
        ("driver", earlier.driver != run.driver), ("template", earlier.template != run.template),
        ("decode", earlier.decode != run.decode),
        ("temperature", earlier.temperature != run.temperature),
        ("--reason", (earlier.isExplained ?? false) != (run.isExplained ?? false)),
        ("wording", earlier.prompt != run.prompt || earlier.answers != run.answers),
      ].filter(\.1).map(\.0)
      guard differences.isEmpty else {
        throw Failure.message(
          "\(model.name) was asked for \(run.method.rawValue) with another \(differences.joined(separator: " and ")) before, "
            + "and labels of the two would mix. Give this run a name of its own: --name NAME.")
      }
    }
  }

  func report(_ counts: LabelCounts, of model: Annotator) {
    var parts = ["\(counts.answers) answers (\(counts.tokens) tokens read)"]
    if counts.earlierAnswers > 0 { parts.append("\(counts.earlierAnswers) were there already") }
    if counts.labels > 0 { parts.append("\(counts.labels) of them labels") }
    if questions.reason, counts.answers > 0 { parts.append("\(counts.explained) explained") }
    if counts.split > 0 { parts.append("\(counts.split) tokenised apart from their context") }
    if counts.tooLong > 0 { parts.append("\(counts.tooLong) skipped, longer than the model's window") }
    if counts.earlierTooLong > 0 { parts.append("\(counts.earlierTooLong) skipped earlier, longer than this window") }
    Output.done(SafeText("\(model.name): ") + SafeText(parts.joined(separator: ", ") + "."))
    if counts.explanationsCut > 0 {
      Output.line(
        SafeText(
          "\(counts.explanationsCut) explanations are cut to \(ModelExplanation.most) characters beside their labels; the whole "
            + "replies are kept."))
    }
    if counts.isAllTooLong {
      Output.error(
        "No label was made: every question is longer than the model's window. Give the server a larger one; the same command "
          + "asks again then.")
    }
    guard counts.invalid > 0 else { return }
    Output.done(
      SafeText(
        "\(counts.invalid) invalid\(Self.kinds(counts.kinds)) and no labels; the first: "
          + "\(counts.firstReason ?? "no reason").")
    )
  }

  /// ` (2 refused, 1 filtered)`; empty where no kind is known.
  static func kinds(_ kinds: [ModelAnswer.InvalidKind: Int]) -> String {
    let parts = ModelAnswer.InvalidKind.allCases.compactMap { kind in
      kinds[kind].map { "\($0) \(kind.words)" }
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  func finish(_ model: Annotator, _ method: ModelMethod) throws {
    if method == .perplexity { NormaliseText.write(try file.normalisePerplexities(of: model), of: model) }
    if method == .preference, let consistency = try OrderConsistency(file, model) {
      if questions.order == .both { try file.joinOrders(of: model) }
      Output.done(consistency.line)
    }
    for panel in try PanelRun.panels(of: model, file) {
      Output.line(
        SafeText("\(panel) has this model among its members; the same demur label panel takes in what came now."))
    }
  }
}
