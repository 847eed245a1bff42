import Foundation
import Testing

/// Who reads what a command prints may stop reading for as long as they like: others label meanwhile.
@Suite struct PausedReaderTests {
  /// More labels than a pipe and a buffer hold, and work that is open for `ann`: made once, and copied for each.
  private static func study() throws -> Folder {
    let folder = try Folder()
    try folder.fill(once: "a study of 1,500 instances", make)
    return folder
  }

  private static func make(_ folder: Folder) throws {
    try Program.succeed(
      "simulate", "--ratings", "r.csv", "--preferences", "p.csv", "--instances", "1500", "--annotators", "6", in: folder
    )
    try Program.succeed(
      "init", "s", "--seed", "1", "--consent", "none", "--guidelines", "none", "--practice", "none", "--guard", "0",
      in: folder)
    let lines = ((1...1500).map { "i\($0)" } + ["open"]).map {
      #"{"id": "\#($0)", "context": "Why?", "response_a": "First", "response_b": "Second", "subset": "s"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "i.jsonl")
    try Program.succeed("import", "i.jsonl", in: folder)
    try Program.succeed("import", "r.csv", "p.csv", in: folder)
    try folder.write("open\n", to: "only")
    try Program.succeed("annotators", "add", "ann", in: folder)
    try Program.succeed("assign", "--only", "only", "--per-instance", "7", in: folder)
    for name in ["r.csv", "p.csv", "i.jsonl", "only"] { unlink(folder.file(name)) }
  }

  @Test(arguments: ["pipe", "-", "<(cat pipe)"])
  func `labels are saved while an import waits for its pipe, and all that came is imported`(input: String) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let pipe = folder.file("pipe")
    mkfifo(pipe, 0o600)
    let process = try Program.start(
      executable: "/bin/bash", ["-c", "\(Program.path) import \(input) \(input == "-" ? "< pipe" : "") > out 2>&1"],
      in: folder, streams: ["/dev/null", "/dev/null", folder.file("errors")])
    let writer = open(pipe, O_WRONLY | O_CLOEXEC)
    let line = { (number: Int) in
      #"{"id": "n\#(number)", "context": "Why?", "response_a": "First", "response_b": "Second", "subset": "s"}"# + "\n"
    }
    _ = line(1).withCString { write(writer, $0, strlen($0)) }
    // The import goes on only after this: a lock of its would be waited for in vain.
    let outcome = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: folder, input: "3\nq\n")
    #expect(outcome.output.contains("Saved: 3"), "\(outcome.output.suffix(400))")
    _ = line(2).withCString { write(writer, $0, strlen($0)) }
    close(writer)
    #expect(Program.waitForEnd(of: process) == 0)
    let said = try String(contentsOfFile: folder.file("out"), encoding: .utf8)
    #expect(said.contains("The study has 4 instances now."), "\(said)")
  }

  @Test(arguments: [
    "export ratings", "export ratings --history", "export preferences", "export gold", "export training",
    "review --list --format csv --ambiguous any",
  ])
  func `labels are saved while nobody reads the output`(command: String) throws {
    let folder = try Self.study()
    let pipe = folder.file("pipe")
    mkfifo(pipe, 0o600)
    let reader = open(pipe, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    defer { close(reader) }
    _ = fcntl(reader, 1031 /* F_SETPIPE_SZ */, 4096)
    let process = try Program.start(
      executable: Program.path, command.split(separator: " ").map(String.init), in: folder,
      streams: ["/dev/null", pipe, folder.file("errors")])
    // Full: the program cannot go on.
    var held: Int32 = 0
    try Wait.until("a full pipe, not one of \(held) bytes") {
      _ = ioctl(reader, UInt(FIONREAD), &held)
      return held == 4096
    }
    // Nobody reads on before this is over: a lock would be waited for in vain.
    let outcome = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: folder, input: "3\n4\nq\n")
    #expect(outcome.code == 0 && outcome.output.contains("Saved: 3") && outcome.output.contains("Saved: 4"))
    #expect(!outcome.output.contains("Not saved"))
    kill(process, SIGKILL)
    Program.waitForEnd(of: process)
    #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).contains { $0.hasPrefix(".demur-") })
    try Program.succeed("verify", in: folder)
  }
}
