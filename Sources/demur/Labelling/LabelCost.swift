import Basics
import Foundation
import ModelAnnotators
import Store
import Study
import Terminal

/// What a run would cost, without asking anybody.
enum LabelCost {
  static func lines(
    _ file: StudyFile, _ server: ServerOptions, _ options: QuestionOptions, _ batch: BatchOptions
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
    let plan = try options.plan(answered.server?.driver ?? server.driver ?? .chat, served: server.model ?? "")
    var lines: [SafeText] = [
      answered.unknown.map { why in
        SafeText("\(total) questions of \(method.rawValue); how many are answered already is not known: \(why)")
      } ?? "\(total) questions of \(method.rawValue), \(total - open) answered already, \(open) to ask.",
      "About \(tokens) tokens to read (taking 4 bytes for one), \(open > 0 ? tokens / open : 0) a question.",
    ]
    var most = tokens
    let isChat = answered.server?.driver == .chat || server.driver == .chat
    if let answers = prompt?.answers.count, options.decode != .engine, options.samples == nil, !options.reason, !isChat
    {
      most = tokens * answers
      lines.append("Scored answers are read up to \(answers) times: at most \(most).")
    }
    lines.append(requests(open, plan, answered.server))
    if let price = price(reads: tokens, most, open, plan, server, batch) { lines.append(price) }
    return lines + ["Nothing was asked and nothing was stored."]
  }

  /// Requests, beside a few by which the server is looked at before.
  private static func requests(_ open: Int, _ plan: ModelPlan, _ server: (any ModelServer)?) -> SafeText {
    let each = server?.requests(plan.method, plan.decode, choices: plan.choices.count) ?? 1...1
    let span = each.count == 1 ? "\(each.lowerBound)" : "\(each.lowerBound) to \(each.upperBound)"
    let all =
      each.count == 1 ? "\(open * each.lowerBound)" : "\(open * each.lowerBound) to \(open * each.upperBound)"
    let how = server.map { "driver \($0.driver.rawValue)" } ?? "a chat; another server is known when --server names it"
    return SafeText("\(all) requests, \(span) a question (\(how)), and some twenty at the start.")
  }

  /// A short answer as a JSON object, and three sentences before it.
  private static let answerTokens = 12
  private static let explanationTokens = 90

  private static func price(
    reads tokens: Int, _ most: Int, _ open: Int, _ plan: ModelPlan, _ server: ServerOptions, _ batch: BatchOptions
  ) -> SafeText? {
    guard batch.priceIn != nil || batch.priceOut != nil else { return nil }
    let (reading, writing) = (batch.priceIn ?? 0, batch.priceOut ?? 0)
    let each = answerTokens + (plan.isExplained ? explanationTokens : 0)
    let written = plan.method == .perplexity ? open : open * min(each, server.maxTokens ?? each)
    func cost(_ read: Int) -> String { NumberText.money((Double(read) * reading + Double(written) * writing) / 1e6) }
    let span = most > tokens ? "\(cost(tokens)) to \(cost(most))" : cost(tokens)
    return SafeText(
      "At \(reading) a million tokens read and \(writing) written: about \(span), with \(written) tokens written; a model that "
        + "thinks writes many more.")
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
