import Foundation
import Interchange
import Study
import Testing

struct CheckFileTests {
  private func read(_ text: String) throws -> [CheckFile.Check] {
    try withFile(text) { try CheckFile.read(path: $0) }
  }

  private static func line(_ answer: String, context: String = "\"Hi?\"", id: String = "k") -> String {
    #"{"id": "\#(id)", "context": \#(context), "response_a": "Yes.", "response_b": "No.", "answer": {\#(answer)}}"#
  }

  @Test(arguments: [
    (#""rating_a": 5"#, KnownAnswer(key: InstanceKey("k"), ratingA: Rating.allCases[4])),
    (
      #""rating_b": 1, "preference": "A", "magnitude": 2"#,
      KnownAnswer(key: InstanceKey("k"), ratingB: Rating.allCases[0], preference: .muchA)
    ),
    (#""preference": "N""#, KnownAnswer(key: InstanceKey("k"), preference: PreferenceLabel.none)),
  ])
  func `a part of the answer is enough`(answer: String, expected: KnownAnswer) throws {
    let turns = #"[{"role": "user", "content": "Hi?"}]"#
    let checks = try read(Self.line(answer) + "\n\n" + Self.line(answer, context: turns, id: "l") + "\n")
    #expect(checks.first?.answer == expected && checks.map(\.instance.key.text) == ["k", "l"])
    #expect(checks.allSatisfy { $0.instance.context.map(\.content) == ["Hi?"] && $0.instance.responseB == "No." })
  }

  @Test(arguments: [
    (line(""), ":1: the answer is empty"),
    (line(#""rating_a": 6"#), ":1: a rating is outside 1 to 5"),
    (line(#""preference": "A""#), ":1: the preference is A or B with a magnitude of 1 or 2"),
    (line(#""preference": "N", "magnitude": 1"#), ":1: the preference is"),
    (line(#""preference": "C", "magnitude": 1"#), ":1: the preference is"),
    (line(#""rating_a": 1"#) + "\n" + line(#""rating_a": 2"#), ":2: has the id of line 1"),
    (line(#""rating_a": 1"#, id: ""), ":1: the id is empty"),
    (#"{"id": "k", "context": "x", "response_a": "y", "response_b": "z"}"#, #":1: the key "answer" is missing"#),
    ("nonsense", ":1: is no instance with an answer"),
    ("\n", ": has no instance"),
  ])
  func `what is wrong is named with its line`(text: String, expected: String) {
    let error = #expect(throws: PracticeFault.self) { try read(text) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }
}
