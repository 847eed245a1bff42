import Foundation
import Study
import Testing

@testable import Interchange

/// What `demur export training` writes in each form, read again.
struct TrainingRoundTests {
  /// The turns between bars, by the first letter of who speaks; `_` is an empty line.
  private static func turns(_ text: String) -> [Turn] {
    text.split(separator: "|").map { part in
      let role: Role = part.first == "u" ? .user : part.first == "a" ? .assistant : part.first == "s" ? .system : .text
      return Turn(role: role, content: String(part.dropFirst()).replacing("_", with: "\n\n"))
    }
  }

  private static let texts: [(context: String, a: String, b: String)] = [
    ("uhi", "yes", "no"), ("u hi|a ho|u so?", " yes", " no"), ("sBe kind.|uhi", "yes", "no"), ("tWhy?", "yes", "no"),
    ("tWhy?", "yes, since it is", "yes, since it was"), ("tBe kind._Human: hi_Assistant: ho_Human: so?", " yes", " no"),
    ("u hi", " ho_Human: so?_Assistant: yes", " no"), ("uhi", "ho_Human: a", "ho_Human: b"), ("", "yes", "no"),
    ("ux|ay", "yes", "no"), ("uq|tresult|ugo", "yes", "no"), ("uhi", "", "no"), ("u\nhi", "\nyes", "no"),
    ("ué|a👩‍👩‍👧|ue\u{301}", "\"q\" \\ \t", "no\u{2028}"), ("u", "yes", "no"),
  ]

  private static let instances = texts.enumerated().map { index, texts in
    Instance(
      key: InstanceKey("i-\(index)"), subset: index.isMultiple(of: 2) ? "even" : "odd", context: turns(texts.context),
      responseA: texts.a.replacing("_", with: "\n\n"), responseB: texts.b.replacing("_", with: "\n\n"))
  }

  private static let forms: [TrainingForm] = [
    TrainingForm(.messages), TrainingForm(.text), TrainingForm(.messages, isImplicit: true),
    TrainingForm(.text, isImplicit: true), TrainingForm(.messages, isUnpaired: true),
    TrainingForm(.text, isUnpaired: true),
  ]

  /// What a form cannot tell: in one text, where what a tool says begins between other turns.
  private static func isLost(_ instance: Instance, _ form: TrainingForm) -> Bool {
    if form.refuses(TrainingDialogue(instance)) { return true }
    guard form.text == .text else { return false }
    return instance.context.map(\.role) == [.user, .text, .user]
  }

  private static func chosen(_ index: Int) -> ResponseLetter { index % 3 == 0 ? .a : .b }

  private static func read(_ bytes: [UInt8]) throws -> (instances: [Instance], remarks: [String]) {
    try withFile(bytes, named: "pairs.jsonl") { path in
      guard
        case .shaped(var file) = try InstanceSource(
          path: path, shape: nil, subset: nil, options: ShapeOptions(seed: 3))
      else {
        Issue.record("taken for HH-RLHF or demur's own")
        return ([], [])
      }
      var instances: [Instance] = []
      try file.forEach { if let imported = $0.imported { instances.append(imported.instance) } }
      return (instances, file.remarks)
    }
  }

  @Test(arguments: forms)
  func `a training form comes in again with ids, subsets and texts, and A and B as they were`(form: TrainingForm) throws
  {
    let kept = Self.instances.enumerated().filter { !Self.isLost($0.element, form) }
    let bytes = kept.flatMap { index, instance -> [UInt8] in
      let pair = TrainingPair(chosen: Self.chosen(index), margin: 1, weight: 1, delta: 0, n: 2)
      return form.rows(TrainingDialogue(instance), TrainingFacts(instance, pair, .undecided)).flatMap(\.jsonLine)
    }
    let read = try Self.read(bytes)
    let wanted = kept.map { index, instance in
      var instance = instance
      instance.sourcePreference = Self.chosen(index)
      return instance
    }
    for (one, other) in zip(read.instances, wanted) { #expect(one == other, "\(form)") }
    #expect(read.instances.count == wanted.count && read.remarks == [], "\(form): \(read.remarks)")
  }

  @Test(arguments: forms)
  func `single annotators' pairs are one instance, and no label of the data`(form: TrainingForm) throws {
    let instance = Self.instances[1]
    func bytes(_ fingerprinted: Instance) -> [UInt8] {
      [("ann", ResponseLetter.a), ("ben", .b)].flatMap { name, letter -> [UInt8] in
        let pair = TrainingPair(chosen: letter, margin: 2, weight: 1, delta: 4, n: 2)
        return form.rows(
          TrainingDialogue(instance), TrainingFacts(fingerprinted, pair, .undecided, annotator: name)
        ).flatMap(\.jsonLine)
      }
    }
    let read = try Self.read(bytes(instance))
    #expect(read.instances == [instance], "\(form)")
    #expect(read.remarks.count == 1 && read.remarks[0].contains("Pairs of single annotators: 2"), "\(form)")
    // Changed by hand, it is no longer what the fingerprint names, and still one.
    var changed = instance
    changed.responseB = "something else"
    let other = try Self.read(bytes(changed))
    #expect(other.instances.count == 1 && other.instances[0].sourcePreference == nil, "\(form)")
    #expect(other.remarks.contains { $0.contains(": 2; labels of the study") }, "\(form): \(other.remarks)")
  }

  private static func row(_ prompt: String, _ completion: String, _ label: Bool, _ more: String = "") -> String {
    #"{"prompt": "\#(prompt)", "completion": "\#(completion)", "label": \#(label)\#(more)}"# + "\n"
  }

  @Test func `single answers are paired by prompt and label, and those that are left are counted`() throws {
    let rows = [
      Self.row("q", "good", true), Self.row("r", "bad", false), Self.row("q", "better", true),
      Self.row("s", "alone", true), Self.row("q", "bad", false), Self.row("r", "good", true, #", "id": 7"#),
      Self.row("q", "worse", false),
    ]
    let read = try Self.read(Array(rows.joined().utf8))
    let pairs = read.instances.map { instance in
      "\(instance.context.map(\.content).joined()): "
        + (instance.sourcePreference.map { "\(instance.response($0)) > \(instance.response($0.other))" } ?? "")
    }
    #expect(pairs == ["q: better > bad", "r: good > bad", "q: good > worse"])
    #expect(read.remarks.contains { $0.contains("the other label: 1;") }, "\(read.remarks)")
  }

  @Test func `rows with one id belong together before others`() throws {
    let rows = [
      Self.row("q", "a1", true, #", "id": "a""#), Self.row("q", "b1", true, #", "id": "b""#),
      Self.row("q", "a0", false, #", "id": "a""#), Self.row("q", "b0", false, #", "id": "b""#),
    ]
    let read = try Self.read(Array(rows.joined().utf8))
    #expect(read.instances.map(\.key.text) == ["a", "b"])
    #expect(read.instances.map { Set([$0.responseA, $0.responseB]) } == [["a0", "a1"], ["b0", "b1"]])
  }

  @Test(arguments: [
    row("q", "x", true) + row("r", "y", false),
    #"{"prompt": "q", "response": "x", "helpfulness": 1, "correctness": 1}"#,
  ])
  func `a file without any pair is refused`(text: String) throws {
    let error = #expect(throws: InterchangeError.self) { try Self.read(Array(text.utf8)) }
    #expect(error.map { "\($0)" }?.contains("single responses has another one to the same prompt") ?? false)
  }
}
