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
