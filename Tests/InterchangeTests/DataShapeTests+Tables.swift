import Study
import Testing

@testable import Interchange

extension DataShapeTests {
  @Test func `people who labelled one pair without an id, a record each, labelled one instance`() throws {
    let record = { (annotator: String, preference: Int) in
      #"{"instruction": "i", "output_1": "a", "output_2": "b", "annotator": "\#(annotator)", "preference": \#(preference)}"#
    }
    // Who labels it twice labelled two of them.
    let text = [record("v", 1), record("w", 2), record("v", 2), record("x", 1)].joined(separator: "\n")
    let read = try #require(try read(text))
    let keys = read.items.map(\.key)
    #expect(read.instances.count == 2 && keys[0] == keys[1] && keys[2] != keys[0] && keys[3] == keys[2], "\(keys)")
    #expect(read.labels.count == 4)
  }

  private static let tables: [(shape: String, text: String)] = [
    (
      "ultrafeedback",
      "instruction,completions\n"
        + #"Q,"[{'response': 'B', 'overall_score': 3.0}, {'response': 'G', 'overall_score': 9}]""#
    ),
    (
      "label-studio",
      #"{"id": 1, "data": {"text": "Q", "response_1": "B", "response_2": "G"}, "annotations": [{"completed_by": 1, "result": [{"type": "choices", "value": {"choices": ["Response 2"]}}, {"type": "choices", "value": {"choices": ["polite"]}}]}]}"#
    ),
    ("nectar", "prompt,answers\n" + #"Q,"[{'answer': 'G', 'rank': 1.0} {'answer': 'B', 'rank': 2.0}]""#),
    (
      "trl",
      "chosen,rejected\n"
        + #""array([{'role': 'user', 'content': 'Q'}, {'role': 'assistant', 'content': 'G'}], dtype=object)","#
        + #""array([{'role': 'user', 'content': 'Q'}, {'role': 'assistant', 'content': 'B'}], dtype=object)""#
    ),
  ]

  @Test(arguments: tables.indices)
  func `tables' cells may hold lists as Python prints them, and words name responses`(index: Int) throws {
    let (shape, text) = Self.tables[index]
    let read = try #require(try read(text), "\(shape)")
    #expect(try self.read(text, shape: shape) == read, "\(shape)")
    let instance = try #require(read.instances.first)
    let preferred = read.labels.compactMap { label -> ResponseLetter? in
      if case .preference(let value) = label.label { value.preference.letter } else { nil }
    }
    #expect(instance.context.map(\.content) == ["Q"], "\(shape)")
    #expect((instance.sourcePreference ?? preferred.first).map(instance.response) == "G", "\(shape)")
    #expect(Set([instance.responseA, instance.responseB]) == ["G", "B"], "\(shape)")
  }

  @Test func `what a model calls is told, with what it passes`() throws {
    let calls = #"[{"type": "function", "function": {"name": "add", "arguments": {"x": 1}}}, {"id": 7}]"#
    let line =
      #"{"prompt": "q", "chosen": [{"role": "assistant", "content": null, "tool_calls": \#(calls)}], "rejected": "no"}"#
      .replacing(#""no""#, with: #"[{"role": "assistant", "content": "no"}]"#)
    let instance = try #require(try read(line)?.instances.first)
    #expect(instance.sourcePreference.map(instance.response) == "add({\"x\":1})\n{\"id\":7}")
  }
}
