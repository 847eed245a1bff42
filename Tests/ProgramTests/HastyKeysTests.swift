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

  @Test(arguments: [("single", "ratings", "4", "Saved: 4"), ("preference", "preferences", "t", "Saved: B a little")])
  func `held keys and words typed after a label give no other label`(
    formulation: String, export: String, key: String, saved: String
  ) throws {
    let folder = try study(formulation)
    let typist = HastyTypist(
      terminal: try Tmux("\(Program.path) annotate --annotator ann", in: folder), key: key, saved: saved
    ) { try Program.succeed("export", export, in: folder).split(separator: "\n").count - 1 }
    try typist.terminal.wait(for: "1 of ")
    // The repeats of a held key, let go all at once.
    try typist.terminal.tmux("send-keys", "-N", "40", key)
    try typist.terminal.wait(for: "\(key) came ")
    #expect(try typist.labels() == 0)
    // The same after a label, one after the other, as fast as the test can.
    try typist.expectNothing(of: Array(repeating: key, count: 40)) { $0.contains("came too early.") }
    for text in ["conly 3 of 5 are true", "better: 12 1914 4", "x1 reads twenty 4 5"] {
      try typist.expectNothing(of: text.map { String($0) } + [text]) {
        $0.contains("early") || $0.contains("does nothing") || $0.contains("Comment")
      }
    }
    try typist.terminal.press("C-c", "C-c")
    #expect(try typist.terminal.waitForExit() == 0)
    try Program.succeed("verify", in: folder)
  }
}

/// Labels, and at once types what is meant for something else.
private struct HastyTypist {
  let terminal: Tmux
  /// The key of a label, and what the screen says of it once it is saved.
  let key: String
  let saved: String
  /// How many labels there are.
  let labels: () throws -> Int

  /// Types pieces right after a label: no other label may come of them.
  ///
  /// - Parameter isOver: whether the screen shows what became of them.
  func expectNothing(of pieces: [String], until isOver: (String) -> Bool) throws {
    for _ in 0..<8 {
      // Counted before, so that nothing makes a pause after the label.
      let before = try labels() + 1
      let pressedAt = try label()
      let pause = try type(pieces, after: pressedAt)
      try terminal.waitForRest("the end of the burst", until: isOver)
      try terminal.press("Escape", "C-c", "Escape")
      try terminal.wait("the work again") { $0.contains(" of ") && !$0.contains("good place to stop") }
      let after = try labels()
      if after == before { return }
      // Where a busy machine made a pause, a key after it counts, as it should; once more.
      guard pause > .milliseconds(250) else {
        Issue.record("\(after - before) labels came of \(pieces.joined()), typed without a pause of \(pause)")
        return
      }
    }
    Issue.record("the machine never let keys be typed without a pause")
  }

  /// Presses the key once it counts, after a pause; whether it was taken is on the screen.
  ///
  /// - Returns: when it was pressed.
  private func label() throws -> ContinuousClock.Instant {
    var screen = ""
    var pressedAt = ContinuousClock.now
    for _ in 0..<40 {
      try terminal.press("Escape")
      try terminal.wait("no notice of a label") { !$0.contains(saved) && !$0.contains("not taken") }
      // So long a pause tells a press from a repeat (`KeyPace`).
      usleep(900_000)
      pressedAt = .now
      try terminal.press(key)
      screen = try terminal.wait("what becomes of \(key)") {
        $0.contains(saved) || $0.contains("not taken") || $0.contains("too early")
      }
      if screen.contains(saved) { return pressedAt }
    }
    Issue.record("\(key) was never taken: \(screen)")
    return pressedAt
  }

  /// Types pieces one after the other; the longest pause between two that the machine can have made.
  ///
  /// - Parameter pressedAt: when the label's key was pressed: after 0.8 s the same key is a press of its own.
  private func type(_ pieces: [String], after pressedAt: ContinuousClock.Instant) throws -> Duration {
    let first = ContinuousClock.now - pressedAt
    var longest: Duration = first > .milliseconds(600) ? first : .zero
    var before = ContinuousClock.now
    for piece in pieces {
      let start = ContinuousClock.now
      try terminal.type(piece)
      longest = max(longest, ContinuousClock.now - before)
      before = start
    }
    return longest
  }
}
