import Study
import Testing

@testable import Store

@Suite struct RepeatedAnswerTests {
  private static func answer(
    _ outcome: ModelAnswer.Outcome, repetition: Int? = nil, _ kind: ModelAnswer.InvalidKind? = nil, says: String? = nil
  ) -> ModelAnswer {
    ModelAnswer(
      key: "rating 0 A", instance: InstanceKey("h-0"), method: .rating, response: .a, firstShown: nil, outcome: outcome,
      repetition: repetition, invalidKind: kind, says: says)
  }

  private func kept(_ study: TemporaryStudy) throws -> [ModelAnswer] {
    var kept: [ModelAnswer] = []
    try study.file.modelAnswers { kept.append($1) }
    return kept
  }

  @Test func `what is asked once more takes the place of what was said before`() throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let key = "rating 0 A"
    let run = try study.file.beginModelRun(ModelAnswerTests.run, of: model)
    let first = Self.answer(.invalid(reply: "hm", why: "none"), .unread)
    try study.file.keep([first], of: run, by: model)
    let open = try study.file.unanswered([key, "other"], by: model, windows: [nil, 100])
    #expect(open.count == 1 && open[key]?.answer == first && open[key]?.asked == 1)
    var further = ModelAnswerTests.run
    further.again = "invalid"
    let again = try study.file.beginModelRun(further, of: model)
    #expect(again != run)
    let second = Self.answer(.tooLong(window: 100), repetition: 1, says: "too many tokens")
    try study.file.keep([second, second], of: again, by: model)
    #expect(try kept(study) == [second])
    #expect(try study.file.unanswered([key], by: model, windows: [nil, 100])[key]?.asked == 2)
    let third = Self.answer(.choice(ChoiceAnswer(word: "Good", value: 4)), repetition: 2)
    try study.file.keep([third], of: again, by: model)
    #expect(try kept(study) == [third])
    #expect(try study.file.unanswered([key], by: model, windows: [nil, 100]).isEmpty)
    #expect(try study.file.verify() == [])
  }

  @Test func `what a panel's members say later takes the place of what they said before, also where that comes back`()
    throws
  {
    let study = try TemporaryStudy()
    let panel = try study.file.model(named: PanelName.annotator("jury"))
    var run = ModelAnswerTests.run
    run.driver = PanelName.driver
    let id = try study.file.beginModelRun(run, of: panel)
    func vote(_ votes: String, _ value: Int, _ response: ResponseLetter, again: Int? = nil) -> ModelAnswer {
      ModelAnswer(
        key: "panel rating \(response.rawValue) \(votes) h-0", instance: InstanceKey("h-0"), method: .rating,
        response: response, firstShown: nil, outcome: .choice(ChoiceAnswer(word: "", value: value)), repetition: again)
    }
    let votes = [
      vote("0 0 0 3 0", 4, .a), vote("0 3 0 0 0", 2, .b), vote("0 2 0 1 0", 2, .a, again: 1),
      vote("0 0 0 3 0", 4, .a, again: 2),
    ]
    for vote in votes { #expect(try study.file.keep([vote], of: id, by: panel) == 1) }
    #expect(try kept(study) == [votes[1], votes[3]])
    var current: [Bool] = []
    try study.file.modelAnswerRecords(of: panel) { current.append($0.isCurrent) }
    #expect(current == [false, true, false, true])
    #expect(try study.file.modelAnswerCounts()[panel.id]?.answered == 2)
    var labels: [Label] = []
    try study.file.labels { if $0.annotator.id == panel.id { labels.append($0.label) } }
    #expect(Set(labels) == Set([4, 2].compactMap { Rating(rawValue: $0).map(Label.rating) }) && labels.count == 2)
    #expect(try study.file.verify() == [])
  }

  @Test(arguments: ModelAnswer.InvalidKind.allCases)
  func `of which kind an answer is invalid comes back`(kind: ModelAnswer.InvalidKind) throws {
    let study = try TemporaryStudy()
    let model = try study.file.model(named: "toy")
    let run = try study.file.beginModelRun(ModelAnswerTests.run, of: model)
    let answer = Self.answer(.invalid(reply: "hm", why: "no"), kind)
    try study.file.keep([answer], of: run, by: model)
    #expect(try kept(study) == [answer])
  }
}
