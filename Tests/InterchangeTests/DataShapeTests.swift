import Basics
import Foundation
import Study
import Testing

@testable import Interchange

struct DataShapeTests {
  /// What came of a file: an instance with its texts, in the file's order, and its labels.
  struct Read: Equatable {
    var items: [ShapeFile.Item] = []
    var remarks: [String] = []
    var instances: [Instance] { items.compactMap { $0.imported?.instance } }
    var labels: [ShapedLabel] { items.flatMap(\.labels) }

    static func == (left: Read, right: Read) -> Bool {
      left.instances == right.instances && left.labels == right.labels
    }
  }

  func read(
    _ text: String, shape: String? = nil, name: String = "file.jsonl", _ options: ShapeOptions = ShapeOptions(seed: 1)
  ) throws -> Read? {
    try withFile(text, named: name) { path in
      let shaped = try ShapeFile(
        path: path, shape: shape.flatMap(DataShapes.named), subset: nil, options: options)
      guard var shaped else { return nil }
      var read = Read()
      try shaped.forEach { read.items.append($0) }
      read.remarks = shaped.remarks
      return read
    }
  }

  private static let egg = "How do I boil an egg?"
  private static let good = "Eight minutes."
  private static let bad = "Microwave it."

  /// A record of each shape about the same pair: the good response is preferred wherever the shape says so.
  static let records: [(shape: String, record: String)] = [
    ("trl", #"{"prompt": "Q", "chosen": "G", "rejected": "B"}"#),
    ("trl", #"{"prompt": "\n\nHuman: Q\n\nAssistant:", "response": "G", "chosen": "G", "rejected": "B"}"#),
    ("trl", #"{"prompt": "Q", "chosen": "QG", "rejected": "QB", "margin": 2}"#),
    (
      "trl",
      #"{"prompt": [{"role": "user", "content": "Q"}], "chosen": [{"role": "assistant", "content": "G"}], "rejected": [{"role": "assistant", "content": "B"}]}"#
    ),
    (
      "trl",
      #"{"chosen": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "G"}], "rejected": [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "B"}]}"#
    ),
    (
      "trl",
      #"{"prompt": "Q", "prompt_id": "7", "chosen": [{"content": "Q", "role": "user"}, {"content": "G", "role": "assistant"}], "rejected": [{"content": "Q", "role": "user"}, {"content": "B", "role": "assistant"}], "score_chosen": 8.0, "score_rejected": 4.0}"#
    ),
    ("trl", #"{"prompt": "Q", "chosen": "G", "chosen_model": "m", "rejected": "B", "subset": "s", "id": 30}"#),
    ("orca-dpo", #"{"system": "", "question": "Q", "chosen": "G", "rejected": "B"}"#),
    (
      "sharegpt",
      #"{"conversations": [{"from": "human", "value": "Q"}], "chosen": {"from": "gpt", "value": "G"}, "rejected": {"from": "gpt", "value": "B"}}"#
    ),
    ("alpaca-preference", #"{"instruction": "Q", "input": "", "chosen": "G", "rejected": "B"}"#),
    (
      "ultrafeedback",
      #"{"source": "s", "instruction": "Q", "completions": [{"response": "M", "overall_score": 5}, {"response": "G", "overall_score": 9.5}, {"response": "B", "overall_score": 1}]}"#
    ),
    (
      "nectar",
      #"{"prompt": "\n\nHuman: Q\n\nAssistant: ", "answers": [{"answer": "B", "rank": 3.0}, {"answer": "G", "rank": 1.0}, {"answer": "M", "rank": 2.0}]}"#
    ),
    (
      "helpsteer2-preference",
      #"{"prompt": "Q", "response_1": "G", "response_2": "B", "preference_strength": -2, "all_preferences_unprocessed": [{"strength": -3}, {"strength": 1}]}"#
    ),
    (
      "helpsteer3",
      #"{"domain": "general", "context": [{"role": "user", "content": "Q"}], "response1": "G", "response2": "B", "overall_preference": -2, "individual_preference": [{"score": -2, "reasoning": "right"}, {"score": -1}]}"#
    ),
    (
      "arena",
      #"{"question_id": 81, "model_a": "m", "model_b": "n", "winner": "model_a", "judge": "author_2", "turn": 1, "conversation_a": [{"content": "Q", "role": "user"}, {"content": "G", "role": "assistant"}], "conversation_b": [{"content": "Q", "role": "user"}, {"content": "B", "role": "assistant"}]}"#
    ),
    (
      "arena-55k",
      #"{"id": 30192, "model_a": "m", "model_b": "n", "prompt": "[\"Q\"]", "response_a": "[\"G\"]", "response_b": "[\"B\"]", "winner_model_a": 1, "winner_model_b": 0, "winner_tie": 0}"#
    ),
    (
      "multipref",
      #"{"comparison_id": "c0", "text": "Q", "category": "c", "completion_a": "G", "completion_b": "B", "normal_worker_annotations": [{"evaluator": "n1", "overall_pref": "A-is-clearly-better", "helpful_pref": "Tie", "timestamp": 1715000000250, "time_spent": 60}], "expert_worker_annotations": []}"#
    ),
    ("alpacaeval", #"{"instruction": "Q", "output_1": "G", "output_2": "B", "annotator": "gpt4", "preference": 1.0}"#),
    ("alpacaeval", #"{"instruction": "Q", "input": "", "output_1": "G", "output_2": "B", "preference": 1}"#),
    ("shp", #"{"post_id": "p", "domain": "d", "history": "Q", "human_ref_A": "G", "human_ref_B": "B", "labels": 1}"#),
    (
      "pku-saferlhf",
      #"{"prompt": "Q", "response_0": "G", "response_1": "B", "better_response_id": 0, "safer_response_id": 1}"#
    ),
    (
      "webgpt",
      #"{"question": {"dataset": "eli5", "id": "x", "full_text": "Q"}, "answer_0": "G", "answer_1": "B", "score_0": 0.5, "score_1": -0.5}"#
    ),
    (
      "summarize-from-feedback",
      #"{"info": {"id": "t3", "post": "Q", "title": null, "subreddit": "r"}, "summaries": [{"text": "G", "policy": "p"}, {"text": "B", "policy": "q"}], "choice": 0, "worker": "w1"}"#
    ),
    (
      "oasst",
      #"{"message_tree_id": "t", "prompt": {"message_id": "m", "text": "Q", "role": "prompter", "lang": "en", "replies": [{"text": "B", "role": "assistant", "rank": 1, "replies": []}, {"text": "G", "role": "assistant", "rank": 0, "replies": []}]}}"#
    ),
    (
      "argilla",
      #"{"id": "r0", "prompt": "Q", "response1": "G", "response2": "B", "preference.responses": ["response1", "response2"], "preference.responses.users": ["u", "v"], "preference.responses.status": ["submitted", "draft"]}"#
    ),
    (
      "argilla",
      #"{"id": "r0", "fields": {"prompt": "Q", "response1": "G", "response2": "B"}, "responses": {"preference": [{"value": "response1", "user_id": "u", "status": "submitted"}]}}"#
    ),
    (
      "label-studio",
      #"{"id": 1, "data": {"prompt": "Q", "text1": "G", "text2": "B"}, "annotations": [{"completed_by": 4, "was_cancelled": false, "created_at": "2024-01-02T03:04:05.678901Z", "lead_time": 12.3, "result": [{"type": "pairwise", "value": {"selected": "left"}}]}]}"#
    ),
    (
      "prodigy",
      #"{"text": "Q", "options": [{"id": "x", "text": "G"}, {"id": "y", "text": "B"}], "accept": ["x"], "answer": "accept", "_annotator_id": "ann", "_timestamp": 1715000000}"#
    ),
    (
      "llm-comparator",
      #"{"metadata": {}, "models": [{"name": "m"}], "examples": [{"input_text": "Q", "tags": ["t"], "output_text_a": "G", "output_text_b": "B", "score": 1.5, "individual_rater_scores": [{"score": 1.5, "rationale": "r"}]}]}"#
    ),
    (
      "label-studio-min",
      #"{"id": 1, "prompt": "Q", "text1": "G", "text2": "B", "comparison": [{"selected": "left"}], "annotator": 4, "annotation_id": 9, "lead_time": 2.5}"#
    ),
    (
      "openai-preference",
      #"{"input": {"messages": [{"role": "user", "content": "Q"}], "tools": [], "parallel_tool_calls": true}, "preferred_output": [{"role": "assistant", "content": "G"}], "non_preferred_output": [{"role": "assistant", "content": "B"}]}"#
    ),
    (
      "kto",
      #"{"prompt": "Q", "completion": "B", "label": false}"# + "\n"
        + #"{"prompt": "Q", "completion": "G", "label": true}"#
    ),
    ("demur", #"{"id": "d", "context": "Q", "response_a": "G", "response_b": "B", "source_preference": "A"}"#),
  ]

  static func filled(_ record: String) -> String {
    record.replacing("\"Q\"", with: "\"\(egg)\"").replacing("\"G\"", with: "\"\(good)\"")
      .replacing("\"B\"", with: "\"\(bad)\"").replacing("\"QG\"", with: "\"\(egg)\(good)\"")
      .replacing("\"QB\"", with: "\"\(egg)\(bad)\"").replacing("Human: Q\\n", with: "Human: \(egg)\\n")
      .replacing("[\\\"Q\\\"]", with: "[\\\"\(egg)\\\"]").replacing("[\\\"G\\\"]", with: "[\\\"\(good)\\\"]")
      .replacing("[\\\"B\\\"]", with: "[\\\"\(bad)\\\"]")
  }

  @Test(arguments: records.indices)
  func `each shape is recognised, and its texts and labels mean the same`(index: Int) throws {
    let (shape, record) = Self.records[index]
    let read = try #require(try read(Self.filled(record)))
    #expect(try self.read(Self.filled(record), shape: shape) == read, "\(shape)")
    #expect(read.instances.count == 1, "\(shape)")
    let instance = try #require(read.instances.first)
    #expect(instance.context.map { $0.content.trimmingCharacters(in: .whitespaces) } == [Self.egg], "\(shape)")
    #expect(Set([instance.responseA, instance.responseB]) == [Self.good, Self.bad], "\(shape)")
    if let better = instance.sourcePreference { #expect(instance.response(better) == Self.good, "\(shape)") }
    let preferred = read.labels.compactMap { label -> String? in
      guard case .preference(let value) = label.label, let letter = value.preference.letter else { return nil }
      return instance.response(letter)
    }
    #expect(instance.sourcePreference != nil || preferred.first == Self.good, "\(shape)")
  }

  @Test(arguments: variants.indices)
  func `a shape is recognised in its other forms`(index: Int) throws {
    let (shape, record) = Self.variants[index]
    // Texts within texts are filled by hand, since quotes differ there.
    let text = Self.filled(record).replacing("'Q'", with: "'\(Self.egg)'").replacing("'G'", with: "'\(Self.good)'")
      .replacing("'B'", with: "'\(Self.bad)'").replacing(#"\"Q\""#, with: #"\"\#(Self.egg)\""#)
      .replacing(#"\"G\""#, with: #"\"\#(Self.good)\""#).replacing(#"\"B\""#, with: #"\"\#(Self.bad)\""#)
    let read = try #require(try read(text), "\(index) \(shape)")
    #expect(try self.read(text, shape: shape) == read, "\(index) \(shape)")
    let instance = try #require(read.instances.first)
    #expect(read.instances.count == 1 && instance.context.map(\.content) == [Self.egg], "\(index) \(shape)")
    #expect(Set([instance.responseA, instance.responseB]) == [Self.good, Self.bad], "\(index) \(shape)")
    let preferred = read.labels.map { label -> String? in
      guard case .preference(let value) = label.label, let letter = value.preference.letter else { return nil }
      return instance.response(letter)
    }
    let better = instance.sourcePreference.map { [instance.response($0)] } ?? preferred
    #expect(better == [Self.good], "\(index) \(shape)")
  }

  @Test(arguments: [
    ("The sky is blue.", "The sky is green.", "The sky is", " blue."),
    ("Q: Why? So.", "Q: Why? No.", "Q: Why?", " So."),
    ("Be kind.\n\nHuman: hi\n\nAssistant: a", "Be kind.\n\nHuman: hi\n\nAssistant: b", "Be kind.| hi", " a"),
  ])
  func `a prompt that stands nowhere by itself is what both texts begin with`(
    chosen: String, rejected: String, prompt: String, answer: String
  ) throws {
    let record = JSONValue.object(["chosen": .text(chosen), "rejected": .text(rejected)]).description
    let read = try #require(try read(record))
    let instance = try #require(read.instances.first)
    #expect(instance.context.map(\.content).joined(separator: "|") == prompt)
    #expect(instance.sourcePreference.map(instance.response) == answer)
  }

  @Test func `numbers that are none, as Python writes them, are unknown`() throws {
    let line = #"{"instruction": "Q", "output_1": "G", "output_2": "B", "annotator": "x", "preference": %}"#
    for word in ["NaN", "Infinity", "-Infinity"] {
      let read = try #require(try read(line.replacing("%", with: word)))
      #expect(read.instances.count == 1 && read.labels.isEmpty && read.instances[0].sourcePreference == nil)
    }
    #expect(throws: InterchangeError.self) { _ = try self.read(line.replacing("%", with: "nan")) }
  }

  @Test func `responses without a prompt are refused`() throws {
    let error = #expect(throws: InterchangeError.self) { _ = try read(#"{"chosen": "Yes.", "rejected": "No."}"#) }
    #expect(error.map { "\($0)" }?.contains("\"prompt\" missing") ?? false)
  }

  @Test func `every shape has an example here, a name of its own and a source`() {
    let names = DataShapes.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(Set(Self.records.map(\.shape)).union(["helpsteer2"]) == Set(names))
    #expect(DataShapes.all.allSatisfy { !$0.title.isEmpty && !$0.source.isEmpty })
  }

  @Test(arguments: [("first,second", "m", "g"), ("best,worst", "g", "b")])
  func `of several responses those two are taken that were asked for`(which: String, first: String, second: String)
    throws
  {
    let record =
      #"{"instruction": "q", "completions": [{"response": "m", "overall_score": 5}, {"response": "g", "overall_score": 9}, {"response": "b", "overall_score": 1}]}"#
    let responses = try #require(ShapeOptions.Responses(rawValue: which))
    let read = try #require(try read(record, ShapeOptions(responses: responses, seed: 3)))
    let instance = try #require(read.instances.first)
    #expect(Set([instance.responseA, instance.responseB]) == [first, second])
    #expect(instance.sourcePreference.map(instance.response) == "g")
  }

  @Test func `ratings of a prompt's two responses make a pair, and one alone is told`() throws {
    let rows = [("q", "one", 4), ("q", "two", 0), ("r", "alone", 3), ("s", "x", 1), ("s", "y", 2)].map {
      #"{"prompt": "\#($0.0)", "response": "\#($0.1)", "helpfulness": \#($0.2), "correctness": 1}"#
    }
    let read = try #require(try read(rows.joined(separator: "\n")))
    #expect(read.instances.map(\.responseA) == ["one", "x"])
    #expect(
      read.labels.compactMap { if case .rating(let value) = $0.label { value.rawValue } else { nil } } == [5, 1, 2, 3])
    #expect(read.remarks.contains { $0.contains("1 responses without a second one") })
  }

  @Test func `ratings of each annotator in a list are labels of each`() throws {
    let lines = [("G", "[4, 3, null]"), ("G", "[4, 3]"), ("B", "[0, 1]")].map {
      #"{"prompt": "Q", "response": "\#($0.0)", "helpfulness": \#($0.1), "correctness": [1, 1], "verbosity": [0, 0]}"#
    }
    let read = try #require(try read(lines.dropFirst().joined(separator: "\n")))
    #expect(
      read.labels.map { label -> String in
        guard case .rating(let rating) = label.label else { return "" }
        return "\(label.annotator) \(label.response?.rawValue ?? "") \(rating.rawValue)"
      } == ["annotator-1 A 5", "annotator-2 A 4", "annotator-1 B 1", "annotator-2 B 2"])
    #expect(read.remarks.contains { $0.contains("does not say who gave which label") })
    let error = #expect(throws: InterchangeError.self) { _ = try self.read(lines[0]) }
    #expect(error.map { "\($0)" }?.contains("helpfulness.2") ?? false)
  }

  @Test(arguments: ["[\n%,\n%\n]", "%\n%\n", "%%", " [ % , % ] ", "\u{FEFF}[%,%]"])
  func `records are found one a line, over several lines, and in an array`(frame: String) throws {
    let record = "{\"prompt\": \"q}{\\\"[\",\n \"chosen\": \"g\", \"rejected\": \"b\"}"
    let file = try read(frame.replacing("%", with: record), name: "x.json")
    let read = try #require(file)
    // The same pair twice under two made-up names.
    #expect(read.instances.count == 2 && read.instances.allSatisfy { $0.context.first?.content == "q}{\"[" })
  }

  @Test func `labels on one pair under one id are gathered, and another pair gets a name of its own`() throws {
    func row(_ judge: String, _ second: String) -> String {
      """
      {"question_id": 1, "model_a": "m", "model_b": "n", "winner": "tie", "judge": "\(judge)", "turn": 1, \
      "conversation_a": [{"content": "q", "role": "user"}, {"content": "g", "role": "assistant"}], \
      "conversation_b": [{"content": "q", "role": "user"}, {"content": "\(second)", "role": "assistant"}]}
      """
    }
    let read = try #require(try read([row("j", "b"), row("k", "b"), row("j", "c")].joined(separator: "\n")))
    #expect(read.instances.map(\.key.text) == ["1-m-n-1", "1-m-n-1-2"])
    #expect(read.items.map(\.key.text) == ["1-m-n-1", "1-m-n-1", "1-m-n-1-2"])
  }

  @Test(arguments: [
    (
      "{\"prompt\": \"q\", \"chosen\": \"g\", \"rejected\": \"b\"}\n{\"prompt\": 7, \"chosen\": \"g\", \"rejected\": \"b\"}",
      2
    ),
    ("{\"prompt\": \"q\", \"chosen\": \"g\", \"rejected\": \"b\"}\n{\"prompt\": \"q\", \"chosen\": \"g\"}", 2),
    ("{\"prompt\": \"q\", \"chosen\": \"g\", \"rejected\": \"b\"}\n\n{\"prompt\": \"q\", \"chosen\": ", 3),
    ("{\"prompt\": \"a\\u0000b\", \"chosen\": \"g\", \"rejected\": \"b\"}", 1),
    ("{\"prompt\": \"q\", \"chosen\": \"g\", \"rejected\": \"b\"}\n" + String(repeating: "[", count: 10_000), 2),
    ("{\"prompt\": [{\"role\": \"wizard\", \"content\": \"q\"}], \"chosen\": \"g\", \"rejected\": \"b\"}", 1),
  ])
  func `what is wrong is named with its file and line`(text: String, line: Int) throws {
    let error = #expect(throws: InterchangeError.self) { _ = try read(text) }
    guard case .line(_, line, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what is known and holds no pairs says what can be done`() throws {
    let potato = #"{"id": "i", "displayed_text": "q", "label_annotations": {"quality": {"scale_4": "4"}}}"#
    let error = #expect(throws: InterchangeError.self) { _ = try read(potato) }
    #expect("\(error.map { "\($0)" } ?? "")".contains("Potato"))
    #expect(try read(#"{"colour": "blue"}"#) == nil)
  }
}
