import Basics
import Foundation
import Study
import Testing

@testable import Interchange

/// demur's own JSONL and CSV, and how they are told apart.
struct InstanceFormTests {
  private func read(_ text: some Sequence<UInt8>, subset: String? = nil, named name: String = "data") throws
    -> [ImportedInstance]
  {
    try withFile(text, named: name) { path in
      var result: [ImportedInstance] = []
      try InstanceFile(path: path, subset: subset, seed: 1).forEach { result.append($0) }
      return result
    }
  }

  private func read(_ text: String, subset: String? = nil) throws -> [ImportedInstance] {
    try read(text.utf8, subset: subset)
  }

  @Test(arguments: [#"{"a": [1, "é"], "b": null}"#, #"{ "n" : 1.50 }"#])
  func `columns that were kept come back as they stand, also from a text`(kept: String) throws {
    for format in [InstanceExport.KeptForm.object, .text] {
      let instance = Instance(
        key: InstanceKey("x"), subset: "s", context: [], responseA: "1", responseB: "2", kept: kept)
      let line = InstanceExport.row(instance, kept: format).jsonLine
      #expect(try read(line).map(\.instance) == [instance])
      let shaped = try withFile(Array("[".utf8) + line + Array("]".utf8), named: "file.json") { path in
        var kept: [String?] = []
        var file = try ShapeFile(path: path, subset: nil, options: ShapeOptions(seed: 1))
        try file?.forEach { kept.append($0.imported?.instance.kept) }
        return kept
      }
      #expect(shaped.compactMap { $0.flatMap { JSONValue(Data($0.utf8)) } } == [JSONValue(Data(kept.utf8))])
    }
    #expect(throws: InterchangeError.self) {
      _ = try read(#"{"id": "x", "context": "c", "response_a": "1", "response_b": "2", "subset": "s", "kept": "[1]"}"#)
    }
  }

  private let record = #"{"id": "x", "context": "c", "response_a": "1", "response_b": "2", "subset": "s"}"#

  @Test func `demur JSONL is read as it stands, what it does not know is passed over`() throws {
    let text = #"""
      {"id": "x", "context": [{"role": "user", "content": "Hi"}, {"content": "", "role": "system", "n": 1}], "response_a": "1", "response_b": "2", "subset": "s", "more": [1, {"a": null}]}
      {"id": "y", "context": "Human: a\n\nAssistant: b", "response_a": "\u00e9\ud83d\ude00", "response_b": "", "subset": "s", "source_preference": "B"}
      {"id": "z", "context": [], "response_a": "1", "response_b": "2", "subset": null, "source_preference": null}
      """#
    let imported = try read(text, subset: "s")
    #expect(imported.map(\.instance.key.text) == ["x", "y", "z"])
    #expect(imported[0].instance.context == [Turn(role: .user, content: "Hi"), Turn(role: .system, content: "")])
    #expect(imported[1].instance.context == [Turn(role: .user, content: " a"), Turn(role: .assistant, content: " b")])
    #expect(imported[1].instance.responseA == "é😀")
    #expect(imported[1].instance.sourcePreference == .b)
    #expect(imported[1].oddities == .emptyResponse)
    #expect(imported[2].instance.subset == "s")
    #expect(imported.map(\.line) == [1, 2, 3])
  }

  /// Each with a place for a text, and the number of the line that is at fault.
  @Test(arguments: [
    (#"{"id":"x","subset":"s","context":"c","response_a":"@","response_b":"2"}"#, 1),
    (#"{"id":"x","subset":"s","context":"c","response_a":"1","response_b":"@"}"#, 1),
    (#"{"id":"x","subset":"s","context":"@","response_a":"1","response_b":"2"}"#, 1),
    ("id,subset,context,response_a,response_b\nx,s,c,\"@\",2", 2),
    (#"{"prompt":"c","chosen":"@","rejected":"2"}"#, 1),
  ])
  func `a text of more lines than anybody reads is refused before anything is kept`(form: String, line: Int) throws {
    let end = form.hasPrefix("{") ? "\\n" : "\n"
    for (count, isRead) in [(50_000, true), (50_001, false)] {
      let text = form.replacing("@", with: "a" + String(repeating: end, count: count) + "b") + "\n"
      try withFile(text.utf8, named: "d") { path in
        let source = try InstanceSource(path: path, shape: nil, subset: "s", options: ShapeOptions(seed: 1))
        var read = 0
        let attempt = {
          switch source {
          case .own(let file): try file.forEach { _ in read += 1 }
          case .shaped(var file): try file.forEach { _ in read += 1 }
          }
        }
        if isRead {
          try attempt()
          #expect(read == 1)
        } else {
          let error = #expect(throws: InterchangeError.self) { try attempt() }
          #expect(error == .line(path, line, .tooManyLines(limit: 50_000)) && read == 0)
        }
      }
    }
  }

  @Test(arguments: [
    ("", []), ("Plain.", ["text:Plain."]), (" Human: x", ["text: Human: x"]), ("Human: a", ["user: a"]),
    ("\n\nHuman: a\n\nAssistant: b\n\nHuman: c", ["user: a", "assistant: b", "user: c"]),
    ("\n\nHuman: a\n\nAssistant:", ["user: a"]), ("Assistant: a\n\nHuman: b", ["assistant: a", "user: b"]),
    ("See:\n\nHuman: a", ["text:See:\n\nHuman: a"]), ("\n", ["text:\n"]), ("Human", ["text:Human"]),
  ])
  func `a context given as a text is cut into turns if it begins with one`(text: String, turns: [String]) {
    #expect(Transcript.context(text).map { "\($0.role.rawValue):\($0.content)" } == turns)
  }

  @Test func `CSV cells may hold commas, quotes and lines`() throws {
    let text =
      "response_b,id,context,response_a,subset\r\n2,x,\"Hi, \"\"you\"\"\r\nthere\",\"\",s\r\n\r\n\"2\n\",y,,1,s"
    let imported = try read(text)
    #expect(imported.map(\.instance.key.text) == ["x", "y"])
    #expect(imported[0].instance.context == [Turn(role: .text, content: "Hi, \"you\"\r\nthere")])
    #expect(imported[0].instance.responseB == "2")
    #expect(imported[1].instance.context.isEmpty)
    #expect(imported[1].instance.responseB == "2\n")
    #expect(imported.map(\.line) == [2, 5])
  }

  @Test func `a context in CSV may be turns in JSON, or in HH-RLHF's form`() throws {
    let text = """
      id,context,response_a,response_b
      x,"[{""role"": ""user"", ""content"": ""a""}]",1,2
      y,"Human: a

      Assistant: b",1,2
      z,[laughs] Hi,1,2
      """
    let contexts = try read(text, subset: "s").map { $0.instance.context }
    #expect(contexts[0] == [Turn(role: .user, content: "a")])
    #expect(contexts[1] == [Turn(role: .user, content: " a"), Turn(role: .assistant, content: " b")])
    #expect(contexts[2] == [Turn(role: .text, content: "[laughs] Hi")])
  }

  static let awkward: [Instance] = {
    let texts = [
      "", " ", "=1+1", "＝1", "＋a", "－b", "＠c", "'＝1", "''－", "＜a", "'＜", "=", "'=1", "''=1", "-", "+a", "@x", "\tx",
      "\rx", "'", "'x", "a,b", "a\"b", "\"", "a\nb", "a\r\nb",
      "\n", "[]",
      "[ ]", "[{", "[{\"role\": \"user\", \"content\": \"x\"}]", " [ {}", "Human: x", "\n\nHuman: x", "\n\nAssistant:",
      "\n\nAssistant: a\n\nHuman: b", "x\n\nHuman: y", "e\u{301}", "é", "\u{1}\u{1f}\u{7f}\u{85}",
      "\u{202E}\u{200B}\u{FEFF}",
      "😀\u{10FFFF}", "\u{FFFF}", "\\u0041\\", "null", "id,context",
    ]
    let roles = Role.allCases
    return texts.enumerated().flatMap { index, text in
      [
        Instance(
          key: InstanceKey("k\(index)\(text)"), subset: "s\(text)", context: [Turn(role: .text, content: text)],
          responseA: text, responseB: "b", sourcePreference: .a),
        Instance(
          key: InstanceKey("l\(index)"), subset: "s", context: roles.map { Turn(role: $0, content: text) },
          responseA: "a",
          responseB: text, sourcePreference: .b, kept: #"{"a b": 1.50, "c": [null, "é,\"\n"], "": {}}"#),
        Instance(
          key: InstanceKey("\(text)m\(index)"), subset: "s",
          context: text.isEmpty ? [] : [Turn(role: .assistant, content: text)],
          responseA: "a", responseB: text),
      ]
    }
  }()

  private static func line(_ instance: Instance) -> [UInt8] { InstanceExport.row(instance).jsonLine }

  @Test func `what is exported comes back as it was, to the byte`() throws {
    let lines = Self.awkward.map(Self.line)
    #expect(try read(Array(lines.joined())).map { Self.line($0.instance) } == lines)
    let records =
      InstanceExport.row(Self.awkward[0]).csvHeader + Self.awkward.map { InstanceExport.row($0).csvRecord }.joined()
    #expect(try read(records).map { Self.line($0.instance) } == lines)
    #expect(try read(gzip(Array(records.utf8)), named: "x.csv.gz").count == lines.count)
  }

  @Test(arguments: ["=1+1", "+a", "-b", "@c", "\td", "\re", "\nf", "＝1＋1", "＋a", "－b", "＠c"])
  func `no cell of a text begins as a formula does`(text: String) throws {
    let record = InstanceExport.row(
      Instance(
        key: InstanceKey(text), subset: text, context: [Turn(role: .text, content: text)], responseA: text,
        responseB: text)
    ).csvRecord
    let first = try #require(text.first)
    // Without the end of the record itself.
    #expect(!record.dropLast().split(separator: ",").contains { $0.drop { $0 == "\"" }.first == first }, "\(record)")
  }

  @Test(arguments: [
    ("not json", "data: the first line is neither a JSON object nor the header"),
    ("[{\"id\": \"x\"}]", "data: this is one JSON array, not one object a line; write each of its objects"),
    (" \n\n", "data: the file is empty"),
    ("{\"id\": \"x\", ", "data:1: not JSON at byte 13: a text in quotes expected"),
    ("{}", "data:1: \"id\", \"context\", \"response_a\", \"response_b\" missing; add them to this line"),
    ("instance,response,annotator,rating\n", "data: the first line is neither"),
    (#"{"id": "", "context": "c", "response_a": "1", "response_b": "2"}"#, "data:1: the id is empty"),
    (#"{"id": true, "context": "c", "response_a": "1", "response_b": "2"}"#, "data:1: \"id\" is not a text in quotes"),
    (#"{"id": "x", "id": "y"}"#, "data:1: \"id\" stands there twice"),
    (#"{"id": "x", "context": 1}"#, "data:1: \"context\" is not a text, or an array of turns"),
    (#"{"id": "x", "context": [1]}"#, "data:1: \"context\" is not an array of turns"),
    (#"{"id": "x", "context": [{"role": "user"}]}"#, "data:1: \"content\" missing"),
    (
      #"{"context": [{"role": "wizard", "content": ""}]}"#,
      "data:1: a turn has the role \"wizard\"; use user, assistant"
    ),
    (#"{"context": [{"role": "user", "role": "user", "content": ""}]}"#, "data:1: \"role\" stands there twice"),
    (#"{"kept": [1]}"#, "data:1: \"kept\" is not a JSON object"),
    (#"{"source_preference": "N"}"#, "data:1: \"source_preference\" is not \"A\" or \"B\""),
    (
      #"{"id": "x", "context": "c", "response_a": "1", "response_b": "2"}"#,
      "data:1: no subset; add \"subset\" to the line"
    ),
    (#"{"id": "x", "context": "c", "response_a": "1", "response_b": "2", "subset": ""}"#, "data:1: no subset"),
    ("id,context,response_a\n", "data:1: column \"response_b\" missing beside \"id\", \"context\", \"response_a\""),
    ("id,context,response_a,response_b,id\n", "data:1: the column \"id\" stands there twice"),
    ("id,context,response_a,response_b,subset\n,c,1,2,s\n", "data:2: the id is empty"),
    ("id,context,response_a,response_b,subset\nx,c,1,2,\n", "data:2: no subset"),
    ("id,context,response_a,response_b,source_preference\nx,c,1,2,N\n", "data:2: no subset"),
    (
      "id,context,response_a,response_b,subset\n\nx,\"[{\",1,2,s",
      "data:3: context is \"[{\", not an array of turns in JSON ("
    ),
  ])
  func `a fault names its line and a remedy`(text: String, expected: String) throws {
    let error = #expect(throws: InterchangeError.self) { try read(text) }
    #expect(message(try #require(error)).hasPrefix(expected), "\(error?.description ?? "")")
  }

  @Test func `the line and the command may only say the same subset`() throws {
    #expect(try read(record, subset: "s").count == 1)
    let error = #expect(throws: InterchangeError.self) { try read(record, subset: "t") }
    #expect(
      message(try #require(error)).hasPrefix("data:1: the line says subset \"s\", the command says \"t\"; mend one"))
  }

  @Test func `instances that came with the program are read from memory`() throws {
    let bytes = Array("\(record)\n\n\(record)".utf8)
    #expect(try InstanceFile.instances(bytes, name: "built-in").count == 2)
    #expect(throws: InterchangeError.line("built-in", 3, .notUTF8(byte: 1))) {
      try InstanceFile.instances(Array("\(record)\n\n".utf8) + [0xFF], name: "built-in")
    }
  }
}
