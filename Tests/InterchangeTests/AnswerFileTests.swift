import Foundation
import Study
import Testing

@testable import Interchange

@Suite struct AnswerFileTests {
  private func rows(_ text: String, named name: String = "a.csv") throws -> [AnswerRow] {
    try withFile(text.utf8, named: name) { path in
      #expect(try AnswerFile.isOne(path))
      return try AnswerFile.read(path: path)
    }
  }

  private static func answer(
    _ method: ModelMethod, _ response: ResponseLetter?, _ first: ResponseLetter?, _ outcome: ModelAnswer.Outcome
  ) -> ModelAnswer {
    ModelAnswer(
      key: "k", instance: InstanceKey("i, 1"), method: method, response: response, firstShown: first, outcome: outcome)
  }

  static let answers: [ModelAnswer] = [
    answer(.rating, .a, nil, .choice(ChoiceAnswer(word: "Good", value: 4, reply: "\"Good\".\nIt is kind."))),
    answer(
      .preference, nil, .b,
      .choice(ChoiceAnswer(word: "B_1", value: 1, distribution: [0.0625, 0, 0.25, 0.625, 0.0625]))),
    answer(
      .preference, nil, .a, .choice(ChoiceAnswer(word: "=A_2", value: -2, distribution: [1, 0], values: [-2, 2]))),
    answer(.difficultySingle, .b, nil, .choice(ChoiceAnswer(word: "Neutral", value: 3))),
    answer(.difficultyPreference, nil, .a, .choice(ChoiceAnswer(word: "Very Easy", value: 1))),
    answer(.rating, .b, nil, .invalid(reply: "I'd rather not", why: "none of the legal answers")),
    answer(.perplexity, .b, nil, .perplexity(PerplexityScore(logprob: -8.125, tokens: 4, bytes: 0, isSplit: true))),
  ]

  @Test(arguments: [true, false]) func `what is exported is read back as it was`(isCSV: Bool) throws {
    let run = ModelRun(
      model: "toy", servedAs: "toy.gguf", engine: "llama.cpp", engineVersion: "", window: nil, method: .rating,
      driver: "llama", template: "chat", decode: "score", prompt: "", settings: #"{"seed": 1}"#, wording: "paper")
    let table = Self.answers.map { answer in
      var answer = answer
      (answer.promptTokens, answer.seconds) = (120, 0.5)
      (answer.sample, answer.explanation) = (2, "It is kind, and short.")
      return AnswerTable.row(
        answer,
        AnswerTable.Facts(
          model: "toy", annotator: "toy (zero-shot)", run: run, runID: "r", event: "e",
          at: Date(timeIntervalSince1970: 0),
          isCurrent: true, fingerprint: nil))
    }
    let text =
      isCSV
      ? ([table[0].csvHeader] + table.map(\.csvRecord)).joined(separator: "\n") + "\n"
      : table.map { String(decoding: $0.jsonLine, as: UTF8.self) }.joined()
    let rows = try rows(text, named: isCSV ? "a.csv" : "a.jsonl")
    #expect(rows.map(\.outcome) == Self.answers.map(\.outcome))
    #expect(rows.map(\.method) == Self.answers.map(\.method) && rows.map(\.response) == Self.answers.map(\.response))
    #expect(rows.map(\.firstShown) == Self.answers.map(\.firstShown))
    #expect(rows.allSatisfy { $0.model == "toy" && $0.instance == InstanceKey("i, 1") && $0.promptTokens == 120 })
    #expect(rows.allSatisfy { $0.sample == 2 && $0.explanation == "It is kind, and short." })
    #expect(rows.allSatisfy { $0.wording == "paper" && $0.engine == "llama.cpp" && $0.seconds == 0.5 })
    #expect(
      text.contains("Very Easy") && table[4].csvRecord.contains(",difficulty-preference,,A,2,choice,,Very Easy,,1,"))
  }

  @Test func `an answer's word is enough, in any case and in either wording`() throws {
    let found = try rows(
      """
      instance,model,method,response,first_shown,answer
      i,m,rating,A,,average
      i,m,preference,,B,a_2
      i,m,difficulty-single,B,,Very Difficult
      """)
    #expect(
      found.map(\.outcome) == [
        .choice(ChoiceAnswer(word: "average", value: 3)), .choice(ChoiceAnswer(word: "a_2", value: -2)),
        .choice(ChoiceAnswer(word: "Very Difficult", value: 5)),
      ])
  }

  @Test(arguments: [
    ("i,m,rating,,4", "A or B, since rating is of one response"), ("i,m,preference,A,1", "nothing, since preference"),
    ("i,m,rating,A,6", "a whole number from 1 to 5"), ("i,m,rating,A,4.5", "a whole number from 1 to 5"),
    ("i,m,mood,A,4", "one of perplexity, rating"), ("i,m,rating,A,", "value"), ("i,m,rating,C,1", "A or B"),
    ("i,m,rating,A,4\ni,m,rating,A,5", "a.csv:3: "),
  ])
  func `a fault is named with its line, and nothing is taken`(lines: String, message: String) {
    let error = #expect(throws: InterchangeError.self) {
      _ = try rows("instance,model,method,response,value\n\(lines)\n")
    }
    #expect(error.map { "\($0)" }?.contains(message) == true, "\(String(describing: error))")
    #expect(error.map { "\($0)" }?.contains("a.csv:") == true)
  }
}
