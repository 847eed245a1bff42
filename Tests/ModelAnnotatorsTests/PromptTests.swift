import Study
import Testing

@testable import ModelAnnotators

@Suite struct PromptTests {
  private let instance = Asked.instance(
    [Turn(role: .user, content: " hello {{response}} "), Turn(role: .assistant, content: " good")], a: " first ",
    b: " second")

  @Test(arguments: PromptWording.allCases)
  func `each wording has its places and its answers, and its header is not sent`(wording: PromptWording) throws {
    for method in ModelMethod.allCases where method != .perplexity {
      let prompt = try #require(try wording.prompt(for: method))
      let text = prompt.filled(instance, response: .b, first: .b)
      #expect(prompt.wording == wording.rawValue && !text.contains("---") && !text.contains("wording:"))
      for choice in prompt.answers { #expect(text.contains(choice.word), "\(method): \(choice.word)") }
      #expect(prompt.answers.map(\.value) == method.choices.map(\.value))
      #expect(text.contains("Human: hello {{response}}\n\nAssistant: good"))
      #expect(text.contains("second") && text.contains("first") == !method.isOfResponse)
    }
    #expect(try wording.prompt(for: .perplexity) == nil)
  }

  @Test func `demur's own words can ask for an explanation first, and the paper's cannot`() throws {
    for method in ModelMethod.allCases where method != .perplexity {
      let plain = try #require(try PromptWording.demur.prompt(for: method))
      let explained = try #require(try PromptWording.demur.prompt(for: method, isExplained: true))
      #expect(explained.answers == plain.answers && explained.wording == plain.wording)
      #expect(explained.text.contains("First explain your judgement, then give one of these"))
      #expect(!explained.text.contains("nothing else") && !explained.text.hasSuffix(":"))
      // What is asked is the same.
      let question = try #require(plain.text.firstRange(of: "[Question]"))
      #expect(explained.text.hasPrefix(plain.text[..<question.upperBound]))
      let paper = try PromptWording.paper.prompt(for: method)
      #expect(try PromptWording.paper.prompt(for: method, isExplained: true) == paper)
    }
  }

  @Test(arguments: [
    (ModelMethod.rating, "Terrible Poor Average Good Excellent", "You are an expert AI evaluator.", "Your rating:"),
    (.preference, "A_2 A_1 N B_1 B_2", "You are an expert AI evaluator.", "(A_2, A_1, N, B_1, B_2):"),
    (
      .difficultySingle, "Very Easy Easy Neutral Difficult Very Difficult", "You are an expert AI evaluator.", "choice:"
    ),
    (
      .difficultyPreference, "Very Easy Easy Neutral Difficult Very Difficult", "You are an expert AI annotator.",
      "choice:"
    ),
  ])
  func `the paper's words stand in its order and its tags`(
    method: ModelMethod, answers: String, opening: String, ending: String
  ) throws {
    let prompt = try #require(try PromptWording.paper.prompt(for: method))
    #expect(prompt.answers.map(\.word).joined(separator: " ") == answers)
    #expect(prompt.text.hasPrefix(opening + "\nYou are provided with a context and "))
    #expect(prompt.text.hasSuffix(ending) && prompt.text.contains("<context>\n{{context}}\n</context>"))
    #expect(
      prompt.text.contains(
        method.isOfResponse ? "<response>\n{{response}}\n</response>" : "<responseB>\n{{response_b}}\n"))
    guard method.formulation == nil else { return }
    #expect(prompt.text.contains("- Very Difficult\n- Difficult\n- Neutral\n- Easy\n- Very Easy\n"))
  }

  @Test func `the answers are those of the header, by their values`() throws {
    let file = """
      ---
      wording: three words
      answers: good = 5, so-so = 3, bad=1
      ---
      {{context}} {{response}} Is it good, so-so or bad?
      """
    let prompt = try Prompt(file, for: .rating, name: "folder/mine.txt")
    #expect(prompt.answers.map(\.word) == ["bad", "so-so", "good"] && prompt.answers.map(\.value) == [1, 3, 5])
    #expect(prompt.wording == "three words" && prompt.text.hasPrefix("{{context}}"))
    let marked = try Prompt("\u{FEFF}" + file.replacing("answers:", with: "Answers:"), for: .rating, name: "x")
    #expect(marked == prompt)
    let signed = try Prompt(
      "---\nanswers: A = \u{2212}1, B = +1\n---\n{{context}} {{response_a}} {{response_b}} A or B", for: .preference,
      name: "x")
    #expect(signed.answers.map(\.value) == [-1, 1])
    let plain = try Prompt(
      "{{context}} {{response}} Terrible Poor Fair Good Excellent", for: .rating, name: "folder/mine.txt")
    #expect(plain.wording == "mine" && plain.answers == ModelMethod.rating.choices)
  }

  @Test(arguments: [
    ("from 1 to 5", nil), ("1-5", nil), ("(1 \u{2013} 5)", nil), ("5 through 1", nil), ("1...5", nil),
    ("1, 2, 3, 4, 5", nil),
    ("from 1 to 10", "\"2\", \"3\""), ("1 or 5", "\"2\""), ("from 2 to 5", "\"1\""),
  ])
  func `numbers are offered by their range`(offer: String, missing: String?) throws {
    let file = "---\nanswers: 1 = 1, 2 = 2, 3 = 3, 4 = 4, 5 = 5\n---\n{{context}} {{response}} Rate it \(offer)."
    guard let missing else { return #expect(try Prompt(file, for: .rating, name: "x").answers.count == 5) }
    let error = #expect(throws: ModelError.self) { _ = try Prompt(file, for: .rating, name: "x") }
    #expect(error.map { "\($0)" }?.contains("does not offer: \(missing)") == true, "\(String(describing: error))")
  }

  @Test func `which response stands first is the question's matter`() throws {
    let prompt = try Prompt(
      "A_2 A_1 N B_1 B_2 {{context}}/{{ response_a }}/{{response_b}}", for: .preference, name: "p")
    #expect(prompt.filled(instance, response: nil, first: .a).hasSuffix("/first/second"))
    #expect(prompt.filled(instance, response: nil, first: .b).hasSuffix("/second/first"))
  }

  @Test(arguments: [
    ("no places", ModelMethod.rating, "{{context}}, {{response}} are missing"),
    ("{{context}}", .rating, "{{response}} is missing"),
    ("{{context}} {{response}} {{reponse}}", .rating, "{{reponse}} stands for nothing"),
    ("{{context}} {{response}} {{response_a}}", .rating, "does not belong to rating"),
    ("{{context}} {{response_a}}", .difficultyPreference, "{{response_b}} is missing"),
    ("{{context}} {{response}} Terrible, Poor, Average, Good, Excellent", .rating, "does not offer: \"Fair\". Offer"),
    ("{{context}} {{response_a}} {{response_b}} A_2 A_1 B_1 B_2 None", .preference, "does not offer: \"N\"."),
    (
      "{{context}} {{response}} Very Easy, Medium, Very Difficult, Difficulty", .difficultySingle,
      "\"Easy\", \"Difficult\"."
    ),
    ("---\nanswers: a = 1, b = 2\n{{context}}", .rating, "its header has no end"),
    ("---\nanswers: a = 1, b = 9\n---\n", .rating, "a whole number from 1 to 5"),
    ("---\nanswers: a = 1, b = 1\n---\n", .rating, "\"a = 1\" has the same word or value as \"b = 1\""),
    ("---\nanswers: a = 1\n---\n", .rating, "fewer than two answers"),
    ("---\nanswer: a = 1\n---\n", .rating, "\"answer: a = 1\" is no line of a header"),
    ("---\nanswers: yes = 1, no = 0\n---\n{{context}}{{response}} yes or not", .rating, "from 1 to 5"),
    ("---\nanswers: yes = 5, no = 1\n---\n{{context}}{{response}} yes or not", .rating, "does not offer: \"no\""),
  ])
  func `a prompt without its placeholders or its answers is refused`(text: String, method: ModelMethod, message: String)
  {
    let error = #expect(throws: ModelError.self) { _ = try Prompt(text, for: method, name: "mine.txt") }
    #expect(error.map { "\($0)" }?.hasPrefix("mine.txt: ") == true)
    #expect(error.map { "\($0)" }?.contains(message) == true, "\(String(describing: error))")
  }
}
