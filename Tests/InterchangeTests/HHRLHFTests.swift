import Basics
import Study
import Testing

@testable import Interchange

struct HHRLHFTests {
  private func read(_ chosen: String, _ rejected: String, subset: String = "s", seed: UInt64 = 1) throws
    -> ImportedInstance
  {
    var bytes = Array("{\"chosen\": ".utf8)
    JSONText.append(chosen, to: &bytes)
    bytes += Array(", \"rejected\": ".utf8)
    JSONText.append(rejected, to: &bytes)
    bytes += Array("}".utf8)
    return try withFile(bytes) { path in
      var result: [ImportedInstance] = []
      try InstanceFile(path: path, subset: subset, seed: seed).forEach { result.append($0) }
      return try #require(result.first)
    }
  }

  /// Reads a pair and compares the context, a turn a line, and the chosen and rejected responses.
  private func check(
    _ chosen: String, _ rejected: String, context: [String], _ responses: (String, String), differsEarly: Bool = false,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let imported = try read(chosen, rejected)
    let instance = imported.instance
    let source = try #require(instance.sourcePreference)
    #expect(instance.context.map { "\($0.role.rawValue):\($0.content)" } == context, sourceLocation: location)
    #expect(instance.response(source) == responses.0, sourceLocation: location)
    #expect(instance.response(source.other) == responses.1, sourceLocation: location)
    #expect(imported.oddities.contains(.differsEarly) == differsEarly, sourceLocation: location)
  }

  @Test func `a line is a context and the two last turns of the assistant`() throws {
    try check(
      "\n\nHuman: Hi\n\nAssistant: Yes.", "\n\nHuman: Hi\n\nAssistant: No.\n", context: ["user: Hi"],
      (" Yes.", " No.\n"))
    try check(
      "\n\nHuman: 1\n\nAssistant: 2\n\nHuman: 3 \n\nAssistant:4",
      "\n\nHuman: 1\n\nAssistant: 2\n\nHuman: 3 \n\nAssistant: 5",
      context: ["user: 1", "assistant: 2", "user: 3 "], ("4", " 5"))
  }

  @Test func `only a marker after an empty line begins a turn`() throws {
    let text = "\n\nHuman: say Human: and\nAssistant: too\n\n Human: x\n\nhuman: y\n\nHuman y"
    try check(
      "\(text)\n\nAssistant: a", "\(text)\n\nAssistant: b",
      context: ["user: say Human: and\nAssistant: too\n\n Human: x\n\nhuman: y\n\nHuman y"], (" a", " b"))
    try check(
      "\n\nHuman: q\n\n\nAssistant: a", "\n\nHuman: q\n\n\nAssistant: b", context: ["user: q\n"], (" a", " b"))
  }

  @Test func `two turns of the assistant in a row stay two`() throws {
    try check(
      "\n\nHuman: q\n\nAssistant: a\n\nAssistant: b", "\n\nHuman: q\n\nAssistant: a\n\nAssistant: c",
      context: ["user: q", "assistant: a"], (" b", " c"))
  }

  @Test func `an empty turn stays a turn`() throws {
    try check(
      "\n\nHuman:\n\nAssistant:\n\nHuman: q\n\nAssistant: a", "\n\nHuman:\n\nAssistant:\n\nHuman: q\n\nAssistant: b",
      context: ["user:", "assistant:", "user: q"], (" a", " b"))
  }

  @Test func `transcripts that part earlier keep all that follows as responses`() throws {
    try check(
      "\n\nHuman: q\n\nAssistant: a\n\nHuman: r\n\nAssistant: b", "\n\nHuman: q\n\nAssistant: c", context: ["user: q"],
      (" a\n\nHuman: r\n\nAssistant: b", " c"), differsEarly: true)
    try check(
      "\n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant: a\n\nHuman: r\n\nAssistant: b", context: ["user: q"],
      (" a", " a\n\nHuman: r\n\nAssistant: b"), differsEarly: true)
    try check(
      "\n\nHuman: q\n\nAssistant: a\n\nHuman: r\n\nAssistant: b",
      "\n\nHuman: q\n\nAssistant: a\n\nHuman: s\n\nAssistant: b",
      context: ["user: q", "assistant: a"], ("\n\nHuman: r\n\nAssistant: b", "\n\nHuman: s\n\nAssistant: b"),
      differsEarly: true)
  }

  @Test func `equal transcripts have equal responses`() throws {
    try check("\n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant: a", context: ["user: q"], (" a", " a"))
    #expect(try read("\n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant: a").oddities == .identicalResponses)
  }

  @Test func `a first marker needs no empty line, and what stands before it is kept`() throws {
    try check("Human: q\n\nAssistant: a", "Human: q\n\nAssistant: b", context: ["user: q"], (" a", " b"))
    try check("\n\nAssistant: a", "\n\nAssistant: b", context: [], (" a", " b"))
    try check(
      "Be kind.\n\nHuman: q\n\nAssistant: a", "Be kind.\n\nHuman: q\n\nAssistant: b",
      context: ["text:Be kind.", "user: q"],
      (" a", " b"))
    try check(" \n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant: b", context: ["user: q"], (" a", " b"))
  }

  @Test(arguments: ["", " ", "\n", " \u{a0}\u{3000}\t"])
  func `a response without text is marked`(blank: String) throws {
    let imported = try read("\n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant:\(blank)")
    #expect(imported.oddities == .emptyResponse)
    #expect(try read("\n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant:\(blank).").oddities == [])
  }

  @Test func `which is A is a coin by seed and key, and the file's preference goes along`() throws {
    var letters: [ResponseLetter] = []
    for seed in 0..<40 as Range<UInt64> {
      let instance = try read("\n\nHuman: q\n\nAssistant: a", "\n\nHuman: q\n\nAssistant: b", seed: seed).instance
      let source = try #require(instance.sourcePreference)
      #expect(instance.response(source) == " a")
      var coin = SeededGenerator(seed: seed, "coin", "s-0001")
      #expect(source == (coin.coin() ? .a : .b))
      letters.append(source)
    }
    #expect(Set(letters).count == 2)
  }

  @Test(arguments: [(1, "s-0001"), (9999, "s-9999"), (10_000, "s-10000"), (168_000, "s-168000")])
  func `the id is the subset and the line`(line: Int, id: String) {
    #expect(HHRLHFLine.key(subset: "s", line: line).text == id)
  }

  @Test(arguments: [
    (#"{"chosen": "\n\nHuman: x\n\nAssistant: y"}"#, #"data:1: "rejected" missing; add it to this line"#),
    (#"{"chosen": "a", "rejected": "b"}"#, "data:1: a transcript has no turn of the assistant; mark turns with"),
    (
      #"{"chosen": "\n\nHuman: a", "rejected": "\n\nAssistant: b"}"#,
      "data:1: a transcript has no turn of the assistant"
    ),
    (
      #"{"chosen": 1, "rejected": "b"}"#, #"data:1: "chosen" is not a text in quotes; write chosen as a text in quotes"#
    ),
    (#"{"rejected": null, "chosen": ""}"#, #"data:1: "rejected" is not a text in quotes"#),
    (#"{"chosen": "", "chosen": "", "rejected": ""}"#, #"data:1: "chosen" stands there twice; keep one"#),
    (#"{"chosen": "", "rejected": ""} x"#, "data:1: not JSON at byte 32: something follows the end of the object"),
    ("\n \n{\"chosen\": \"\\u0000\", \"rejected\": \"\"}", "data:3: a NUL character at byte 13"),
  ])
  func `a fault names its line`(text: String, expected: String) throws {
    let error = #expect(throws: InterchangeError.self) {
      try withFile(text) { try InstanceFile(path: $0, subset: "s", seed: 1).forEach { _ in } }
    }
    #expect(message(try #require(error)).hasPrefix(expected), "\(error?.description ?? "")")
  }

  @Test func `later lines are read by the same rules, and blank ones are passed over`() throws {
    let line = #"{"chosen": "\n\nHuman: q\n\nAssistant: a", "rejected": "\n\nHuman: q\n\nAssistant: b", "n": [1]}"#
    try withFile("\(line)\r\n\n\(line)\n{\"chosen\": \"\"}\n") { path in
      var keys: [String] = []
      let error = #expect(throws: InterchangeError.self) {
        try InstanceFile(path: path, subset: "s", seed: 1).forEach { keys.append($0.instance.key.text) }
      }
      #expect(keys == ["s-0001", "s-0003"])
      #expect(error == .line(path, 4, .missingKeys(["rejected"])))
    }
  }

  @Test func `a subset has to be named`() throws {
    try withFile(#"{"chosen": "\n\nHuman: q\n\nAssistant: a", "rejected": "\n\nHuman: q\n\nAssistant: b"}"#) { path in
      #expect(throws: InterchangeError.file(path, .subsetNeeded)) { try InstanceFile(path: path, subset: nil, seed: 1) }
    }
  }
}
