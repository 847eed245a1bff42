import Foundation
import PseudoTerminals
import Terminal
import Testing

/// What people hand to demur by mistake: one message that says what, where and the remedy, and nothing half-done.
@Suite(.serialized)
struct BadInputTests {
  private static func line(_ id: String, _ context: String = "Human: Hi", response: String = "1") -> String {
    #"{"id": "\#(id)", "context": "\#(context)", "response_a": "\#(response)", "response_b": "2", "subset": "s"}"#
  }

  private func study(_ folder: Folder) throws { try Program.succeed("init", "t", "--seed", "1", in: folder) }

  /// The command ends with the code, says one line with all the words, and the study holds no instance.
  private func expectRefused(_ arguments: [String], in folder: Folder, code: Int32 = 1, _ words: String...) throws {
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
    #expect(outcome.output.isEmpty, "\(arguments)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
    try Program.succeed("annotators", "add", "--count", "2", in: folder)
    #expect(try Program.run(["assign"], in: folder).errors.contains("nothing to assign"), "\(arguments)")
  }

  @Test func `a gzip file that was cut off is refused with its line`() throws {
    let folder = try Folder()
    try study(folder)
    let lines = (1...400).map { Self.line("x\($0)", "Human: \($0 * 7919 % 4001)") }.joined(separator: "\n")
    try folder.write(lines, to: "whole.jsonl")
    #expect(try Program.run(executable: "/bin/gzip", ["whole.jsonl"], in: folder).code == 0)
    let bytes = try Data(contentsOf: folder.url.appending(path: "whole.jsonl.gz"))
    try bytes.prefix(bytes.count / 2).write(to: folder.url.appending(path: "cut.jsonl.gz"))
    try expectRefused(["import", "cut.jsonl.gz"], in: folder, "cut.jsonl.gz:", "gzip data end here", "again")
  }

  @Test func `bytes that are not UTF-8 are refused with their line`() throws {
    let folder = try Folder()
    try study(folder)
    let line = Data(Self.line("x").utf8) + [0x0A] + Data(#"{"id": "y"#.utf8) + [0xFF, 0xFE] + Data("\"}".utf8)
    try line.write(to: folder.url.appending(path: "bytes.jsonl"))
    try expectRefused(["import", "bytes.jsonl"], in: folder, "bytes.jsonl:2:", "not UTF-8", "iconv")
  }

  @Test func `sixteen megabytes on a line are taken, more are refused`() throws {
    let folder = try Folder()
    try study(folder)
    try folder.write(Self.line("x", response: String(repeating: "x", count: 17 << 20)), to: "longer.jsonl")
    try expectRefused(["import", "longer.jsonl"], in: folder, "longer.jsonl:1:", "longer than")
    try folder.write(Self.line("x", response: String(repeating: "x", count: 15 << 20)), to: "long.jsonl")
    #expect(try Program.succeed("import", "long.jsonl", in: folder).contains("The study has 1 instance now."))
    try Program.succeed("assign", in: folder)
    let terminal = try Tmux("\(Program.path) annotate --annotator a01 --study t.demur", in: folder)
    try terminal.wait(for: "q leave")
  }

  @Test func `other files, folders and studies of a newer demur are told apart from a study`() throws {
    let folder = try Folder()
    try study(folder)
    try FileManager.default.copyItem(atPath: folder.file("t.demur"), toPath: folder.file("new.demur"))
    let sql = { (file: String, text: String) in
      try Program.run(executable: "/usr/bin/sqlite3", [file, text], in: folder).code
    }
    #expect(try sql("new.demur", "PRAGMA user_version = 99") == 0)
    #expect(try sql("other.demur", "CREATE TABLE a (b)") == 0)
    try folder.write("", to: "empty.demur")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "f.demur"), withIntermediateDirectories: true)
    for (name, words) in [
      ("new.demur", "newer demur"), ("other.demur", "another program"), ("empty.demur", "it is empty"),
      ("f.demur", "is a folder"), ("none.demur", "none.demur"),
    ] {
      for command in [["verify"], ["annotate", "--annotator", "a"], ["assign"], ["export", "ratings"]] {
        let outcome = try Program.run(command + ["--study", name], in: folder)
        #expect(outcome.code != 0 && outcome.errors.contains(words), "\(command) \(name): \(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("none.demur")))
  }

  @Test func `without a terminal the screen is refused, and the remedy named`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let outcome = try Program.run(["annotate", "--annotator", "ann"], in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("not a terminal") && outcome.errors.contains("--plain"))
    #expect(outcome.output.isEmpty)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can run a program as somebody else"))
  func `what may not be written or read is said, with the remedy`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    // A program below a folder of somebody else's cannot be run by nobody.
    // By another process: a program that this one has open for writing while it starts a third cannot be run.
    #expect(try Program.run(executable: "/bin/cp", [Program.path, folder.file("demur")], in: folder).code == 0)
    let asNobody = { (arguments: [String]) in
      try Program.run(
        executable: "/usr/bin/setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "./demur"] + arguments,
        in: folder)
    }
    let annotate = ["annotate", "--annotator", "ann", "--plain"]
    chmod(folder.path, 0o555)
    chmod(folder.file("small.demur"), 0o644)
    var outcome = try asNobody(annotate)
    #expect(outcome.code == 1 && outcome.errors.contains("cannot be written to. Ask its owner"), "\(outcome.errors)")
    #expect(try asNobody(["verify"]).code == 0)
    chmod(folder.file("small.demur"), 0o666)
    outcome = try asNobody(annotate)
    #expect(outcome.code == 1 && outcome.errors.contains("its folder cannot be written to"), "\(outcome.errors)")
    outcome = try asNobody(["init", "new"])
    #expect(outcome.code == 1 && outcome.errors.contains("its folder cannot be written to"), "\(outcome.errors)")
    // A folder that nobody may enter.
    chmod(folder.path, 0o700)
    try FileManager.default.createDirectory(atPath: folder.file("closed"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: folder.file("small.demur"), toPath: folder.file("closed/s.demur"))
    chmod(folder.file("closed"), 0o700)
    chmod(folder.path, 0o555)
    outcome = try asNobody(["status", "--study", "closed/s.demur"])
    #expect(outcome.code == 1 && outcome.errors.contains("may not be read"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("saved"), "\(outcome.errors)")
    chmod(folder.file("small.demur"), 0o600)
    outcome = try asNobody(annotate)
    #expect(outcome.code == 1 && outcome.errors.contains("may not be read. Ask its owner"), "\(outcome.errors)")
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 1)
  }

  @Test func `a window of one cell shows what fits and can be left`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let terminal = try PseudoTerminal(
      path: "/bin/sh",
      arguments: ["-c", "cd '\(folder.path)' && exec '\(Program.path)' annotate --annotator ann"],
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"],
      size: Size(columns: 1, rows: 1))
    try Wait.until("a screen") {
      _ = terminal.read(timeout: 0)
      return terminal.isRaw
    }
    terminal.write("4")
    terminal.write("q")
    try Wait.until("the end of the program") { terminal.read(timeout: 0) == nil }
    #expect(terminal.wait(timeout: Int(Wait.limit) * 1_000) == .ended(0))
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 1)
  }
}
