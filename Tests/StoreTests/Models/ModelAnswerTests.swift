import GRDB
import Study
import Testing

@testable import Store

@Suite struct ModelAnswerTests {
  static let run = ModelRun(
    model: "toy", servedAs: "toy.gguf", engine: "llama.cpp", engineVersion: "b1", window: 100, method: .rating,
    driver: "llama", template: "raw", decode: "score", prompt: "{{context}} {{response}}")

  static func rating(_ index: Int, _ response: ResponseLetter, _ value: Int) -> ModelAnswer {
    ModelAnswer(
      key: "rating \(index) \(response.rawValue)", instance: InstanceKey("h-\(index)"), method: .rating,
      response: response, firstShown: nil,
      outcome: .choice(ChoiceAnswer(word: ModelMethod.rating.choices[value - 1].word, value: value)))
  }

  static func perplexity(_ index: Int, _ response: ResponseLetter, _ value: Double) -> ModelAnswer {
    ModelAnswer(
      key: "perplexity \(index) \(response.rawValue)", instance: InstanceKey("h-\(index)"), method: .perplexity,
      response: response, firstShown: nil,
      outcome: .perplexity(PerplexityScore(logprob: -value * 4, tokens: 4, bytes: 12)))
  }

  static func preference(_ index: Int, _ first: ResponseLetter, _ value: Int) -> ModelAnswer {
    ModelAnswer(
      key: "preference \(index) \(first.rawValue)", instance: InstanceKey("h-\(index)"), method: .preference,
      response: nil, firstShown: first,
      outcome: .choice(ChoiceAnswer(word: ModelMethod.preference.choices[value + 2].word, value: value)))
  }

  private func labels(_ study: TemporaryStudy, _ occasions: Set<Occasion> = [.original]) throws -> [String] {
    var found: [String] = []
    try study.file.labels(occasions) { row in
      guard row.annotator.kind == .model else { return }
      let value =
        switch row.label {
        case .rating(let rating): String(rating.rawValue)
        case .preference(let label): String(label.combined)
        }
      found.append("\(row.work.instance)\(row.work.response?.rawValue ?? "") \(value)")
    }
    return found
  }

  @Test func `answers are labels of the model, once, however often they are kept`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy (zero-shot)")
    let run = try study.file.beginModelRun(Self.run, of: model)
    let answers = [Self.rating(0, .a, 4), Self.rating(0, .b, 2), Self.rating(2, .a, 1)]
    #expect(try study.file.keep(answers, of: run, by: model) == 3)
    #expect(try study.file.keep(answers + [Self.rating(1, .a, 5)], of: run, by: model) == 1)
    #expect(try labels(study) == ["h-0A 4", "h-0B 2", "h-1A 5", "h-2A 1"])
    #expect(try study.file.beginModelRun(Self.run, of: model) == run)
    #expect(try study.file.answered(["rating 0 A"], by: model) == ["rating 0 A"])
    #expect(try study.file.answered(["rating 2 B"], by: model).isEmpty)
    #expect(try study.file.verify() == [])
    var progress: [Int] = []
    for summary in try study.file.annotators() where summary.annotator.kind == .model {
      progress.append(summary.progress[.single]?.total ?? 0)
    }
    #expect(progress == [4])
  }

  @Test func `what is invalid, too long or a difficulty is kept and is no label`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    var answers = [Self.rating(0, .a, 4), Self.rating(0, .b, 4), Self.rating(1, .a, 4)]
    answers[0].outcome = .invalid(reply: "I'd rather not", why: "none of the legal answers")
    answers[1].outcome = .tooLong(window: 100)
    answers[2].method = .difficultySingle
    #expect(try study.file.keep(answers, of: run, by: model) == 3)
    #expect(try labels(study) == [])
    var kept: [ModelAnswer] = []
    try study.file.modelAnswers { kept.append($1) }
    #expect(kept == answers)
    #expect(try study.file.answered(["rating 0 B"], by: model).isEmpty)
    #expect(try study.file.tooLong(["rating 0 B"], for: 100, of: model) == ["rating 0 B"])
    #expect(try study.file.tooLong(["rating 0 B"], for: 200, of: model).isEmpty)
    #expect(try study.file.tooLong(["rating 0 B"], for: nil, of: model).isEmpty)
    #expect(try study.file.verify() == [])
  }

  @Test func `the other order is the same work served again`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    // A_2 with B standing first means that B is much better.
    try study.file.keep([Self.preference(0, .b, -2), Self.preference(0, .a, 1)], of: run, by: model)
    #expect(try labels(study) == ["h-0 1"])
    #expect(try labels(study, [.repeat]) == ["h-0 2"])
    #expect(try study.file.verify() == [])
  }

  @Test func `both orders make one label, by the rule, and the answers stay`() throws {
    let study = try TemporaryStudy(instances: 5)
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    // Of each pair what is said with A and with B standing first, in the data's own letters.
    let said = [(1, 2), (-2, 1), (0, -1), (2, 2)]
    for (index, both) in said.enumerated() {
      try study.file.keep(
        [Self.preference(index, .a, both.0), Self.preference(index, .b, -both.1)], of: run, by: model)
    }
    try study.file.keep([Self.preference(4, .a, 1)], of: run, by: model)
    let first = try study.file.joinOrders(of: model)
    #expect(first.pairs == 4 && first.contradictions == 1 && first.changed == 3)
    #expect(try labels(study) == ["h-0 2", "h-1 -1", "h-2 -1", "h-3 2", "h-4 1"])
    #expect(try study.file.joinOrders(of: model).changed == 0)
    #expect(try study.file.joinOrders(of: model, rule: OrderRule.none).changed == 1)
    #expect(try labels(study) == ["h-0 2", "h-1 0", "h-2 -1", "h-3 2", "h-4 1"])
    #expect(try labels(study, [.repeat]) == ["h-0 2", "h-1 1", "h-2 -1", "h-3 2"])
    #expect(try study.file.verify() == [])
    try study.file.close()
    try TamperedFile.change(
      study.path, "UPDATE event SET payload = replace(payload, '\"orders\":\"none\"', '\"orders\":\"mean\"')")
    let found = try study.reopened().verify().map(\.why)
    #expect(found.contains { $0.contains("is not the label that its model answered") }, "\(found)")
  }

  @Test func `what a model said for a label stands beside it on the page of its instance`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    var (rating, first, second) = (Self.rating(0, .a, 4), Self.preference(0, .a, 1), Self.preference(0, .b, -1))
    rating.explanation = "It is kind."
    first.explanation = "A is short."
    second.explanation = "B is short."
    try study.file.keep([rating, Self.rating(0, .b, 2), first, second], of: run, by: model)
    try study.file.joinOrders(of: model)
    let (_, cursor) = try study.file.review(ReviewPerspective(author: "ann"))
    let standings = try #require(try study.file.dossier(0, cursor)).labels.filter { $0.label != nil }
    let said = standings.map { standing in
      let on = standing.work.response?.rawValue ?? standing.circumstances?.firstShown?.rawValue ?? ""
      return "\(standing.work.formulation.rawValue) \(on) \(standing.explanation ?? "-")"
    }
    #expect(
      Set(said) == ["single A It is kind.", "single B -", "preference A A is short.", "preference B B is short."],
      "\(said)")
    #expect(try study.file.verify() == [])
  }

  @Test func `answers come with how they were asked for, and which are in force`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    var run = Self.run
    run.wording = "paper"
    let id = try study.file.beginModelRun(run, of: model)
    var invalid = Self.rating(0, .a, 4)
    invalid.outcome = .invalid(reply: "hm", why: "none of the legal answers")
    var again = Self.rating(0, .a, 4)
    again.repetition = 1
    (again.promptTokens, again.seconds) = (31, 0.25)
    try study.file.keep([invalid], of: id, by: model)
    var repeating = run
    repeating.again = "invalid"
    let second = try study.file.beginModelRun(repeating, of: model)
    try study.file.keep([again, Self.rating(0, .b, 2)], of: second, by: model)
    var records: [ModelAnswerRecord] = []
    try study.file.modelAnswerRecords { records.append($0) }
    #expect(records.map(\.isCurrent) == [false, true, true])
    #expect(records.map(\.answer) == [invalid, again, Self.rating(0, .b, 2)])
    #expect(records.map(\.runID) == [id.rawValue, second.rawValue, second.rawValue])
    #expect(records.allSatisfy { $0.run?.wording == "paper" && $0.annotator.name == "toy" })
  }

  @Test func `a pair that was asked about with B first alone has its label by that`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    try study.file.keep(
      [Self.preference(0, .b, -2), Self.preference(1, .b, 1)], of: run, by: model, alone: [InstanceKey("h-0")])
    #expect(try labels(study) == ["h-0 2"])
    #expect(try study.file.verify() == [])
  }

  @Test func `perplexities become labels by quantiles, and are cut anew when there are more`() throws {
    let study = try TemporaryStudy(instances: 10)
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    // Mean log-probabilities, so perplexities are e^0.1 … e^1.
    func answers(_ indices: Range<Int>) -> [ModelAnswer] {
      indices.flatMap { [Self.perplexity($0, .a, 0), Self.perplexity($0, .b, Double($0 + 1) / 10)] }
    }
    try study.file.keep(answers(0..<5), of: run, by: model)
    let first = try study.file.normalisePerplexities(of: model)
    #expect(first.labels == 5 && first.changed == 5 && first.areNew)
    #expect(try labels(study) == ["h-0 0", "h-1 -1", "h-2 -1", "h-3 -2", "h-4 -2"])
    let again = try study.file.normalisePerplexities(of: model)
    #expect(again.changed == 0 && !again.areNew && again.cuts == first.cuts)
    try study.file.keep(answers(5..<10) + [Self.perplexity(9, .a, 0)], of: run, by: model)
    let more = try study.file.normalisePerplexities(of: model)
    #expect(more.changed == 8 && more.areNew && more.cuts?.count == 10)
    #expect(
      try labels(study) == [
        "h-0 0", "h-1 0", "h-2 -1", "h-3 -1", "h-4 -1", "h-5 -1", "h-6 -2", "h-7 -2", "h-8 -2", "h-9 -2",
      ])
    #expect(try study.file.perplexityCuts(of: model) == more.cuts)
    let chosen = try #require(PerplexityCuts.Shares(none: 0.1, little: 0.3))
    let other = try study.file.normalisePerplexities(of: model, shares: chosen)
    #expect(other.areNew && other.cuts?.shares == chosen)
    let kept = try study.file.normalisePerplexities(of: model)
    #expect(!kept.areNew && kept.changed == 0 && kept.cuts == other.cuts)
    #expect(try study.file.verify() == [])
  }

  @Test func `a person is no model, and a model is not counted among an instance's annotators`() throws {
    let study = try TemporaryStudy()
    #expect(throws: StoreError.duplicateAnnotator(name: "alice")) { _ = try study.file.model(named: "alice") }
    let before = try study.file.plannedInstances()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    try study.file.keep([Self.rating(0, .a, 4)], of: run, by: model)
    #expect(try study.file.plannedInstances() == before)
  }

  static let changes: [(sql: String, message: String)] = [
    (
      "UPDATE event SET annotator = 1 WHERE kind = 'model-answer'", "is a model's, and its annotator is none"
    ),
    (
      "UPDATE event SET payload = replace(payload, 'model-r', 'x') WHERE kind = 'model-run'; DELETE FROM event "
        + "WHERE kind = 'model-run'", "answers in no run of its model"
    ),
    (
      "UPDATE event SET payload = replace(payload, '\"value\":4', '\"value\":5') WHERE kind = 'model-answer'",
      "is not the label that its model answered"
    ),
    (
      "UPDATE event SET payload = replace(payload, '\"tokens\":4', '\"tokens\":2') WHERE kind = 'model-answer'",
      "is not the label that its model's perplexities speak of"
    ),
    ("UPDATE event SET payload = '{}' WHERE kind = 'model-cuts'", "has cuts that cannot be read"),
  ]

  @Test(arguments: changes)
  func `a change of what models said is found`(sql: String, message: String) throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(Self.run, of: model)
    try study.file.keep([Self.rating(0, .a, 4), Self.rating(0, .b, 2)], of: run, by: model)
    let other = try study.file.model(named: "other")
    let otherRun = try study.file.beginModelRun(Self.run, of: other)
    try study.file.keep(
      [
        Self.perplexity(0, .a, 0), Self.perplexity(0, .b, 0.1), Self.perplexity(1, .a, 0), Self.perplexity(1, .b, 0.4),
      ], of: otherRun, by: other)
    try study.file.normalisePerplexities(of: other)
    #expect(try study.file.verify() == [])
    try study.file.close()
    try TamperedFile.change(study.path, sql)
    let found = try study.reopened().verify().map(\.why)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
