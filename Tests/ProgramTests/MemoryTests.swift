import Foundation
import Testing

/// An annotator's process holds nothing of the others and nothing that the study keeps from annotators, whatever screen is
/// shown: what is not there, no crash and no debugger shows.
@Suite(.enabled(if: ProcessMemory.whyNot == nil, "\(ProcessMemory.whyNot ?? "")"))
struct MemoryTests {
  private static let seed: UInt64 = 7_613_905_482_716
  private static let hidden = ["CANARYsubset", "CANARYid", "CANARYbob", "CANARYnote", "CANARYauthor", "CANARYpractice"]

  /// Two annotators share every instance; the other one has done everything, with a comment on each.
  private func study(_ folder: Folder) throws { try folder.fill(once: "a study of canaries", make) }

  private func make(_ folder: Folder) throws {
    let lines = (1...12).map { number in
      #"{"id": "CANARYid\#(number)", "context": "Question \#(number)?", "response_a": "First \#(number).", "#
        + #""response_b": "Second \#(number).", "subset": "CANARYsubset"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "file.jsonl")
    let practice = (1...2).map { number in
      #"{"id": "CANARYpractice\#(number)", "context": [{"role": "user", "content": "Try \#(number)?"}], "#
        + #""response_a": "Yes.", "response_b": "No.", "subset": "CANARYpractice", "answer": {"rating_a": 4, "#
        + #""rating_b": 2, "preference": "A", "magnitude": 2}, "why": "So."}"#
    }
    try folder.write(practice.joined(separator: "\n"), to: "practice.jsonl")
    try folder.write("The rules.", to: "rules.txt")
    try Program.succeed(
      "init", "study", "--seed", "\(Self.seed)", "--practice", "practice.jsonl", "--consent", "none", "--guidelines",
      "rules.txt", "--washout", "0", "--guard", "0", in: folder)
    try Program.succeed("import", "file.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", "CANARYbob", in: folder)
    try Program.succeed("assign", in: folder)
    let lines2 =
      "ok\n3\n\n" + String(repeating: "c CANARYnote\nf\n4\nu\n2\n", count: 24) + "\nb 2\n\n"
      + String(repeating: "c CANARYnote\nb 2\n", count: 12) + "c CANARYauthor\nq\n"
    let outcome = try Program.run(["annotate", "--annotator", "CANARYbob", "--plain"], in: folder, input: lines2)
    #expect(outcome.output.contains("Your comparisons are complete"), "\(outcome.output.suffix(400))")
  }

  private func expectNothing(in process: pid_t, _ place: String) throws {
    var patterns = Self.hidden.map { (name: $0, bytes: Array($0.utf8)) }
    patterns.append(("the seed's digits", Array("\(Self.seed)".utf8)))
    patterns.append(("the seed", withUnsafeBytes(of: Self.seed.littleEndian) { Array($0) }))
    let found = try ProcessMemory.found(patterns, in: process)
    #expect(found.isEmpty, "\(place): \(found)")
  }

  @Test(arguments: ["", " --locked"])
  func `no screen's process holds a seed, a subset, an id, another's name or what they said`(flag: String) throws {
    let folder = try Folder()
    try study(folder)
    let terminal = try Tmux("\(Program.path) annotate --study study.demur --annotator ann\(flag)", in: folder)
    try terminal.wait(for: "The rules.")
    let process = try terminal.processID
    // That what is there would be found.
    #expect(try ProcessMemory.needles(["The rules."], in: process) == ["The rules."])
    let see = { (keys: [String], text: String) in
      for key in keys { try terminal.press(key) }
      try terminal.wait(for: text)
      try expectNothing(in: process, "\(keys) \(text)")
    }
    try see([], "The rules.")
    try see(["Enter"], "practice 1 of")
    try see(["3"], "So.")
    try see(["Enter"], "1 of 24")
    try see(["?"], "Esc")
    try see(["Escape"], "1-5 rate")
    try see(["f"], "Marked as unsure")
    try see(["c", "m", "y", "Enter"], "Comment saved")
    for number in 2...24 { try see(["\(number % 5 + 1)"], "\(number) of 24") }
    try see(["u"], "Taken back")
    try see(["C-r"], "Restored")
    try see(["x"], "Esc")
    try see(["Escape"], "1-5 rate")
    try see(["s"], "the last one")
    try see(["3"], "ratings are complete")
    try see(["Enter"], "practice 1 of")
    try see(["t"], "So.")
    try see(["Enter"], "1 of 12")
    for number in 2...12 { try see([["w", "t", "r"][number % 3]], "\(number) of 12") }
    try see(["q"], "good place to stop")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(try Program.run(["verify"], in: folder).code == 0)
  }
}
