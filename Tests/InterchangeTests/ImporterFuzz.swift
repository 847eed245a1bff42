import Foundation
import Fuzzing
import Study

@testable import Interchange

/// Files of others, in every form that is read. The first byte of an input says which: a digit, the place in ``Form``.
struct ImporterFuzz: FuzzTarget {
  enum Form: Int, CaseIterable {
    case instances, ratings, preferences, scores, practice, answers, decisions, checks, mapped, labels
  }

  static let name = "importers"
  private let path: String
  private let rules: MappingRules

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/demur-fuzz-\(UUID().uuidString).csv"
    rules = try MappingRules(
      map: ["context=prompt", "response_a=answers.0", "response_b=answers.1"], labels: [], values: [], scale: nil,
      keepsRest: true)
  }

  func take(_ bytes: [UInt8]) throws -> Bool {
    guard let first = bytes.first, let form = Form(rawValue: Int(first &- 0x30) % Form.allCases.count) else {
      return true
    }
    try Data(bytes.dropFirst()).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      return try isRead(form)
    } catch {
      // Refused, with the place.
      return "\(error)".contains(path)
    }
  }

  private func isRead(_ form: Form) throws -> Bool {
    switch form {
    case .ratings: _ = try RatingsCSV.read(path: path)
    case .preferences: _ = try PreferencesCSV.read(path: path)
    case .scores: _ = try ScoresCSV.read(path: path)
    case .practice: _ = try PracticeFile.read(path: path)
    case .answers: _ = try AnswerFile.read(path: path)
    case .decisions: _ = try DecisionFile.read(path)
    case .checks: _ = try CheckFile.read(path: path)
    case .labels: _ = try LabelFile.form(of: path)
    case .instances, .mapped:
      var isPlaced = true
      switch try InstanceSource(
        path: path, shape: nil, rules: form == .mapped ? rules : nil, subset: "s", options: ShapeOptions(seed: 1))
      {
      case .own(let file): try file.forEach { if $0.line < 1 { isPlaced = false } }
      case .shaped(var file): try file.forEach { if $0.line < 1 { isPlaced = false } }
      }
      return isPlaced
    }
    return true
  }

  let seeds = Self.texts.flatMap { form, texts in texts.map { Array("\(form.rawValue)\($0)".utf8) } }

  private static let texts: [(Form, [String])] = [
    (
      .instances,
      [
        #"{"chosen": "\n\nHuman: Hi\n\nAssistant: Yes.", "rejected": "\n\nHuman: Hi\n\nAssistant: No."}"#,
        #"{"id": "a", "context": [{"role": "user", "content": "Hi"}], "response_a": "Yes", "response_b": "No", "subset": "s"}"#,
        "id,context,response_a,response_b,subset,source_preference\na,\"Hi, \"\"you\"\"\",Yes,No,s,A\n",
        #"{"prompt": "Q", "chosen": "G", "rejected": "B", "margin": 2}"#,
        #"{"conversations": [{"from": "human", "value": "Q"}], "chosen": {"from": "gpt", "value": "G"}, "rejected": {"from": "gpt", "value": "B"}}"#,
        #"[{"instruction": "Q", "input": "", "output": ["G", "B"]}]"#,
        #"{"prompt": "Q", "responses": [{"text": "G", "score": 4.5}, {"text": "B", "score": 1}], "annotator": "x"}"#,
        #"{"history": "Q", "human_ref_A": "G", "human_ref_B": "B", "labels": 1, "score_A": 10, "score_B": 2}"#,
        "prompt,chosen,rejected\nQ,\"[{'role': 'assistant', 'content': 'G'}]\",\"[{'role': 'assistant', 'content': 'B'}]\"\n",
        #"{"question": {"full_text": "Q"}, "answer_0": "G", "answer_1": "B", "score_0": 1.0, "score_1": -1.0}"#,
        #"{"prompt": "Q", "completion": "G", "label": true}"#,
      ]
    ),
    (
      .ratings,
      [
        "instance,response,annotator,rating\nx,A,ann,1\nx,B,\"b, c\",5\n",
        "instance,response,annotator,rating,comment,occasion,at,seconds,unread,fast,unsure,event,current,subset\nx,A,a,3,\"a \"\"b\"\"\nc\",send-back,2026-11-24T08:30:00.250Z,12.5,1,1,1,e-1,1,s\n",
      ]
    ),
    (
      .preferences,
      ["instance,annotator,preference,magnitude,first_shown,seconds\nx,a,A,2,B,1.5\nx,b,N,0,A,\ny,c,B,1,,3\n"]
    ),
    (.scores, ["instance,response,model,perplexity,tokens\nx,A,m,12.5,30\nx,B,m,9.25,12\n"]),
    (
      .practice,
      [
        #"{"id": "p", "context": [{"role": "user", "content": "Hi"}], "response_a": "Yes", "response_b": "No", "answer": {"rating_a": 4, "rating_b": 2, "preference": "A", "magnitude": 2}, "why": "So."}"#
      ]
    ),
    (
      .answers,
      [
        "instance,response,annotator,model,run,method,outcome,value,p1,p2,p3,p4,p5\nx,A,m,m,r,rating,value,3.5,0.1,0.1,0.3,0.3,0.2\n"
      ]
    ),
    (.decisions, ["instance,outcome,cause_1,note,author,at\nx,keep,unclear,\"a, b\",eve,2026-11-24T08:30:00Z\n"]),
    (
      .checks,
      [
        #"{"id": "p", "context": [{"role": "user", "content": "Hi"}], "response_a": "Yes", "response_b": "No", "answer": {"preference": "A"}}"#
      ]
    ),
    (
      .mapped,
      [
        #"{"prompt": "Q", "answers": ["G", "B"], "id": 1, "rest": {"a": [1, 2.5, null]}}"#,
        "prompt,answers\nQ,\"['G', 'B']\"\n",
      ]
    ),
    (
      .labels,
      ["instance,annotator,preference,magnitude\nx,a,A,2\n", #"{"instance": "x", "response": "A", "rating": 2}"#]
    ),
  ]
}
