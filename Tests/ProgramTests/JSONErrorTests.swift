import Basics
import Foundation
import Interchange
import Store
import Study
import Testing

@testable import demur

/// What programs read under --json: one value of what is printed, and one of an error.
struct JSONErrorTests {
  /// The members of an error, which are always the same.
  private static func error(_ text: String) -> JSONValue? {
    guard !text.dropLast().contains("\n"), case .object(let whole)? = JSONValue(Data(text.utf8)),
      Set(whole.keys) == ["error"], case .object(let members)? = whole["error"],
      Set(members.keys) == ["code", "exit", "message", "where", "remedy"]
    else { return nil }
    return whole["error"]
  }

  /// Every third: they are read in one way.
  private static let paths = CommandTree(root: Demur.self).all.filter { $0.children.isEmpty }.map(\.path)
    .enumerated().filter { $0.offset % 3 == 0 }.map(\.element)

  @Test(arguments: paths)
  func `a command's error on its command line is an object of one shape`(path: [String]) throws {
    let words = path.dropFirst() + ["--no-such-option"]
    let error = try #require(throws: (any Error).self) { try Demur.parseAsRoot(Array(words)) }
    let report = try #require(Failure.report(of: error, Array(words), Demur.self)).report
    let object = try #require(Self.error(report.json))
    #expect(object["code"]?.text == "usage" && object["exit"]?.integer == 2)
    let isUnknown = object["message"]?.text?.hasPrefix("Unknown option") ?? false
    #expect(!isUnknown || object["where"]?["option"]?.text == "--no-such-option", "\(object.description)")
    #expect(object["message"]?.text?.isEmpty == false && object["message"]?.text?.hasPrefix("Error") == false)
  }

  private static let texts: [(error: any Error, code: String, message: String, place: String, remedy: String)] = [
    (
      InterchangeError.line("a b.csv", 7, .notUTF8(byte: 3)), "file", "byte 3 is not UTF-8",
      #"{"file":"a b.csv","line":7}"#, "save the file as UTF-8"
    ),
    (InterchangeError.file("x", .empty), "file", "the file is empty", #"{"file":"x","line":null}"#, "fetch"),
    (
      StoreError.notFound(path: "s.demur"), "study", "there is no such study.", #"{"file":"s.demur","line":null}"#,
      "Check the path"
    ),
    (
      StoreError.notFound(path: "x"), "study", "there is no such study.", #"{"file":"x","line":null}"#, "Check the path"
    ),
    (StoreError.packed, "study", "", "null", ""),
    (Failure.usage("there is no guide. `demur guide` lists them."), "usage", "there is no guide.", "null", "`demur"),
    (Failure.usage("--take 0: at least 1."), "usage", "0: at least 1.", #"{"option":"--take"}"#, ""),
    (
      Failure.message("r.csv:3: the id is taken. Give another."), "file", "the id is taken.",
      #"{"file":"r.csv","line":3}"#, "Give another."
    ),
    (
      Failure.file("no point: here", "is empty. Write into it."), "file", "is empty.",
      #"{"file":"no point: here","line":null}"#, "Write into it."
    ),
    (
      StoreError.nothingToMerge(path: "x"), "study", "there is no such file.", #"{"file":"x","line":null}"#,
      "Check the path"
    ),
    (
      Failure.message("no work is assigned: demur assign first."), "error", "no work is assigned: demur assign first.",
      "null", ""
    ),
    (Failure.gate("single.kappa is 0.5. Wanted: 2."), "gate", "single.kappa is 0.5.", "null", "Wanted: 2."),
    (Failure.stopped("Stopped. 3 answers were kept.", 130), "stopped", "Stopped.", "null", "3 answers"),
  ]

  @Test(arguments: texts.indices)
  func `an error says what it is, where, and what to do`(index: Int) throws {
    let (error, code, message, place, remedy) = Self.texts[index]
    let object = try #require(Self.error(Failure.report(of: error, [], Demur.self)?.report.json ?? ""))
    #expect(object["code"]?.text == code && object["where"]?.description == place, "\(object.description)")
    #expect(message.isEmpty || object["message"]?.text == message, "\(object.description)")
    #expect(remedy.isEmpty || object["remedy"]?.text?.hasPrefix(remedy) == true, "\(object.description)")
  }

  @Test func `the guide names every code`() throws {
    let guide = try Program.run(["guide", "formats"], in: Folder()).output
    for code in ErrorReport.Code.allCases { #expect(guide.contains("| `\(code.rawValue)` |"), "\(code)") }
  }

  private static let commands: [(line: String, keys: Set<String>)] = [
    ("init s --seed 1 --washout 0", ["said"]), ("import i.jsonl", ["subsets", "labels", "instances", "remarks"]),
    ("annotators add ann", ["said"]), ("assign --per-instance 1", ["said"]),
    ("pack --annotator ann", ["file", "annotator", "open", "done", "instances", "head", "studyHead"]),
    ("merge ann.packed.demur", ["files", "conflicts", "head"]), ("verify", ["whole", "violations", "head"]),
    ("import r.csv", ["labels", "superseded", "remarks"]),
    ("codebook", []), ("status", []), ("review --summary", []), ("keys --names", []), ("--version", ["said"]),
    ("help status", ["said"]), ("merge --help", ["said"]), ("export", ["said"]),
  ]

  private static let absent = ["keys --map none", "codebook --set none", "guidelines change none", "import none"]

  @Test(arguments: absent)
  func `a file that is not there is where the error is`(line: String) throws {
    let folder = try Folder()
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    let outcome = try Program.run(line.split(separator: " ").map(String.init) + ["--json"], in: folder)
    let error = try #require(Self.error(outcome.errors), "\(outcome)")
    #expect(error["code"]?.text == "file" && error["where"]?.description == #"{"file":"none","line":null}"#)
  }

  @Test func `a command prints one value, and an error goes to stderr alone`() throws {
    let folder = try Folder()
    try folder.write(
      #"{"id": "i", "context": "c", "response_a": "a", "response_b": "b", "subset": "s"}"#, to: "i.jsonl")
    try folder.write("instance,response,annotator,rating\ni,A,ben,3\n", to: "r.csv")
    for (line, keys) in Self.commands {
      let outcome = try Program.run(line.split(separator: " ").map(String.init) + ["--json"], in: folder)
      guard outcome.code == 0, outcome.errors == "", let value = JSONValue(Data(outcome.output.utf8)) else {
        Issue.record("\(line): \(outcome)")
        continue
      }
      let members: Set<String> = if case .object(let members) = value { Set(members.keys) } else { [] }
      #expect(keys.isEmpty || members == keys, "\(line): \(members)")
    }
    for (line, exit) in [
      ("import i.jsonl", 1), ("annotate --annotator ann", 2), ("review", 2), ("export gold --by x", 2),
    ] {
      let outcome = try Program.run(line.split(separator: " ").map(String.init) + ["--json"], in: folder)
      #expect(outcome.output == "" && Int(outcome.code) == exit, "\(line): \(outcome)")
      #expect(Self.error(outcome.errors)?["exit"]?.integer == exit, "\(line): \(outcome.errors)")
    }
  }
}
