import Basics
import Interchange
import Sessions
import Store
import Study
import Terminal

/// Takes over answers of language models that were asked elsewhere, as if they had been asked here.
struct AnswerImport {
  private let path: String
  private let rows: [AnswerRow]
  /// What panels said, by what they are called: it follows from their members.
  private var panels: [InstanceKey: (count: Int, members: String?)] = [:]

  /// nil where the files hold something else.
  init?(_ paths: [String]) throws {
    guard let path = try paths.first(where: { try AnswerFile.isOne($0) }) else { return nil }
    guard paths.count == 1 else {
      throw Failure.usage("\(path): holds models' answers. Import one such file at a time.")
    }
    self.path = path
    let all = try AnswerFile.read(path: path)
    guard !all.isEmpty else { throw Failure.file(path, "has no answers. Nothing was imported.") }
    rows = all.filter { $0.driver != PanelName.driver }
    for row in all where row.driver == PanelName.driver {
      let known = panels[InstanceKey(row.model)]
      panels[InstanceKey(row.model)] = ((known?.count ?? 0) + 1, known?.members ?? row.servedAs)
    }
    guard !rows.isEmpty else {
      throw Failure.file(
        path,
        "has answers of panels alone, which follow from their members'. Import those, then make the panel again: "
          + "demur label panel. Nothing was imported.")
    }
  }

  /// What one annotator was asked by one method.
  private struct Asked: Hashable {
    let model: InstanceKey
    let method: ModelMethod
  }

  func run(_ file: StudyFile) throws {
    try checkInstances(file)
    var groups: [Asked: [AnswerRow]] = [:]
    var order: [Asked] = []
    for row in rows {
      let asked = Asked(model: InstanceKey(row.model), method: row.method)
      if groups[asked] == nil { order.append(asked) }
      groups[asked, default: []].append(row)
    }
    for asked in order { try check(groups[asked] ?? [], asked, in: file) }
    for asked in order { try take(groups[asked] ?? [], asked, into: file) }
    for (name, panel) in panels.sorted(by: { $0.key < $1.key }) {
      let members = panel.members.map { " (\($0))" } ?? ""
      Output.done(
        SafeText(
          "Left out: \(counted(panel.count, "answer")) of the panel \(name)\(members), which follow from its members'. Make it "
            + "again: demur label panel \(name) MODEL MODEL MODEL."))
    }
  }

  private func checkInstances(_ file: StudyFile) throws {
    var known: [InstanceKey: TextFingerprint?] = [:]
    for row in rows {
      if known[row.instance] == nil {
        guard let instance = try file.instance(row.instance) else {
          throw Failure.file(
            path, line: row.line,
            "the study has no instance \"\(row.instance)\". Import it first; nothing of the file was imported."
          )
        }
        known[row.instance] = .some(instance.fingerprint)
      }
      if let theirs = row.fingerprint, let ours = known[row.instance] ?? nil, ours != theirs {
        throw Failure.file(
          path, line: row.line,
          "the study has other texts of \"\(row.instance)\" than those that were asked about. Nothing of "
            + "the file was imported.")
      }
    }
  }

  /// A model says one thing of one question.
  private func check(_ rows: [AnswerRow], _ asked: Asked, in file: StudyFile) throws {
    let wordings = Set(rows.map(\.wording))
    guard wordings.count == 1 else {
      throw Failure.file(
        path,
        "\(asked.model) was asked for \(asked.method.rawValue) in several wordings, and their labels would mix. Call it "
          + "otherwise for each; nothing was imported.")
    }
    guard let model = try file.annotator(named: name(asked)) else { return }
    guard model.kind == .model else { throw Failure.file(path, "\(model.name) is a person of this study.") }
    for run in try file.modelRuns(of: model) where run.method == asked.method {
      guard run.isFromElsewhere, run.wording == rows.first?.wording else {
        throw Failure.file(
          path,
          "\(asked.model) was asked for \(asked.method.rawValue) here or in another wording, and imported answers would "
            + "mix with those. Call it otherwise in the file; nothing was imported.")
      }
    }
    var known: [Point: ModelAnswer] = [:]
    try file.modelAnswers(of: model) { _, answer in
      if answer.method == asked.method { known[Point(answer)] = answer }
    }
    for row in rows {
      let answer = answer(row)
      guard let before = known[Point(answer)], before.outcome != answer.outcome else { continue }
      throw Failure.file(
        path, line: row.line,
        "\(asked.model) has another answer of \(row.instance) already, and answers are never changed. Call "
          + "the model otherwise; nothing was imported.")
    }
  }

  private struct Point: Hashable {
    let instance: InstanceKey
    let response: ResponseLetter?
    let firstShown: ResponseLetter?
    let sample: Int

    init(_ answer: ModelAnswer) {
      (instance, response, firstShown) = (answer.instance, answer.response, answer.firstShown)
      sample = answer.sample ?? 0
    }
  }

  private func name(_ asked: Asked) -> String { ModelName.annotator(asked.model.text, asked.method.family) }

  private func answer(_ row: AnswerRow) -> ModelAnswer {
    let (outcome, kind) = ForeignReply.outcome(row)
    let sample = row.sample.flatMap { $0 > 0 ? "sample \($0) " : nil } ?? ""
    var answer = ModelAnswer(
      key: "import \(sample)\(row.method.rawValue) \(row.response?.rawValue ?? "-") "
        + "\(row.firstShown?.rawValue ?? "-") \(row.instance)",
      instance: row.instance, method: row.method, response: row.response, firstShown: row.firstShown,
      outcome: outcome, invalidKind: kind)
    answer.promptTokens = row.promptTokens
    answer.seconds = row.seconds
    answer.givenAt = row.at?.timeIntervalSince1970
    answer.sample = row.sample
    answer.explanation = row.explanation.flatMap(ModelExplanation.kept)?.text
    return answer
  }

  /// What all rows say; empty where they differ or say nothing.
  private static func only(_ values: [String?]) -> String {
    let all = Set(values)
    return all.count == 1 ? values.first.flatMap(\.self) ?? "" : ""
  }

  private func take(_ rows: [AnswerRow], _ asked: Asked, into file: StudyFile) throws {
    let model = try file.model(named: name(asked))
    let run = try file.beginModelRun(
      ModelRun(
        model: asked.model.text, servedAs: rows.first?.servedAs ?? asked.model.text,
        engine: rows.first?.engine ?? "import", engineVersion: Self.only(rows.map(\.engineVersion)), window: nil,
        method: asked.method, driver: ModelRun.elsewhere, template: Self.only(rows.map(\.template)),
        decode: Self.only(rows.map(\.decode)), prompt: "", wording: rows.first?.wording),
      of: model)
    // Where a pair was asked about in one order only, that is its label, whichever the order was.
    let inDataOrder = Set(rows.filter { $0.firstShown != .b }.map(\.instance))
    let alone = Set(rows.map(\.instance)).subtracting(inDataOrder)
    var (count, invalid) = (0, 0)
    for start in stride(from: 0, to: rows.count, by: 500) {
      let answers = rows[start..<min(start + 500, rows.count)].map(answer)
      invalid += answers.count { if case .invalid = $0.outcome { true } else { false } }
      count += try file.keep(answers, of: run, by: model, alone: alone)
    }
    let earlier = count == rows.count ? "" : ", \(rows.count - count) were there already"
    let without = invalid == 0 ? "" : "; \(invalid) of the file's are invalid, and no labels"
    Output.done(SafeText("\(model.name): \(count) answers of \(asked.method.rawValue) imported\(earlier)\(without)."))
    switch asked.method {
    case .perplexity: NormaliseText.write(try file.normalisePerplexities(of: model), of: model)
    case .preference:
      if let consistency = try OrderConsistency(file, model) {
        try file.joinOrders(of: model)
        Output.done(consistency.line)
      }
    case .rating, .difficultySingle, .difficultyPreference: break
    }
  }
}
