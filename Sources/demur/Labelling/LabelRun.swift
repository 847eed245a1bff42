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

  func run() throws {
    let method = try questions.requiredMethod()
    // What is wrong with the wording or the subset is said before anybody is asked.
    _ = try questions.prompt(method)
    let total = try QuestionStream.count(file, questions, method)
    let progress = LabelProgress(total: total)
    let leniency = Leniency()
    let client = try server.client { progress.note($0) }
    do {
      let model = try Interruptible.run { try await ask(client, progress, leniency) }
      progress.finish()
      report(progress.counts, of: model)
      try finish(model, method)
    } catch let interrupted as Interruptible.Interrupted {
      progress.finish()
      Output.error("Stopped. \(progress.counts.answers) answers were kept; the same command goes on from here.")
      throw ExitCode(interrupted.code)
    } catch {
      progress.finish()
      if progress.counts.answers > 0 { Output.error("\(progress.counts.answers) answers were kept before this:") }
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
    let run = plan.run(on: server)
    let name = ModelName.annotator(plan.model, method.family)
    if let known = try file.annotator(named: name), known.kind == .model { try checkSameWay(run, known) }
    try await ServerProbe.check(server, plan)
    let model = try file.model(named: name)
    let runID = try file.beginModelRun(run, of: model)
    progress.finish()
    Output.error(
      SafeText("Asking \(plan.model) at \(server.facts.place) (\(server.facts.engine) \(server.facts.version), ")
        + SafeText("driver \(server.driver.rawValue), template \(plan.template.rawValue)) for \(method.rawValue)."))
    let stream = QuestionStream(file, questions, method) { questions in
      let keys = questions.map { plan.key($0, on: server) }
      let answered = try file.answered(keys, by: model)
      let tooLong = try file.tooLong(keys, for: server.facts.window, of: model).subtracting(answered)
      let left = zip(questions, keys).filter { !answered.contains($0.1) && !tooLong.contains($0.1) }.map(\.0)
      progress.addEarlier(questions.count - left.count, tooLong: tooLong.count)
      return left
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
      ask: { question in try await leniency.ask { try await plan.answer(question, on: server) } },
      keep: { answers in
        let answers = answers.compactMap(\.self)
        guard !answers.isEmpty else { return }
        let new = try file.keep(answers.map(\.answer), of: runID, by: model)
        // What nobody states the window for is asked again on purpose.
        if new < answers.count(where: { !$0.answer.isTooLongForUnknownWindow }) { progress.noteOther() }
        progress.add(answers)
      })
    return model
  }

  /// Labels of one annotator all come about in one way, or figures would mix what cannot be compared.
  private func checkSameWay(_ run: ModelRun, _ model: Annotator) throws {
    for earlier in try file.modelRuns(of: model) where earlier.method == run.method {
      let differences = [
        ("engine", earlier.engine != run.engine), ("model", earlier.servedAs != run.servedAs),
        ("driver", earlier.driver != run.driver), ("template", earlier.template != run.template),
        ("decode", earlier.decode != run.decode),
        ("wording", earlier.prompt != run.prompt || earlier.answers != run.answers),
      ].filter(\.1).map(\.0)
      guard differences.isEmpty else {
        throw Failure.message(
          "\(model.name) was asked for \(run.method.rawValue) with another \(differences.joined(separator: " and ")) before, "
            + "and labels of the two would mix. Give this run a name of its own: --name NAME.")
      }
    }
  }

  private func report(_ counts: LabelCounts, of model: Annotator) {
    var parts = ["\(counts.answers) answers (\(counts.tokens) tokens read)"]
    if counts.earlierAnswers > 0 { parts.append("\(counts.earlierAnswers) were there already") }
    if counts.labels > 0 { parts.append("\(counts.labels) of them labels") }
    if counts.split > 0 { parts.append("\(counts.split) tokenised apart from their context") }
    if counts.tooLong > 0 { parts.append("\(counts.tooLong) skipped, longer than the model's window") }
    if counts.earlierTooLong > 0 { parts.append("\(counts.earlierTooLong) skipped earlier, longer than this window") }
    Output.done(SafeText("\(model.name): ") + SafeText(parts.joined(separator: ", ") + "."))
    if counts.isAllTooLong {
      Output.error(
        "No label was made: every question is longer than the model's window. Give the server a larger one; the same command "
          + "asks again then.")
    }
    guard counts.invalid > 0 else { return }
    Output.line(
      SafeText("\(counts.invalid) invalid and no labels; the first: \(counts.firstReason ?? "no reason")."))
  }

  private func finish(_ model: Annotator, _ method: ModelMethod) throws {
    if method == .perplexity { NormaliseText.write(try file.normalisePerplexities(of: model), of: model) }
    if method == .preference, let consistency = try OrderConsistency(file, model) { Output.line(consistency.line) }
  }
}
