import Interchange
import Store
import Study
import Terminal

/// Takes over scores that were computed elsewhere, as if their models had been asked here.
struct ScoreImport {
  let path: String

  func run(_ file: StudyFile) throws {
    let rows = try ScoresCSV.read(path: path)
    guard !rows.isEmpty else { throw Failure.file(path, "has no scores. Nothing was imported.") }
    var known: Set<InstanceKey> = []
    for row in rows where !known.contains(row.instance) {
      guard try file.instance(row.instance) != nil else {
        throw Failure.file(
          path, line: row.line,
          "the study has no instance \"\(row.instance)\". Import it first; nothing of the file was imported."
        )
      }
      known.insert(row.instance)
    }
    var byModel: [InstanceKey: [ScoreRow]] = [:]
    var order: [InstanceKey] = []
    for row in rows {
      if byModel[InstanceKey(row.model)] == nil { order.append(InstanceKey(row.model)) }
      byModel[InstanceKey(row.model), default: []].append(row)
    }
    for model in order { try check(byModel[model] ?? [], of: model.text, in: file) }
    for model in order { try take(byModel[model] ?? [], of: model.text, into: file) }
  }

  /// One response has one perplexity of a model.
  private func check(_ rows: [ScoreRow], of name: String, in file: StudyFile) throws {
    guard let model = try file.annotator(named: ModelName.annotator(name, .perplexity)) else { return }
    guard model.kind == .model else { throw Failure.file(path, "\(model.name) is a person of this study.") }
    if try file.modelRuns(of: model).contains(where: { !$0.isFromElsewhere }) {
      throw Failure.file(
        path,
        "\(name) was asked for perplexities here, and imported ones would mix with them. "
          + "Call it otherwise in the file; nothing was imported.")
    }
    var scores: [Point: PerplexityScore] = [:]
    try file.modelAnswers(of: model) { _, answer in
      guard case .perplexity(let score) = answer.outcome, let response = answer.response else { return }
      scores[Point(instance: answer.instance, response: response)] = score
    }
    for row in rows {
      guard let score = scores[Point(instance: row.instance, response: row.response)],
        score.logprob != row.logprob || score.tokens != row.tokens
      else { continue }
      throw Failure.file(
        path, line: row.line,
        "\(name) has another score of response \(row.response.rawValue) of \(row.instance) already, "
          + "and scores are never changed. Call the model otherwise; nothing was imported.")
    }
  }

  private struct Point: Hashable {
    var instance: InstanceKey
    var response: ResponseLetter
  }

  private func take(_ rows: [ScoreRow], of name: String, into file: StudyFile) throws {
    let model = try file.model(named: ModelName.annotator(name, .perplexity))
    let run = try file.beginModelRun(
      ModelRun(
        model: name, servedAs: name, engine: "import", engineVersion: "", window: nil, method: .perplexity,
        driver: ModelRun.elsewhere, template: "", decode: "", prompt: ""),
      of: model)
    var count = 0
    for start in stride(from: 0, to: rows.count, by: 500) {
      let answers = rows[start..<min(start + 500, rows.count)].map { row in
        ModelAnswer(
          key: "import \(row.response.rawValue) \(row.logprob) \(row.tokens) \(row.instance)", instance: row.instance,
          method: .perplexity, response: row.response, firstShown: nil,
          outcome: .perplexity(PerplexityScore(logprob: row.logprob, tokens: row.tokens, bytes: 0)))
      }
      count += try file.keep(answers, of: run, by: model)
    }
    let earlier = count == rows.count ? "" : ", \(rows.count - count) were there already"
    Output.done(SafeText("\(model.name): \(count) scores imported\(earlier)."))
    NormaliseText.write(try file.normalisePerplexities(of: model), of: model)
  }
}
