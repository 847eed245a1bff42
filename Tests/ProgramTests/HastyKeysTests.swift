import Foundation
import Testing

/// Held keys and fast typing in a real terminal, with the guard that studies have: no label that nobody meant.
@Suite(.serialized)
struct HastyKeysTests {
  private func study(_ formulations: String) throws -> Folder {
    let folder = try Folder()
    let lines = (1...30).map { number in
      #"{"id": "i\#(number)", "context": "Human: Why?", "response_a": "A \#(number).", "response_b": "B \#(number).", "subset": "s"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "instances.jsonl")
    try Program.succeed(
      "init", "small", "--seed", "1", "--consent", "none", "--guidelines", "none", "--practice", "none",
      "--per-instance", "1", "--formulations", formulations, in: folder)
    try Program.succeed("import", "instances.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", in: folder)
    try Program.succeed("assign", in: folder)
    return folder
  }

  private func labels(_ formulation: String, in folder: Folder) throws -> Int {
    try Program.succeed("export", formulation, in: folder).split(separator: "\n").count - 1
  }

  /// Presses a key until it is taken: right after the start, or after a burst, it may be too early.
  private func label(_ key: String, _ terminal: Tmux, saved: String) throws {
    let end = Date().addingTimeInterval(20)
    try terminal.press("Escape")
    try terminal.wait("no notice") { !$0.contains(saved) }
    repeat {
      try terminal.press(key)
      if (try? terminal.wait("\(key) taken", seconds: 1.2, until: { $0.contains(saved) })) != nil { return }
    } while Date() < end
    Issue.record("\(key) was never taken: \(try terminal.screen)")
  }

  @Test(arguments: [("single", "ratings", "4", "Saved: 4"), ("preference", "preferences", "t", "Saved: B a little")])
  func `held keys and words typed after a label give no other label`(
    formulation: String, export: String, key: String, saved: String
  ) throws {
    let folder = try study(formulation)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try terminal.wait(for: "1 of ")
    // The repeats of a held key, let go all at once.
    try terminal.tmux("send-keys", "-N", "40", key)
    try terminal.wait(for: "\(key) came ")
    try label(key, terminal, saved: saved)
    #expect(try labels(export, in: folder) == 1)
    // The same, one after the other, as fast as the test can.
    for _ in 0..<40 { try terminal.press(key) }
    try terminal.wait(for: "came too early.")
    #expect(try labels(export, in: folder) == 1)
    for (count, text) in ["conly 3 of 5 are true", "better: 12 1914 4", "x1 reads twenty 4 5"].enumerated() {
      try label(key, terminal, saved: saved)
      for character in text { try terminal.type(String(character)) }
      try terminal.type(text)
      try terminal.wait("the end of the burst") {
        $0.contains("early") || $0.contains("does nothing") || $0.contains("Comment")
      }
      try terminal.press("Escape", "C-c", "Escape")
      try terminal.wait(for: "\(count + 3) of ")
      #expect(try labels(export, in: folder) == count + 2, "\(text)")
    }
    try terminal.press("C-c", "C-c")
    #expect(try terminal.waitForExit() == 0)
    try Program.succeed("verify", in: folder)
  }
}
