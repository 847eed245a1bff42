import Foundation
import Study
import Testing

@testable import Interchange

/// Files of no known shape, mapped by the command.
struct MappingTests {
  private struct Read {
    var items: [ShapeFile.Item] = []
    var remarks: [String] = []
    var faults: [String] = []
    var instances: [Instance] { items.compactMap { $0.imported?.instance } }
    /// As `x1 ann B2`, `x1 ann A=4`.
    var labels: [String] {
      items.flatMap { item in
        item.labels.map { label in
          switch label.label {
          case .preference(let value): "\(item.key) \(label.annotator) \(value.preference.rawValue)\(value.magnitude)"
          case .rating(let value): "\(item.key) \(label.annotator) \(label.response?.rawValue ?? "-")=\(value.rawValue)"
          }
        }
      }
    }
  }

  private func read(
    _ text: String, map: String, labels: String = "", values: String = "", scale: String? = nil, keep: Bool = false,
    skips: Bool = false, name: String = "file.jsonl"
  ) throws -> Read {
    let rules = try MappingRules(map: [map], labels: [labels], values: [values], scale: scale, keepsRest: keep)
    return try withFile(text, named: name) { path in
      var file = try ShapeFile(path: path, mapping: rules, subset: nil, options: ShapeOptions(seed: 1))
      var read = Read()
      try file.forEach(onFault: { if skips { read.faults.append("\($0)") } else { throw $0 } }) {
        read.items.append($0)
      }
      read.remarks = file.remarks
      return read
    }
  }

  private static let map = "context=prompt,response_a=r1,response_b=r2,id=uid,subset=domain"
  private static let expected = Instance(
    key: InstanceKey("x1"), subset: "d", context: [Turn(role: .user, content: "Why, \"so\"?")], responseA: "é\n",
    responseB: "b")

  @Test(arguments: [
    (#"{"uid": "x1", "domain": "d", "prompt": "Why, \"so\"?", "r1": "é\n", "r2": "b", "more": [1]}"#, "x.jsonl"),
    (
      "[\n {\"uid\": \"x1\",\n \"domain\": \"d\", \"prompt\": \"Why, \\\"so\\\"?\", \"r1\": \"é\\n\", \"r2\": \"b\"}]",
      "x.json"
    ),
    ("uid,domain,prompt,r1,r2,more\nx1,d,\"Why, \"\"so\"\"?\",\"é\n\",b,7\n", "x.csv"),
    (",uid;domain;prompt;r1;r2\n0;x1;d;\"Why, \"\"so\"\"?\";\"é\n\";b\n".replacing(",uid", with: ";uid"), "x.csv"),
    ("uid\tdomain\tprompt\tr1\tr2\r\nx1\td\t\"Why, \"\"so\"\"?\"\t\"é\n\"\tb\r\n", "x.tsv"),
  ])
  func `the same instance comes out of JSON, CSV, semicolons and tabs`(text: String, name: String) throws {
    let read = try read(text, map: Self.map, name: name)
    #expect(read.instances == [Self.expected], "\(read.instances)")
  }

  @Test(arguments: [
    (#"[{"role": "user", "content": "q"}, {"role": "bot", "content": "a"}, {"role": "human", "content": "r"}]"#, 3),
    (#"[{'role': 'user', 'content': "q's"}, {'role': 'gpt', 'content': 'a'}]"#, 2),
    ("[{'content': 'q', 'role': 'user'}\n {'content': 'a', 'role': 'assistant'}]", 2),
    (#"[{"from": "human", "value": "q"}]"#, 1), ("\n\nHuman: q\n\nAssistant: a\n\nHuman: r\n\nAssistant:", 3),
    ("[1, 2] is a list", 1), ("", 0),
  ])
  func `a context in a cell is a dialogue as JSON or Python writes it, or a text`(cell: String, turns: Int) throws {
    let csv = "prompt,r1,r2\n\"\(cell.replacing("\"", with: "\"\""))\",a,b\n"
    let read = try read(csv, map: "context=prompt,response_a=r1,response_b=r2", name: "x.csv")
    #expect(read.instances.first?.context.count == turns, "\(read.instances)")
  }

  @Test func `ways lead into objects and lists, and names with dots are names`() throws {
    let record = """
      {"meta": {"id": 12345678901234567890}, "q.text": "Q", "answers": [{"text": "one"}, {"text": [{"type": "text", "text": "two"}]}]}
      """
    let read = try read(
      record, map: "id=meta.id,context=q.text,response_a=answers.0.text,response_b=answers.1.text")
    let instance = try #require(read.instances.first)
    #expect(instance.context == [Turn(role: .user, content: "Q")])
    #expect(instance.responseA == "one" && instance.responseB == "two")
    let long = try self.read(#"{"i": 12345678901234567890, "a": "1", "b": "2"}"#, map: "id=i,response_a=a,response_b=b")
    #expect(long.instances.map(\.key.text) == ["12345678901234567890"])
  }

  @Test func `what is not named is kept where that is wanted, as it is written`() throws {
    let record = #"{"a": "1", "b": "2", "n": 1.50, "big": 12345678901234567890, "list": [ 1,"é"]}"#
    let map = "response_a=a,response_b=b"
    #expect(
      try read(record, map: map, keep: true).instances.first?.kept
        == #"{"n": 1.50, "big": 12345678901234567890, "list": [ 1,"é"]}"#)
    #expect(try read(record, map: map).instances.first?.kept == nil)
    let csv = try read(",a,b,n,word,empty\n0,1,2,4.0,=x,\n", map: map, keep: true, name: "x.csv")
    #expect(csv.instances.first?.kept == #"{"n": 4.0, "word": "=x", "empty": ""}"#)
  }

  @Test(arguments: [
    ("annotator=w,preference=c", "model_a=A,model_b=B,tie=N,tie (bothbad)=N", ["A1", "B1", "N0", "N0"]),
    ("annotator=w,preference=c", "model_a=A2,model_b=B1,tie=N0,tie (bothbad)=n", ["A2", "B1", "N0", "N0"]),
    ("annotator=w,preference=c,magnitude=m", "model_a=A,model_b=B,tie=N,tie (bothbad)=N", ["A2", "B1", "N0", "N0"]),
    ("annotator=w,strength=s", "", ["A2", "B1", "N0", "B2"]),
    ("annotator=w,strength=s", "-3=A1,1=B2", ["A1", "B2", "N0", "B2"]),
  ])
  func `labels come along, with what words and strengths mean`(labels: String, values: String, expected: [String])
    throws
  {
    let rows = [("model_a", "2", -3), ("model_b", "1.0", 1), ("tie", "", 0), ("tie (bothbad)", "0", 2)]
    let text = rows.enumerated().map { index, row in
      #"{"id": \#(index), "a": "1", "b": "2", "w": "ann", "c": "\#(row.0)", "m": "\#(row.1)", "s": \#(row.2)}"#
    }.joined(separator: "\n")
    let read = try read(text, map: "id=id,response_a=a,response_b=b", labels: labels, values: values)
    #expect(read.labels == expected.enumerated().map { "\($0) ann \($1)" })
  }

  @Test func `several people's labels on one pair are one instance, and a coin turns labels too`() throws {
    let text = ["ann", "ben"].map {
      #"{"id": "x", "good": "g", "bad": "b", "who": "\#($0)", "ra": 5, "rb": 1}"#
    }.joined(separator: "\n")
    let read = try read(
      text, map: "id=id,chosen=good,rejected=bad", labels: "annotator=who,rating_a=ra,rating_b=rb")
    #expect(read.instances.count == 1)
    let instance = try #require(read.instances.first)
    let good = instance.responseA == "g" ? "A" : "B"
    #expect(instance.sourcePreference?.rawValue == good)
    #expect(
      Set(read.labels)
        == Set(["ann", "ben"].flatMap { ["x \($0) \(good)=5", "x \($0) \(good == "A" ? "B" : "A")=1"] }))
  }

  @Test(arguments: [
    ("0-4", "0", 1), ("0-4", "4.0", 5), ("1-10", "1", 1), ("1-10", "10", 5), ("1-10", "5", 3), ("-2-2", "-2", 1),
    ("5-1", "1", 5), ("0-100", "62.5", 4), ("1-7", "4", 3),
  ])
  func `ratings of other scales become 1 to 5`(scale: String, value: String, expected: Int) throws {
    let read = try read(
      #"{"a": "1", "b": "2", "r": \#(value), "side": "left"}"#, map: "response_a=a,response_b=b",
      labels: "rating=r,response=side", values: "left=A", scale: scale)
    #expect(read.labels.first?.hasSuffix(" file A=\(expected)") == true, "\(read.labels)")
  }

  @Test(arguments: [
    (#"{"a": "1"}"#, "file.jsonl:1: \"b\" missing"), (#"{"a": 1, "b": {}}"#, "file.jsonl:1: \"a\" is not a text"),
    ("{\"a\": \"1\", \"b\": \"2\"}\n{\"a\": \"1\", \"b\": \"2\"", "file.jsonl:2: not JSON"),
    (#"{"a": "1", "a": "1", "b": "2"}"#, "file.jsonl:1: \"a\" stands there twice"),
    (#"{"a": "1\u0000", "b": "2"}"#, "file.jsonl:1:"),
    (#"{"a": "1", "b": "2", "x": "# + String(repeating: "[", count: 10_000), "file.jsonl:1: not JSON"),
    ("x,y\n1,2\n", "file.jsonl:2: columns \"a\", \"b\" missing beside \"x\", \"y\""),
    ("a,b,a\n1,2,3\n", "file.jsonl:1: the column \"a\" stands there twice"), ("", "file.jsonl: the file is empty"),
    ("a,b\n1\n", "file.jsonl:2: 1 cell where the header has 2"),
  ])
  func `what is wrong is named with its file, line and key`(text: String, expected: String) throws {
    let error = #expect(throws: InterchangeError.self) { try read(text, map: "response_a=a,response_b=b") }
    let said = error.map { "\($0)" } ?? ""
    #expect(said.contains(expected.replacing("file.jsonl", with: "")), "\(said)")
  }

  @Test func `lines that cannot be taken are left out where that is wanted, and told one by one`() throws {
    let good = { (number: Int) in #"{"i": \#(number), "a": "1", "b": "2"}"# }
    let lines = [
      good(1), #"{"a": "1"}"#, good(3), #"{"a": "torn"#, good(5), "{\"a\": [", good(7), "no json", good(9),
      #"{"a": "1\u0000", "b": "2"}"#, good(11),
    ]
    let read = try read(lines.joined(separator: "\n"), map: "id=i,response_a=a,response_b=b", skips: true)
    #expect(read.instances.map(\.key.text) == ["1", "3", "5", "7", "9", "11"])
    #expect(read.faults.compactMap { $0.split(separator: ":").dropFirst().first } == ["2", "4", "6", "8", "10"])
  }

  @Test(arguments: [
    ("response_a=a", "", "", nil, "name both responses"), ("respons_a=a", "", "", nil, "no such field"),
    ("response_a=a,response_a=b", "", "", nil, "twice"), ("response_a", "", "", nil, "FIELD=COLUMN"),
    ("response_a=a,response_b=b,chosen=c,rejected=d", "", "", nil, "not both"),
    ("", "annotator=w", "", nil, "preference="),
    ("", "preference=c", "", nil, "instance="), ("response_a=a,response_b=b", "rating=r", "", nil, "response="),
    ("response_a=a,response_b=b", "", "A", nil, "WORD=MEANING"),
    ("response_a=a,response_b=b", "", "x=A", nil, "--labels"),
    ("response_a=a,response_b=b", "preference=p", "", "4", "WORST-BEST"),
  ])
  func `faulty options are told by name`(map: String, labels: String, values: String, scale: String?, expected: String)
  {
    let fault = #expect(throws: MappingFault.self) {
      try MappingRules(map: [map], labels: [labels], values: [values], scale: scale, keepsRest: false)
    }
    #expect(fault?.description.contains(expected) == true, "\(String(describing: fault))")
  }

  @Test func `a word that means nothing yet is told, with what to type`() throws {
    let error = #expect(throws: InterchangeError.self) {
      try read(
        #"{"a": "1", "b": "2", "c": "left"}"#, map: "response_a=a,response_b=b", labels: "preference=c")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("--values 'left=A'"))
  }
}
