import Foundation
import Fuzzing
import Study
import Testing

@testable import Interchange

/// Files of others, in every form that is read.
@Suite struct ImporterFuzzTests {
  private static let forms: [(name: String, seeds: [String])] = [
    (
      "instances",
      [
        #"{"chosen": "\n\nHuman: Hi\n\nAssistant: Yes.", "rejected": "\n\nHuman: Hi\n\nAssistant: No."}"#,
        #"{"id": "a", "context": [{"role": "user", "content": "Hi"}], "response_a": "Yes", "response_b": "No", "subset": "s"}"#,
        "id,context,response_a,response_b,subset,source_preference\na,\"Hi, \"\"you\"\"\",Yes,No,s,A\n",
        #"{"prompt": "Q", "chosen": "G", "rejected": "B", "margin": 2}"#,
        #"{"conversations": [{"from": "human", "value": "Q"}], "chosen": {"from": "gpt", "value": "G"}, "rejected": {"from": "gpt", "value": "B"}}"#,
        #"[{"instruction": "Q", "input": "", "output": ["G", "B"]}]"#,
        #"{"prompt": "Q", "responses": [{"text": "G", "score": 4.5}, {"text": "B", "score": 1}], "annotator": "x"}"#,
        #"{"history": "Q", "human_ref_A": "G", "human_ref_B": "B", "labels": 1, "score_A": 10, "score_B": 2}"#,
      ]
    ),
    (
      "ratings",
      [
        "instance,response,annotator,rating\nx,A,ann,1\nx,B,\"b, c\",5\n",
        "instance,response,annotator,rating,comment,occasion,at,seconds,unread,fast,unsure,event,current,subset\nx,A,a,3,\"a \"\"b\"\"\nc\",send-back,2026-11-24T08:30:00.250Z,12.5,1,1,1,e-1,1,s\n",
      ]
    ),
    (
      "preferences",
      ["instance,annotator,preference,magnitude,first_shown,seconds\nx,a,A,2,B,1.5\nx,b,N,0,A,\ny,c,B,1,,3\n"]
    ),
    ("scores", ["instance,response,model,perplexity,tokens\nx,A,m,12.5,30\nx,B,m,9.25,12\n"]),
    (
      "practice",
      [
        #"{"id": "p", "context": [{"role": "user", "content": "Hi"}], "response_a": "Yes", "response_b": "No", "answer": {"rating_a": 4, "rating_b": 2, "preference": "A", "magnitude": 2}, "why": "So."}"#
      ]
    ),
  ]

  @Test(arguments: forms.indices)
  func `a file that is nearly right is read, or refused with a place`(index: Int) async throws {
    let form = Self.forms[index]
    let path = "\(FileManager.default.temporaryDirectory.path)/demur-fuzz-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await Fuzz.run(form.name, form.seeds.map { Array($0.utf8) }, count: 120) { bytes in
      try Data(bytes).write(to: URL(filePath: path))
      do {
        try Self.read(form.name, path)
      } catch {
        return "\(error)".contains(path)
      }
      return true
    }
  }

  private static func read(_ form: String, _ path: String) throws {
    switch form {
    case "ratings": _ = try RatingsCSV.read(path: path)
    case "preferences": _ = try PreferencesCSV.read(path: path)
    case "scores": _ = try ScoresCSV.read(path: path)
    case "practice": _ = try PracticeFile.read(path: path)
    default:
      switch try InstanceSource(path: path, shape: nil, subset: "s", options: ShapeOptions(seed: 1)) {
      case .own(let file): try file.forEach { #expect($0.line > 0) }
      case .shaped(var file): try file.forEach { #expect($0.line > 0) }
      }
    }
  }
}
