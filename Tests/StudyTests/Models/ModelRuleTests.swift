import Foundation
import Study
import Testing

@Suite struct ModelRuleTests {
  @Test(arguments: [
    (1, 2, 2, 2), (2, 1, 2, 2), (-2, -1, -2, -2), (0, 1, 1, 1), (0, -2, -1, -1), (0, 0, 0, 0), (2, 2, 2, 2),
    (-1, 1, 0, 0), (-2, 1, -1, 0), (2, -1, 1, 0), (2, -2, 0, 0),
  ])
  func `both orders make one label, their mean or N`(one: Int, other: Int, mean: Int, none: Int) throws {
    let labels = try [one, other].map { try #require(PreferenceLabel(rawValue: $0)) }
    #expect(OrderRule.mean(labels[0], labels[1]).combined == mean)
    #expect(OrderRule.none(labels[0], labels[1]).combined == none)
    #expect(OrderRule.mean(labels[1], labels[0]).combined == mean)
  }

  static let votes: [(votes: [Int], middle: Int, value: Int?)] = [
    ([4], 3, 4), ([2, 2, 5], 3, 2), ([1, 2, 5], 3, 2), ([1, 2], 3, 2), ([4, 5], 3, 4), ([2, 4], 3, 3), ([], 3, nil),
    ([-1, -1, 2], 0, -1), ([-2, 1], 0, 0), ([-2, -1], 0, -1), ([-2, -2, 1, 1], 0, 0), ([-2, -1, 2], 0, -1),
  ]

  @Test(arguments: votes)
  func `a panel says what most of it say, or the middle`(votes: [Int], middle: Int, value: Int?) {
    #expect(PanelVote.value(votes, middle: middle) == value)
    #expect(PanelVote.value(votes.reversed(), middle: middle) == value)
  }

  @Test func `a soft value is the mean over the probabilities, in the data's own letters`() {
    func answer(_ method: ModelMethod, _ first: ResponseLetter?, _ shares: [Double], _ values: [Int]? = nil)
      -> ModelAnswer
    {
      ModelAnswer(
        key: "", instance: InstanceKey("i"), method: method, response: nil, firstShown: first,
        outcome: .choice(ChoiceAnswer(word: "", value: 1, distribution: shares, values: values)))
    }
    #expect(answer(.rating, nil, [0.5, 0, 0, 0, 0.5]).softValue == 3)
    #expect(answer(.rating, nil, [0.25, 0.75], [1, 5]).softValue == 4)
    #expect(answer(.preference, .a, [0, 0, 0, 0.5, 0.5]).softValue == 1.5)
    #expect(answer(.preference, .b, [0, 0, 0, 0.5, 0.5]).softValue == -1.5)
    #expect(
      answer(.preference, .b, [0, 0, 0, 0.25, 0.75]).distributionByValue == [-2: 0.75, -1: 0.25, 0: 0, 1: 0, 2: 0])
    #expect(answer(.rating, nil, []).softValue == nil && answer(.rating, nil, [1]).softValue == nil)
  }

  @Test func `what came of asking is counted, with the reasons of what is invalid`() {
    var asked = ModelAsked("toy (zero-shot)", .rating)
    let run = ModelRun(
      model: "toy", servedAs: "toy.gguf", engine: "llama.cpp", engineVersion: "b1", window: 100, method: .rating,
      driver: "llama", template: "chat", decode: "score", prompt: "…", wording: "paper")
    let outcomes: [(ModelAnswer.Outcome, ModelAnswer.InvalidKind?)] = [
      (.choice(ChoiceAnswer(word: "Good", value: 4)), nil), (.invalid(reply: "no", why: ""), .refused),
      (.invalid(reply: "", why: ""), .empty), (.invalid(reply: "", why: ""), .refused), (.tooLong(window: 100), nil),
    ]
    for (number, (outcome, kind)) in outcomes.enumerated() {
      asked.add(
        ModelAnswer(
          key: "", instance: InstanceKey("\\(number)"), method: .rating, response: .a, firstShown: nil,
          outcome: outcome,
          invalidKind: kind),
        run: run, at: Date(timeIntervalSince1970: Double(number) * 86_400))
    }
    #expect(
      asked.sentence == "served as toy.gguf, by llama.cpp b1, template chat, wording paper, answers by score: 5 asked, "
        + "1 answered, 3 invalid (2 refused, 1 empty), 1 skipped, longer than its window")
    var elsewhere = ModelAsked("toy", .preference)
    var other = run
    (other.method, other.host, other.orders) = (.preference, "gpu.example.org", OrderRule.none)
    elsewhere.add(
      ModelAnswer(
        key: "", instance: InstanceKey("i"), method: .preference, response: nil, firstShown: .a, outcome: outcomes[0].0),
      run: other, at: Date(timeIntervalSince1970: 0))
    #expect(
      elsewhere.sentence.contains(", by llama.cpp b1, at gpu.example.org, template chat,")
        && elsewhere.sentence.contains("answers by score, asked in both orders, N where they contradict: 1 asked"),
      "\(elsewhere.sentence)")
    let fact = asked.methodsFact(1)
    #expect(fact.shown.hasSuffix("; 1970-01-01 to 1970-01-05") && fact.label == "Model, toy (zero-shot), rating")
    #expect(asked.tree["invalidKinds.refused"] == .count(2) && asked.tree["wording"] == .text("paper"))
  }
}
