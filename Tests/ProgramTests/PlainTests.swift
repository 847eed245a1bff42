import Foundation
import Testing

/// Lines of text and typed answers, by the real program.
struct PlainTests {
  @Test func `Ctrl-C says what was done, and that it is saved`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let terminal = try Tmux("stty -a > before; \(Program.path) annotate --annotator ann --plain", in: folder)
    try terminal.wait(for: "1 of 6")
    try terminal.press("4", "Enter")
    try terminal.wait(for: "Saved: 4")
    try terminal.type("half a line")
    try terminal.press("C-c")
    #expect(try terminal.waitForExit() == 130)
    let said = try terminal.transcript
    #expect(said.contains("This is a good place to stop.") && said.contains("6 responses: 1 rated"), "\(said)")
    #expect(said.contains("All of it is saved on this machine."))
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 2)
  }

  @Test func `Ctrl-Z stops the program, and fg goes on with it`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let terminal = try Tmux("bash --norc -i", in: folder)
    try terminal.type("PS1='shell> '; clear; \(Program.path) annotate --annotator ann --plain; echo code $?")
    try terminal.press("Enter")
    try terminal.wait(for: "1 of 6")
    try terminal.press("C-z")
    try terminal.wait(for: "Stopped")
    try terminal.type("fg")
    try terminal.press("Enter")
    // The shell says again what it goes on with.
    try Wait.until("the program again") {
      try terminal.transcript.components(separatedBy: "annotate --annotator ann --plain").count > 2
    }
    try terminal.press("4", "Enter")
    try terminal.wait(for: "Saved: 4")
    try terminal.press("C-c")
    try terminal.wait(for: "6 responses: 1 rated")
  }

  @Test func `input that ends is an end like any other`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    for (input, labels) in [("4\n5\r\n3", 3), ("", 3), ("undo\nundo\n", 1), ("\u{0}\n\u{FFFD}\n2", 2)] {
      let outcome = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: folder, input: input)
      #expect(outcome.code == 0 && outcome.output.contains("\(labels) rated"), "\(outcome.output.suffix(300))")
      #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == labels + 1)
    }
    let long = String(repeating: "x", count: 3_000_000) + "\n4\n"
    let outcome = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: folder, input: long)
    #expect(outcome.code == 0 && outcome.output.contains("3 rated"))
  }

  @Test func `a study without a contact is said to have none, and one with a contact names it`() throws {
    let folder = try Folder()
    for arguments in [[], ["--contact", " "]] {
      let made = try Program.run(["init", "none", "--practice", "none"] + arguments, in: folder)
      #expect(made.code == 0 && made.output.contains("No contact is named"), "\(made.output)")
      try FileManager.default.removeItem(atPath: folder.file("none.demur"))
    }
    let made = try Program.succeed(
      "init", "some", "--practice", "none", "--contact", "Ada Lab, ada@example.org", "--guard", "0", in: folder)
    #expect(!made.contains("No contact"))
    try folder.write(
      #"{"id": "i", "context": "Human: Hi", "response_a": "1", "response_b": "2", "subset": "s"}"#, to: "i.jsonl")
    try Program.succeed("import", "i.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", in: folder)
    try Program.succeed("assign", "--per-instance", "1", in: folder)
    let outcome = try Program.run(
      ["annotate", "--annotator", "ann", "--plain"], in: folder, input: "yes\nall\nyes\nok\nx\n4\n4\nq\n")
    #expect(outcome.output.contains("Please read it to its end first"))
    let consent = outcome.output.components(separatedBy: "Type yes to agree")[0]
    #expect(consent.contains("The study's contact: Ada Lab, ada@example.org"), "\(outcome.output)")
    #expect(outcome.output.contains("If it stays with you: Ada Lab, ada@example.org"))
    #expect(outcome.output.contains("Nothing is read out until you type ok."))
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 1)
  }

  @Test func `the study's own questions are asked first and last, and the answers are fields`() throws {
    let folder = try Folder()
    try folder.write("before Field | What?", to: "bad.txt")
    let bad = try Program.run(["init", "bad", "--questions", "bad.txt"], in: folder)
    #expect(bad.code == 1 && bad.errors.contains(#"bad.txt: line 1: "Field" is no name"#), "\(bad.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("bad.demur")))
    try folder.write(
      "before field | What do you work on?\nbefore tired | Tired? | no; yes\nafter more | More?\n", to: "own.txt")
    try Program.succeed(
      "init", "s", "--questions", "own.txt", "--consent", "none", "--guidelines", "none", "--practice", "none",
      "--formulations", "single", "--per-instance", "1", "--guard", "0", in: folder)
    try folder.write(
      #"{"id": "i", "context": "Human: Hi", "response_a": "1", "response_b": "2", "subset": "s"}"#, to: "i.jsonl")
    try Program.succeed("import", "i.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", in: folder)
    try Program.succeed("assign", in: folder)
    let outcome = try Program.run(
      ["annotate", "--annotator", "ann", "--plain"], in: folder, input: "law, 法\n2\n\n4\n5\nno\n\nq\n")
    #expect(outcome.output.contains("1 of 2: What do you work on?"), "\(outcome.output)")
    #expect(outcome.output.contains("1 of 1: More?") && outcome.output.contains("Your ratings are complete."))
    let fields = try Program.succeed("annotators", "fields", "--annotators", "names", in: folder)
    #expect(fields.contains("annotator,field,more,tired\nann,\"law, 法\",no,yes"), "\(fields)")
  }
}
