import Foundation
import Interchange
import Study
import Testing

struct InstanceFileTests {
  private func read(_ text: String, subset: String? = nil, seed: UInt64 = 1) throws -> [ImportedInstance] {
    let path = FileManager.default.temporaryDirectory.appending(path: "demur-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(text.utf8).write(to: path)
    var result: [ImportedInstance] = []
    try InstanceFile(path: path.path(percentEncoded: false), subset: subset, seed: seed).forEach { result.append($0) }
    return result
  }

  private let line = #"{"chosen": "\n\nHuman: Hi\n\nAssistant: Yes.", "rejected": "\n\nHuman: Hi\n\nAssistant: No."}"#

  @Test func `an HH-RLHF line is a context and two responses, which is A by coin`() throws {
    var firsts: Set<String> = []
    for seed in 0..<20 as Range<UInt64> {
      let instance = try #require(try read(line, subset: "helpful", seed: seed).first).instance
      #expect(instance.key.text == "helpful-0001")
      #expect(instance.context == [Turn(role: .user, content: " Hi")])
      #expect(Set([instance.responseA, instance.responseB]) == [" Yes.", " No."])
      let source = try #require(instance.sourcePreference)
      #expect(instance.response(source) == " Yes.")
      firsts.insert(instance.responseA)
    }
    #expect(firsts.count == 2)
  }

  @Test func `transcripts that part early keep what follows as responses`() throws {
    let early =
      #"{"chosen": "\n\nHuman: Hi\n\nAssistant: A\n\nHuman: x\n\nAssistant: B", "rejected": "\n\nHuman: Hi\n\nAssistant: C"}"#
    let imported = try #require(try read(early, subset: "s").first)
    #expect(imported.oddities.contains(.partedEarly))
    #expect(imported.instance.context.count == 1)
    #expect(
      Set([imported.instance.responseA, imported.instance.responseB])
        == [" A\n\nHuman: x\n\nAssistant: B", " C"])
  }

  @Test func `demur JSONL is read as it stands`() throws {
    let text = #"""
      {"id": "x", "context": [{"role": "user", "content": "Hi"}], "response_a": "1", "response_b": "2", "subset": "s", "more": [1, {"a": null}]}
      {"id": "y", "context": "Human: a\n\nAssistant: b", "response_a": "\u00e9\ud83d\ude00", "response_b": "", "subset": "s"}
      """#
    let imported = try read(text)
    #expect(imported.count == 2)
    #expect(imported[1].instance.context.map(\.role) == [.user, .assistant])
    #expect(imported[1].instance.responseA == "é😀")
    #expect(imported[1].oddities.contains(.emptyResponse))
  }

  @Test func `CSV cells may hold commas, quotes and lines`() throws {
    let text = "id,context,response_a,response_b,subset\r\nx,\"Hi, \"\"you\"\"\r\nthere\",1,2,s\r\n"
    let imported = try #require(try read(text).first)
    #expect(imported.instance.context == [Turn(role: .text, content: "Hi, \"you\"\r\nthere")])
    #expect(imported.line == 2)
  }

  @Test func `what is exported is read again as it was`() throws {
    let instance = Instance(
      key: InstanceKey("a\"b"), subset: "s\n", context: [Turn(role: .assistant, content: "\u{1}\t\\")],
      responseA: "😀", responseB: "\u{202E}x")
    let text = String(decoding: InstanceExport.line(instance), as: UTF8.self)
    #expect(try read(text).map(\.instance) == [instance])
  }

  @Test(arguments: [
    ("{\"chosen\": \"\\n\\nHuman: x\\n\\nAssistant: y\"}", ":1: \"rejected\" missing"),
    ("{\"id\": \"x\", \"context\": \"c\", \"response_a\": \"1\", \"subset\": \"s\"}", ":1: \"response_b\" missing"),
    ("not json", "neither a JSON object nor the header"),
    ("{\"id\": \"x\", ", ":1: not JSON"),
    ("[{}]", "one JSON array"),
    ("", "the file is empty"),
    ("{\"id\": \"x\", \"context\": \"c\\u0000\", \"response_a\": \"1\", \"response_b\": \"2\"}", ":1: a NUL"),
  ])
  func `a fault names its line`(text: String, message: String) throws {
    let error = #expect(throws: InterchangeError.self) { try read(text, subset: "s") }
    #expect(try #require(error).description.contains(message), "\(error?.description ?? "")")
  }

  /// The real files, read from beside the project; not part of it.
  @Test(arguments: [("harmless", 2312, 5, 4), ("helpful", 2354, 9, 4)])
  func `the real files are read whole`(name: String, lines: Int, parted: Int, empty: Int) throws {
    guard let path = RealData.path("hh-rlhf-\(name)-base-test.jsonl.gz") else { return }
    var summary = ImportSummary()
    var count = 0
    var partedEarly = 0
    var emptyResponse = 0
    try InstanceFile(path: path, subset: name, seed: 1).forEach {
      summary.note($0)
      count += 1
      if $0.oddities.contains(.partedEarly) { partedEarly += 1 }
      if $0.oddities.contains(.emptyResponse) { emptyResponse += 1 }
    }
    #expect(count == lines)
    #expect(partedEarly == parted)
    #expect(emptyResponse == empty)
  }
}

enum RealData {
  /// The path of a file of real data; nil, with a message, where there is none.
  static func path(_ name: String) -> String? {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
    let folder =
      ProcessInfo.processInfo.environment["DEMUR_DATA"]
      ?? root.appending(path: "shared/data").path(percentEncoded: false)
    let path = folder + "/" + name
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: there is no \(name) beside the project (DEMUR_DATA names its folder)")
    return nil
  }
}
