import Foundation
import Testing

/// A screen that is older than the study: the same annotator labels elsewhere, or is taken out.
struct StaleScreenTests {
  @Test func `a second session replaces nothing, says so, and moves on`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let pipe = folder.file("keys")
    mkfifo(pipe, 0o600)
    let writer = open(pipe, O_RDWR | O_CLOEXEC)
    let stale = try Program.start(
      executable: Program.path, ["annotate", "--annotator", "ann", "--plain"], in: folder,
      streams: [pipe, folder.file("out"), folder.file("errors")])
    try wait(for: "1 of 4", in: folder.file("out"))
    try Program.succeed("annotate", "--annotator", "ann", "--plain", in: folder, input: "2\nq\n")
    _ = "5\n".withCString { write(writer, $0, 2) }
    try wait(for: "2 of 4", in: folder.file("out"))
    close(writer)
    #expect(Program.waitForEnd(of: stale) == 0)
    let output = try String(contentsOfFile: folder.file("out"), encoding: .utf8)
    #expect(output.contains("was done on another screen"), "\(output)")
    #expect(!output.contains("Saved: 5"))
    #expect(try ratings(folder) == ["2"])
    #expect(try Program.succeed("export", "ratings", "--history", in: folder).split(separator: "\n").count == 2)
  }

  @Test func `a screen moves on by itself when its work is done on another`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try terminal.wait(for: "1 of 4")
    try Program.succeed("annotate", "--annotator", "ann", "--plain", in: folder, input: "2\nq\n")
    try terminal.wait(for: "2 of 4")
    try terminal.wait(for: "was done on another screen")
    try terminal.press("5")
    try terminal.wait(for: "3 of 4")
    #expect(try ratings(folder) == ["2", "5"])
  }

  @Test func `whoever is withdrawn with the screen open is told, and not to come back`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try terminal.wait(for: "1 of 4")
    try Program.succeed("annotators", "withdraw", "ann", in: folder)
    try terminal.wait(for: "You are no longer in this study.")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(try !terminal.transcript.contains("goes on right here"))
  }

  @Test func `where practice follows the ratings, the screen thanks first, and u takes the last one back`() throws {
    let folder = try Folder()
    try study(in: folder)
    var terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try finishRatings(terminal)
    try terminal.wait(for: "Receipt")
    try terminal.press("u")
    try terminal.wait(for: "Taken back: 4.")
    try terminal.press("4")
    try terminal.wait(for: "Your ratings are complete. Thank you.")
    try terminal.press("Enter")
    try terminal.wait(for: "practice 1 of 3")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    // The same after coming back, as long as nothing of the practice was done.
    terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try terminal.wait(for: "practice 1 of 3")
    try terminal.press("u")
    try terminal.wait(for: "Taken back: 4.")
    #expect(try ratings(folder) == ["4"])
    let output = try Program.succeed("annotate", "--annotator", "ann", "--plain", in: folder, input: "3\nu\n3\nq\n")
    #expect(output.contains("Your ratings are complete. Thank you.") && output.contains("Receipt"), "\(output)")
    #expect(output.contains("Taken back: 3."), "\(output)")
    #expect(try ratings(folder) == ["3", "4"])
  }

  /// One instance, practice before each formulation, no washout.
  private func study(in folder: Folder) throws {
    try Program.succeed(
      "init", "small", "--seed", "1", "--consent", "none", "--guidelines", "none", "--washout", "0", "--per-instance",
      "1", "--guard", "0", in: folder)
    let line = #"{"id": "i", "context": "Human: Hi", "response_a": "1", "response_b": "2", "subset": "s"}"#
    try folder.write(line, to: "i.jsonl")
    try Program.succeed("import", "i.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", in: folder)
    try Program.succeed("assign", in: folder)
  }

  private func finishRatings(_ terminal: Tmux) throws {
    for place in 1...3 {
      try terminal.wait(for: "practice \(place) of 3")
      try terminal.press("3")
      try terminal.wait(for: "The study's author:")
      try terminal.press("Enter")
    }
    for place in 1...2 {
      try terminal.wait(for: "\(place) of 2")
      try terminal.press("4")
    }
    try terminal.wait(for: "Your ratings are complete. Thank you.")
  }

  private func ratings(_ folder: Folder) throws -> [String] {
    try Program.succeed("export", "ratings", in: folder).split(separator: "\n").dropFirst()
      .map { String($0.split(separator: ",")[3]) }.sorted()
  }

  private func wait(for text: String, in file: String) throws {
    var shown = ""
    try Wait.until("\(text) in \(shown)") {
      shown = try String(contentsOfFile: file, encoding: .utf8)
      return shown.contains(text)
    }
  }
}
