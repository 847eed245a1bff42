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
}
