import Foundation
import Testing

/// The real program in a real terminal.
@Suite(.serialized)
struct AnnotateTests {
  @Test func `labels given by keys are exported in the data's letters, after leaving and coming back`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let first = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try first.wait(for: "1 of 6")
    try first.press("4")
    try first.wait(for: "Saved: 4")
    try first.press("2")
    try first.wait(for: "Saved: 2")
    try first.press("u")
    try first.wait(for: "Taken back: 2.")
    try first.press("q")
    try first.wait(for: "good place to stop")
    try first.press("q")
    #expect(try first.waitForExit() == 0)

    let second = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try second.wait(for: "2 of 6")
    for (number, key) in ["5", "1", "3", "2", "4"].enumerated() {
      try second.press(key)
      if number < 4 { try second.wait(for: "Saved: \(key)") }
    }
    try second.wait(for: "Which response is better?")
    for (number, keys) in [["w"], ["b", "1"], ["n"]].enumerated() {
      try second.wait(for: "\(number + 1) of 3")
      for key in keys { try second.press(key) }
    }
    try second.wait(for: "Your comparisons are complete.")
    try second.press("q")
    #expect(try second.waitForExit() == 0)

    let ratings = try Program.succeed("export", "ratings", "--annotators", "names", in: folder)
    #expect(ratings.split(separator: "\n").count == 7)
    let digits = ratings.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",")[3].first }
    #expect(digits.sorted() == ["1", "2", "3", "4", "4", "5"])
    let preferences = try Program.succeed("export", "preferences", in: folder)
    let rows = preferences.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 3)
    // On the screen A is what was shown first: w is the first much better, b 1 the second a little better.
    let shown = rows.map { row in
      let isFirst = row[2] == row[4]
      return row[2] == "N" ? "none" : "\(isFirst ? "first" : "second") \(row[3])"
    }
    #expect(shown.sorted() == ["first 2", "none", "second 1"])
  }

  @Test(arguments: [("HUP", 129), ("TERM", 143)])
  func `a signal restores the terminal and loses nothing`(signal: String, code: Int) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let command =
      "stty -a > before; \(Program.path) annotate --annotator ann; echo code $?; stty -a > after"
    let terminal = try Tmux(command, in: folder)
    try terminal.wait(for: "1 of 4")
    try terminal.press("4")
    try terminal.wait(for: "Saved: 4")
    let process = try terminal.processID
    kill(process, signal == "HUP" ? SIGHUP : SIGTERM)
    _ = try terminal.waitForExit()
    #expect(try terminal.transcript.contains("code \(code)"))
    let before = try String(contentsOfFile: folder.file("before"), encoding: .utf8)
    #expect(try String(contentsOfFile: folder.file("after"), encoding: .utf8) == before)
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 2)
  }

  @Test func `a terminal that goes away ends the program`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    try terminal.wait(for: "1 of 4")
    let process = try terminal.processID
    try terminal.tmux("kill-server")
    try Wait.until("the end of the program") { kill(process, 0) != 0 }
  }

  @Test(arguments: [
    (["TERM": "dumb"], "dumb"),
    (["TERM": ""], "TERM"), (["LC_ALL": "C"], "is not UTF-8"),
  ])
  func `a terminal that cannot be drawn on is refused with the remedy`(
    environment: [String: String], message: String
  ) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let settings = environment.map { "\($0)='\($1)'" }.joined(separator: " ")
    let terminal = try Tmux(
      "env \(settings) \(Program.path) annotate --annotator ann; echo code $?; exec sleep 60", in: folder)
    let transcript = try terminal.wait(for: "code 2")
    #expect(transcript.contains(message))
    #expect(transcript.contains("--plain") || transcript.contains("LC_ALL=C.UTF-8"))
  }

  @Test(arguments: [("dumb", "TERM is dumb"), ("", "TERM is not set")])
  func `where nobody can type --plain, a terminal that cannot be drawn on gets lines of text`(
    type: String, reason: String
  ) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let study = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".demur") })
    let terminal = try Tmux(
      "env TERM='\(type)' \(Program.path) annotate --locked --study \(study) --annotator ann; echo code $?; exec sleep 60",
      in: folder)
    #expect(try terminal.wait(for: "Enter reads on").contains("No screen can be drawn here (\(reason))"))
    try terminal.press("q", "Enter")
    try terminal.wait(for: "code 0")
  }

  @Test func `any size can be taken and left again`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    let before = try terminal.waitForRest("the work") { $0.contains("1 of 4") && $0.contains("1-5 rate") }
    for (columns, rows) in [(1, 1), (2, 40), (500, 200), (39, 9), (40, 10), (300, 3), (120, 40)] {
      try terminal.resize(columns: columns, rows: rows)
    }
    // What the program draws last belongs to the size before: it has followed that far.
    try terminal.wait("the keys on row 40") { screen in
      let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
      return rows.count >= 40 && rows[38...39].contains { $0.contains("1-5 rate") }
    }
    try terminal.resize(columns: 80, rows: 24)
    try terminal.waitForRest("the work as it was") { $0 == before }
    try terminal.press("3")
    try terminal.wait(for: "Saved: 3")
  }
}
