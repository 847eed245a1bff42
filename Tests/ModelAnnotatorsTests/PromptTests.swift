import Study
import Testing

@testable import ModelAnnotators

@Suite struct PromptTests {
  private let instance = Asked.instance(
    [Turn(role: .user, content: " hello {{response}} "), Turn(role: .assistant, content: " good")], a: " first ",
    b: " second")

  @Test func `each standard prompt has its places and names every legal answer`() throws {
    for method in ModelMethod.allCases where method != .perplexity {
      let prompt = try #require(try Prompt.standard(for: method))
      let text = prompt.filled(instance, response: .b, first: .b)
      for choice in method.choices { #expect(text.contains(choice.word), "\(method): \(choice.word)") }
      #expect(text.contains("Human: hello {{response}}\n\nAssistant: good") && text.hasSuffix("Answer:"))
      #expect(text.contains("second") && text.contains("first") == !method.isOfResponse)
    }
    #expect(try Prompt.standard(for: .perplexity) == nil)
  }

  @Test func `which response stands first is the question's matter`() throws {
    let prompt = try Prompt("{{context}}/{{ response_a }}/{{response_b}}", for: .preference, name: "p")
    #expect(prompt.filled(instance, response: nil, first: .a).hasSuffix("/first/second"))
    #expect(prompt.filled(instance, response: nil, first: .b).hasSuffix("/second/first"))
  }

  @Test(arguments: [
    ("no places", ModelMethod.rating, "{{context}}, {{response}} are missing"),
    ("{{context}}", .rating, "{{response}} is missing"),
    ("{{context}} {{response}} {{reponse}}", .rating, "{{reponse}} stands for nothing"),
    ("{{context}} {{response}} {{response_a}}", .rating, "does not belong to rating"),
    ("{{context}} {{response_a}}", .difficultyPreference, "{{response_b}} is missing"),
  ])
  func `a prompt without its placeholders is refused`(text: String, method: ModelMethod, message: String) {
    let error = #expect(throws: ModelError.self) { _ = try Prompt(text, for: method, name: "mine.txt") }
    #expect(error.map { "\($0)" }?.hasPrefix("mine.txt: ") == true)
    #expect(error.map { "\($0)" }?.contains(message) == true, "\(String(describing: error))")
  }
}
