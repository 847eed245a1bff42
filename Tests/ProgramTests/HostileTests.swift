import Foundation
import PseudoTerminals
import Terminal
import Testing

/// Hostile data through the real program on a real terminal: none of its controls, bidi, zero-width and tags get there.
@Suite(.serialized)
struct HostileTests {
  /// As hostile as a name may be: controls and whatever reorders are refused.
  private static let name = "ann\u{200C}\u{200D}" + String(repeating: "\u{338}", count: 60)
  private static let plainName = "bob"

  /// A study of which every text that somebody else may have written is hostile.
  private func study(_ folder: Folder, instances: Int) throws {
    try folder.fill(once: "a hostile study, \(instances)") { try make($0, instances: instances) }
  }

  private func make(_ folder: Folder, instances: Int) throws {
    let text = try folder.write(HostileFields.text(1) + "\n\n" + HostileFields.text(2), to: "text")
    try folder.write(
      (1...instances).map { try HostileFields.instanceLine($0) }.joined(separator: "\n"), to: "instances.jsonl")
    try Program.succeed(
      "init", "small", "--seed", "1", "--title", HostileFields.text(3), "--contact", HostileFields.text(4),
      "--consent", text, "--guidelines", text, "--practice", "none", "--washout", "0", "--guard", "0", in: folder)
    try Program.succeed("import", "instances.jsonl", in: folder)
    try Program.succeed("annotators", "add", Self.name, Self.plainName, in: folder)
    try Program.succeed("assign", in: folder)
  }

  /// All that demur writes when it runs on a terminal to its end.
  private func written(_ arguments: [String], in folder: Folder, input: String = "") throws -> [UInt8] {
    let terminal = try open(arguments, in: folder)
    terminal.write(input)
    var bytes: [UInt8] = []
    try Wait.until("the end of \(arguments)") {
      let state = terminal.wait(timeout: 0)
      bytes += terminal.readAll()
      if case .ended = state { return true }
      return false
    }
    return bytes
  }

  private func open(_ arguments: [String], in folder: Folder, size: Size = Size(columns: 80, rows: 24)) throws
    -> PseudoTerminal
  {
    try PseudoTerminal(
      path: "/bin/sh", arguments: ["-c", "cd \"$0\" && exec \"$@\"", folder.path, Program.path] + arguments,
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"],
      size: size)
  }

  @Test func `no command's output has anything of theirs that acts`() throws {
    let folder = try Folder()
    try study(folder, instances: 6)
    let other = HostileFields.text(9).replacingOccurrences(of: "/", with: "").filter { !$0.isNewline }
    try folder.write("not json \u{1B}[2J\u{202E}", to: "bad.jsonl")
    try folder.write(#"{"id": "\u001b[2J"}"#, to: "\u{1B}[2Jhostile\u{202E}.jsonl")
    try folder.write(try HostileFields.instanceLine(1), to: "again.jsonl")
    for name in [Self.name, Self.plainName] {
      let outcome = try Program.run(
        ["annotate", "--annotator", name, "--plain"], in: folder,
        input: "all\nyes\nok\nc \(other)\n" + String(repeating: "4\n", count: 12) + String(repeating: "b 2\n", count: 6)
      )
      #expect(outcome.output.contains("Your comparisons are complete"), "\(outcome.output.suffix(300))")
    }
    let commands = [
      ["annotators"], ["annotators", "list"], ["assign", "--dry-run"], ["assign"], ["status", "--plain"],
      ["verify"], ["conflicts"], ["codebook"], ["review", "--list", "--ambiguous", "any"], ["review", "--summary"],
      ["export", "ratings", "--annotators", "names"], ["export", "preferences", "--annotators", "names"], ["report"],
      ["report", "--all"], ["report", "--methods"], ["import", "bad.jsonl"], ["import", "again.jsonl"],
      ["import", "\u{1B}[2Jhostile\u{202E}.jsonl"], ["import", "--subset", "\u{1B}[2J=bad.jsonl"],
      ["annotate", "--annotator", other], ["annotators", "add", Self.name], ["annotators", "add", "x\u{1B}[2J"],
      ["annotators", "withdraw", other],
      ["init", "\u{1B}[2J\u{202E}", "--title", other, "--seed", "1"], ["\u{1B}[2J\u{202E}"],
      ["init", "x", "--\u{1B}[2J"],
      ["assign", "--study", "\u{1B}[2J\u{202E}.none"], ["verify", "--study", "small.demur"],
      ["annotators", "withdraw", Self.name, "--study", "small.demur"],
    ]
    for command in commands {
      let bytes = try written(command, in: folder)
      #expect(!bytes.isEmpty, "\(command)")
      #expect(TerminalBytes.fault(bytes, isScreen: false) == nil, "\(command)")
    }
  }

  @Test func `lines of text have nothing of theirs that acts`() throws {
    let folder = try Folder()
    try study(folder, instances: 4)
    let answers = "all\nyes\n\nok\nalways all\n?\ng\nc hello\n4\n2\nf\nx\n1\nu\n3\ns\n4\n5\n1\n3\nw\nb 2\nn\ne\nq\n"
    let outcome = try Program.run(
      ["annotate", "--annotator", Self.name, "--plain"], in: folder, input: answers)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("t12"), "\(outcome.output)")
    #expect(TerminalBytes.fault(Array(outcome.output.utf8), isScreen: false) == nil)
    #expect(TerminalBytes.fault(Array(outcome.errors.utf8), isScreen: false) == nil)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 44, rows: 18)])
  func `no screen has anything of theirs that acts`(size: Size) throws {
    let folder = try Folder()
    try study(folder, instances: 4)
    let terminal = try open(["annotate", "--annotator", Self.name], in: folder, size: size)
    var bytes: [UInt8] = []
    let settle = { try Wait.until("a screen at rest") { terminal.isAtRest(reading: &bytes) } }
    try Wait.until("a screen") { terminal.isAtRest(reading: &bytes) && !bytes.isEmpty }
    let ratings = (0..<8).flatMap { ["\u{1B}OF", " ", "j", "\($0 % 5 + 1)"] }
    let pairs = (0..<4).flatMap { [" ", "\t", " ", "werty".map(String.init)[$0]] }
    let type = { (keys: [String]) in
      for key in keys {
        terminal.write(key)
        try settle()
      }
    }
    let labels = {
      try Program.succeed("export", "preferences", in: folder).split(separator: "\n").count - 1
    }
    try type(
      [
        "\u{1B}OF", " ", " ", " ", "y", "\r", "?", "\u{1B}", "g", " ", "\u{1B}", "/t", "\r", "\u{1B}", "c", "hello",
        "\r",
        "x", "1", "\r", "u", "f",
      ] + ratings + pairs)
    // A busy machine may take a key for one that was typed ahead, which is dropped: what it was for is still to be done then.
    for _ in 0..<3 where try labels() == 0 { try type(ratings + pairs) }
    try type(["q"])
    let code = terminal.wait(timeout: 100)
    #expect(TerminalBytes.fault(bytes, isScreen: true) == nil)
    #expect(bytes.count > 5_000)
    if code == .running { terminal.write("q") }
    try settle()
    #expect(try labels() >= 1, "no preference was given: the keys did not go through all screens")
  }
}
