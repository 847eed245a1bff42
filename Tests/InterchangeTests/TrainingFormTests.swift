import Foundation
import Interchange
import Study
import Testing

/// Training pairs in the forms that trainers read.
@Suite struct TrainingFormTests {
  private static func instance(_ context: [Turn], _ a: String = " yes", _ b: String = " no") -> Instance {
    Instance(key: InstanceKey("i"), subset: "s", context: context, responseA: a, responseB: b)
  }

  private static func turns(_ text: String) -> [Turn] {
    text.split(separator: "|").map { part in
      Turn(
        role: part.first == "u" ? .user : part.first == "a" ? .assistant : part.first == "s" ? .system : .text,
        content: String(part.dropFirst()).replacing("_", with: "\n\n"))
    }
  }

  /// The lines of a pair that prefers B, as objects.
  private func lines(_ instance: Instance, _ form: TrainingForm, chosen: ResponseLetter = .b) throws -> [[String: Any]]
  {
    let pair = TrainingPair(chosen: chosen, margin: 1, weight: 1, delta: nil, n: 1)
    return try form.rows(TrainingDialogue(instance), TrainingFacts(instance, pair, .undecided)).map { row in
      try #require(try JSONSerialization.jsonObject(with: Data(row.jsonLine)) as? [String: Any])
    }
  }

  private func check(
    _ context: String, _ a: String = " yes", prompt: String, answer: String = "a yes",
    location: SourceLocation = #_sourceLocation
  ) {
    let dialogue = TrainingDialogue(Self.instance(Self.turns(context), a.replacing("_", with: "\n\n")))
    #expect(dialogue.prompt == Self.turns(prompt), "\(context)", sourceLocation: location)
    #expect(dialogue.answer(.a) == Self.turns(answer), "\(a)", sourceLocation: location)
  }

  @Test func `no message holds another one's marker`() {
    check("u hi|a ho|u?", prompt: "u hi|a ho|u?")
    check("tWhy?", prompt: "uWhy?")
    check("tBe kind._Human: hi_Assistant: ho_Human: so?", prompt: "sBe kind.|u hi|a ho|u so?")
    check("t_Human: hi", prompt: "u hi")
    check("u hi_Assistant: ho_Human: so?", prompt: "u hi|a ho|u so?")
    check("u hi", " ho_Human: so?_Assistant: yes", prompt: "u hi", answer: "a ho|u so?|a yes")
    // A marker at the beginning of a turn, or without an empty line, is text.
    check("u hi", "Human: is a word", prompt: "u hi", answer: "aHuman: is a word")
    check("u a\nHuman: b", prompt: "u a\nHuman: b")
  }

  @Test func `texts are in the form of HH-RLHF, and a question without turns stays as it is`() throws {
    let dialogue = Self.instance(Self.turns("uHi|aHo|u So?"), "Yes.\n\nHuman: Sure?\n\nAssistant:No.", " no")
    let explicit = try lines(dialogue, TrainingForm(.text), chosen: .a)[0]
    #expect(explicit["prompt"] as? String == "\n\nHuman: Hi\n\nAssistant: Ho\n\nHuman: So?\n\nAssistant:")
    #expect(explicit["chosen"] as? String == " Yes.\n\nHuman: Sure?\n\nAssistant: No.")
    let implicit = try lines(dialogue, TrainingForm(.text, isImplicit: true))[0]
    #expect(implicit["prompt"] == nil)
    #expect(implicit["chosen"] as? String == "\n\nHuman: Hi\n\nAssistant: Ho\n\nHuman: So?\n\nAssistant: no")
    let plain = try lines(Self.instance(Self.turns("tWhy?"), "yes", "no"), TrainingForm(.text))[0]
    #expect(plain["prompt"] as? String == "Why?" && plain["chosen"] as? String == "no")
    let empty = try lines(Self.instance([]), TrainingForm(.text))[0]
    #expect(empty["prompt"] as? String == "")
  }

  @Test func `an implicit prompt stands at the beginning of both answers`() throws {
    let row = try lines(Self.instance(Self.turns("u hi")), TrainingForm(isImplicit: true))[0]
    #expect(row["prompt"] == nil)
    #expect(
      row["chosen"] as? [[String: String]] == [
        ["role": "user", "content": " hi"], ["role": "assistant", "content": " no"],
      ])
    #expect((row["rejected"] as? [[String: String]])?.last?["content"] == " yes")
  }

  @Test func `KTO's form is a line a response`() throws {
    let rows = try lines(Self.instance(Self.turns("u hi")), TrainingForm(isUnpaired: true))
    #expect(
      rows.map { $0["label"] as? Bool } == [true, false] && rows.map { $0["response"] as? String } == ["B", "A"])
    #expect(rows.allSatisfy { ($0["prompt"] as? [Any])?.count == 1 && ($0["completion"] as? [Any])?.count == 1 })
    #expect(rows[0]["chosen"] == nil)
  }

  @Test func `what has no turn to answer is no message`() {
    for context in ["", "sBe kind."] {
      let dialogue = TrainingDialogue(Self.instance(Self.turns(context)))
      #expect(TrainingForm(.messages).refuses(dialogue) && !TrainingForm(.text).refuses(dialogue), "\(context)")
    }
    #expect(!TrainingForm(.messages).refuses(TrainingDialogue(Self.instance(Self.turns("u hi|a ho")))))
  }

  @Test func `margin and weight always have a fraction, so that a column is of one type`() throws {
    let instance = Self.instance(Self.turns("u hi"))
    for (margin, weight) in [(1.0, 1.0), (0.5, 0.25), (2, 1)] {
      let pair = TrainingPair(chosen: .a, margin: margin, weight: weight, delta: 2, n: 2)
      let row = TrainingForm().rows(TrainingDialogue(instance), TrainingFacts(instance, pair, .undecided))[0]
      let line = String(decoding: row.jsonLine, as: UTF8.self)
      #expect(line.contains("\"margin\": \(margin), \"weight\": \(weight), \"delta\": 2,"), "\(line)")
    }
  }
}
