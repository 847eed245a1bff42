import Foundation
import Testing

/// What an annotator sees of a whole session on the real program has nothing of the others, and nothing of the data's own
/// judgement.
@Suite(.serialized)
struct BlindnessTests {
  /// The word in the consent's own text.
  private static let consent = "they are not chosen to upset"

  /// HH-RLHF pairs; every word that must stay hidden has CANARY in it.
  private func study(_ folder: Folder) throws { try folder.fill(once: "a study that is blind", make) }

  private func make(_ folder: Folder) throws {
    let lines = (1...4).map { number in
      let start = #"\n\nHuman: Question \#(number)?\n\nAssistant: "#
      return #"{"chosen": "\#(start)First \#(number).", "rejected": "\#(start)Second \#(number)."}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "file.jsonl")
    try Program.succeed(
      "init", "study", "--seed", "3", "--practice", "none", "--washout", "0", "--guard", "0", "--contact", "the lab",
      in: folder)
    try Program.succeed("import", "--subset", "CANARYsubset=file.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", "CANARYbob", in: folder)
    try Program.succeed("assign", in: folder)
  }

  /// The other annotator does all of their work, with comments, marks, exclusions and changes.
  private func otherWorks(_ folder: Folder) throws {
    let lines =
      "all\nyes\nok\n" + String(repeating: "f\nc CANARYnote\n5\nu\n1\n", count: 8)
      + String(repeating: "c CANARYnote\nb 2\n", count: 3) + "x\n1\nc CANARYauthors\nq\n"
    let outcome = try Program.run(["annotate", "--annotator", "CANARYbob", "--plain"], in: folder, input: lines)
    #expect(outcome.output.contains("Your comparisons are complete"), "\(outcome.output.suffix(400))")
  }

  /// The receipt of ann's own last act and the head of the file stand for no label that can be read from them.
  private static func withoutReceipt(_ screen: String) -> String {
    screen.replacing(/Receipt +[0-9a-f-]+/, with: "Receipt").replacing(/head is[ 0-9a-f\n]+/, with: "head")
      .replacing(/Pane is dead.*/, with: "").trimmingCharacters(in: .newlines)
  }

  /// Every screen of ann's whole session, one after each key, at two sizes.
  private func session(_ folder: Folder) throws -> [String] {
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    var screens: [String] = []
    let see = { (text: String) in
      screens.append(Self.withoutReceipt(try terminal.waitForRest(text) { $0.contains(text) }))
    }
    let at = { (keys: [String], text: String) in
      for key in keys { try terminal.press(key) }
      try see(text)
    }
    // What is agreed to must have been seen to its end.
    let toTheEnd = {
      try terminal.press("End")
      _ = try terminal.waitForRest("the end of the text") { !$0.contains("more line") }
    }
    try see("q leave")
    try toTheEnd()
    try at(["y"], "Before you begin")
    try toTheEnd()
    try at(["Enter"], "1 of 8")
    try at(["?"], "Esc")
    try at(["Escape"], "1-5 rate")
    try at(["g"], "Guidelines")
    try at(["Escape"], "1-5 rate")
    try at(["x"], "Esc")
    try at(["Escape"], "1-5 rate")
    try at(["f"], "Marked as unsure")
    try at(["c", "m", "y", "Enter"], "Comment saved")
    for number in 2...8 { try at(["\(number % 5 + 1)"], "\(number) of 8") }
    try at(["u"], "Taken back")
    try at(["C-r"], "Restored")
    try at(["q"], "good place to stop")
    try at(["Escape"], "1-5 rate")
    try terminal.resize(columns: 120, rows: 40)
    try at(["3"], "1 of 4")
    for (number, key) in ["w", "t", "r"].enumerated() { try at([key], "\(number + 2) of 4") }
    try at(["s"], "the last one")
    try at(["y"], "Your comparisons are complete")
    try at(["?"], "Esc")
    try at(["Escape"], "complete")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    screens.append(Self.withoutReceipt(try terminal.transcript))
    return screens
  }

  @Test func `the session is the same to the letter, whatever the other did, and names nothing hidden`() throws {
    let alone = try Folder()
    try study(alone)
    let beside = try Folder()
    try FileManager.default.copyItem(atPath: alone.file("study.demur"), toPath: beside.file("study.demur"))
    try otherWorks(beside)
    let screens = try session(alone)
    let others = try session(beside)
    for (screen, other) in zip(screens, others) { #expect(screen == other) }
    let all = (screens + others).joined().lowercased().replacing(Self.consent, with: "")
    for hidden in ["canary", "chosen", "rejected", "subset", "file.jsonl", "of 12", "bob"] {
      #expect(!all.contains(hidden), "\(hidden)")
    }
    #expect(all.contains("question 1?") && all.contains("the lab"))
  }

  @Test func `refusals tell an annotator of nobody else`() throws {
    let folder = try Folder()
    try study(folder)
    try otherWorks(folder)
    let unknown = try Program.run(["annotate", "--annotator", "canary", "--plain"], in: folder)
    #expect(unknown.code == 1 && !unknown.errors.contains("CANARY"))
    let plain = try Program.run(
      ["annotate", "--annotator", "ann", "--plain"], in: folder,
      input: "all\nyes\nok\nalways all\n?\ng\nf\nc mine\n4\nu\nredo\nx\n2\ns\n3\n2\n1\n5\n4\n3\n2\nb 1\nn\na 2\nw\nq\n")
    #expect(plain.code == 0 && plain.output.contains("Question 1?"))
    for hidden in ["canary", "chosen", "rejected", "subset"] {
      #expect(!plain.output.lowercased().replacing(Self.consent, with: "").contains(hidden), "\(hidden)")
    }
  }
}
