import Foundation
import Testing

/// The commands that set a study up, and what they say of bad input.
struct SetUpTests {
  private let line = #"{"id": "x", "context": "Human: Hi", "response_a": "1", "response_b": "2", "subset": "s"}"#

  private func study(_ folder: Folder) throws { try Program.succeed("init", "t", "--seed", "1", in: folder) }

  @Test(arguments: [
    ("not json", "t.jsonl: the first line is neither"), ("{\"id\": \"x\"}", "t.jsonl:1: "), ("", "the file is empty"),
    (
      "{\"id\": \"x\", \"context\": \"a\\u0000\", \"response_a\": \"1\", \"response_b\": \"2\", \"subset\": \"s\"}",
      ":1: a NUL"
    ),
  ])
  func `a faulty file is refused with its line, and nothing is imported`(content: String, message: String) throws {
    let folder = try Folder()
    try study(folder)
    try folder.write(content, to: "t.jsonl")
    let outcome = try Program.run(["import", "t.jsonl"], in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(try Program.run(["assign"], in: folder).errors.contains("nothing to assign"))
  }

  @Test func `an id that stands there twice is named with its line`() throws {
    let folder = try Folder()
    try study(folder)
    try folder.write(line + "\n" + line, to: "t.jsonl")
    let outcome = try Program.run(["import", "t.jsonl"], in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("t.jsonl:2:"))
    #expect(try Program.run(["assign"], in: folder).errors.contains("nothing to assign"))
  }

  @Test func `a missing file, a folder and a missing subset are told apart`() throws {
    let folder = try Folder()
    try study(folder)
    #expect(try Program.run(["import", "none.jsonl"], in: folder).errors.contains("no such file"))
    #expect(try Program.run(["import", "."], in: folder).errors.contains("this is a folder"))
    try folder.write(
      #"{"chosen": "\n\nHuman: a\n\nAssistant: b", "rejected": "\n\nHuman: a\n\nAssistant: c"}"#, to: "h")
    #expect(try Program.run(["import", "h"], in: folder).errors.contains("--subset"))
  }

  @Test func `no study, several studies and a file that is none are told apart`() throws {
    let folder = try Folder()
    let missing = try Program.run(["assign"], in: folder)
    #expect(missing.code == 2)
    #expect(missing.errors.contains("demur init"))
    try study(folder)
    try Program.succeed("init", "u", in: folder)
    #expect(try Program.run(["assign"], in: folder).errors.contains("2 studies"))
    try folder.write("hello", to: "v.demur")
    #expect(try Program.run(["assign", "--study", "v.demur"], in: folder).errors.contains("is not a demur study"))
    let again = try Program.run(["init", "t"], in: folder)
    #expect(again.code == 1)
    #expect(again.errors.contains("exists already"))
  }

  @Test func `a dry run writes nothing, and a maximum that cannot be met is refused`() throws {
    let folder = try Folder()
    try study(folder)
    try folder.write(line, to: "t.jsonl")
    try Program.succeed("import", "t.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", "bob", in: folder)
    let before = try Data(contentsOf: URL(filePath: folder.file("t.demur")))
    #expect(try Program.succeed("assign", "--dry-run", in: folder).contains("dry run"))
    #expect(try Data(contentsOf: URL(filePath: folder.file("t.demur"))) == before)
    try Program.succeed("assign", in: folder)
    let outcome = try Program.run(["assign", "--per-instance", "3", "--max", "1"], in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("add people"))
    let unknown = try Program.run(["annotate", "--annotator", "zoe", "--plain"], in: folder)
    #expect(unknown.code == 1)
    #expect(unknown.errors.contains("zoe"))
  }

  @Test func `a file that exists is not overwritten unless forced`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    try folder.write("mine", to: "out.csv")
    let outcome = try Program.run(["export", "ratings", "-o", "out.csv"], in: folder)
    #expect(outcome.code == 1)
    #expect(try String(contentsOfFile: folder.file("out.csv"), encoding: .utf8) == "mine")
    try Program.succeed("export", "ratings", "-o", "out.csv", "--force", in: folder)
    #expect(try String(contentsOfFile: folder.file("out.csv"), encoding: .utf8).hasPrefix("instance,response,"))
  }

  @Test func `plain lines give the same work`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let output = try Program.succeed(
      "annotate", "--annotator", "ann", "--plain", in: folder, input: "4\n2\nu\n3\nb 2\nq\n")
    #expect(output.contains("Taken back: 2."))
    let ratings = try Program.succeed("export", "ratings", in: folder).split(separator: "\n").dropFirst()
    #expect(ratings.compactMap { $0.split(separator: ",")[3] }.sorted() == ["3", "4"])
    #expect(try Program.succeed("export", "preferences", in: folder).split(separator: "\n").count == 2)
  }
}
