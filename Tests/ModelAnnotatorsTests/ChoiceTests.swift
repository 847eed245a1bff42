import Foundation
import Study
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct ChoiceTests {
  @Test func `a tree over the answers gives the greedy walk and the products along the paths`() throws {
    let trie = try ChoiceTrie([["A", "_", "2"], ["A", "_", "1"], ["N"], ["B", "_", "1"], ["B", "_", "2"]])
    #expect(trie.deciding == [["A", "_", "2"], ["A", "_", "1"], ["N"], ["B", "_", "1"], ["B", "_", "2"]])
    // A .4, N .35, B .25 at the root (of .2 that is legal); A then parts .3 to .7.
    let known: ChoiceTrie<String>.Known = [
      ["A"]: log(0.08), ["N"]: log(0.07), ["B"]: log(0.05), ["A", "_", "2"]: log(0.03), ["A", "_", "1"]: log(0.07),
      ["B", "_", "1"]: log(0.5), ["B", "_", "2"]: log(0.5),
    ]
    let (choice, distribution) = try trie.decision(known)
    #expect(choice == 1)
    for (found, expected) in zip(distribution, [0.12, 0.28, 0.35, 0.125, 0.125]) {
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test func `the greedy walk is the label even where another answer is likelier as a whole`() throws {
    // A .4 parts in two halves of .2; N has .3 alone.
    let trie = try ChoiceTrie([["A", "1"], ["A", "2"], ["N"], ["B"]])
    let known: ChoiceTrie<String>.Known = [
      ["A"]: log(0.4), ["N"]: log(0.3), ["B"]: log(0.3), ["A", "1"]: log(0.5), ["A", "2"]: log(0.5),
    ]
    #expect(try trie.decision(known).choice == 0)
  }

  @Test func `only what decides is scored, and tiny probabilities are no matter`() throws {
    let trie = try ChoiceTrie([["Good", "er"], ["Bad", "ly", "so"]])
    #expect(trie.deciding == [["Good"], ["Bad"]])
    let (choice, distribution) = try trie.decision([["Good"]: -2000, ["Bad"]: -2001])
    #expect(choice == 0 && abs(distribution[0] - 1 / (1 + exp(-1))) < 1e-12)
  }

  @Test func `answers that cannot be told apart are refused`() {
    #expect(throws: ModelError.self) { _ = try ChoiceTrie([["A"], ["A", "B"]]) }
    #expect(throws: ModelError.self) { _ = try ChoiceTrie([["A"], ["A"]]) }
    #expect(throws: ModelError.self) { _ = try ChoiceTrie([["A"], []]) }
  }

  @Test(arguments: [ToyServer.Language.llama, .vllm, .plain])
  func `every driver finds the answer that the model's own probabilities say`(language: ToyServer.Language) async throws
  {
    for method in ModelMethod.allCases where method != .perplexity {
      let plan = try Asked.plan(method)
      let question = ModelQuestion(
        instance: Asked.instance(), response: method.isOfResponse ? .b : nil, firstShown: method.isOfResponse ? nil : .b
      )
      let text = plan.prompt?.filled(question.instance, response: .b, first: .b) ?? ""
      let prompt = [ToyModel.start] + ToyModel.tokens(text)
      let paths = method.choices.map { ToyModel.tokens(" " + $0.word) }
      var known: ChoiceTrie<Int>.Known = [:]
      for path in paths {
        var last = prompt[prompt.count - 1]
        for place in path.indices {
          known[Array(path[...place])] = ToyModel.logprob(path[place], after: last)
          last = path[place]
        }
      }
      let expected = try ChoiceTrie(paths).decision(known)
      let asked = try await Asked.with(language) { try await plan.answer(question, on: $0) }
      guard case .choice(let answer) = asked.answer.outcome else {
        Issue.record("\(asked)")
        continue
      }
      #expect(answer.word == method.choices[expected.choice].word)
      for (found, expected) in zip(answer.distribution, expected.distribution) { #expect(abs(found - expected) < 1e-9) }
    }
  }

  @Test func `a preference asked with the responses exchanged comes back in the data's letters`() {
    let answer = ModelAnswer(
      key: "", instance: InstanceKey("i"), method: .preference, response: nil, firstShown: .b,
      outcome: .choice(ChoiceAnswer(word: "A_2", value: -2)))
    #expect(answer.value == 2)
    #expect(answer.label == .preference(.muchB))
  }
}
