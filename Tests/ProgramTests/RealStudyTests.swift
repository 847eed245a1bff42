import Foundation
import Testing

/// The paper's study on the real data, where they lie beside the project: one annotator does all of their work by keys.
struct RealStudyTests {
  private static let data = ["helpful", "harmless"].map { name -> (name: String, path: String) in
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
    let folder =
      ProcessInfo.processInfo.environment["DEMUR_DATA"]
      ?? root.appending(path: "shared/data").path(percentEncoded: false)
    return (name, "\(folder)/hh-rlhf-\(name)-base-test.jsonl.gz")
  }

  private static var hasData: Bool { data.allSatisfy { FileManager.default.fileExists(atPath: $0.path) } }

  @Test(.enabled(if: hasData, "the real data are not beside the project; DEMUR_DATA names their folder"))
  func `what is pressed is what is exported, whatever was shown first`() throws {
    let folder = try Folder()
    try Program.succeed(
      "init", "rlhf", "--seed", "7", "--consent", "none", "--guidelines", "none", "--practice", "none", "--washout",
      "0",
      "--guard", "0", in: folder)
    let sources = Self.data.flatMap { ["--subset", "\($0.name)=\($0.path)"] }
    let summary = try Program.run(["import"] + sources + ["--take", "720"], in: folder)
    #expect(summary.output.contains("harmless: 2312 read, 360 drawn"))
    #expect(summary.output.contains("helpful: 2354 read, 360 drawn"))
    try Program.succeed("annotators", "add", "--count", "33", in: folder)
    #expect(try Program.succeed("assign", in: folder).contains("43 or 44 contexts"))

    var ratings: [Int] = []
    var preferences: [Int] = []
    var terminal = try Tmux("\(Program.path) annotate --annotator a01", in: folder)
    var total = try Self.total(try terminal.wait(for: "1 of "))
    while ratings.count < total {
      let rating = ratings.count * 7 % 5 + 1
      try terminal.press("\(rating)")
      ratings.append(rating)
      let next = ratings.count == total ? "Which response is better?" : "\(ratings.count + 1) of \(total)"
      try terminal.wait(for: next)
      if ratings.count.isMultiple(of: 31) { terminal = try Self.leaveAndComeBack(terminal, in: folder) }
    }
    total = try Self.total(try terminal.screen)
    let keys = ["w", "e", "r", "t", "y"]
    while preferences.count < total {
      let step = preferences.count * 3 % 5
      try terminal.press(keys[step])
      preferences.append(step - 2)
      let next = preferences.count == total ? "Your comparisons are complete" : "\(preferences.count + 1) of \(total)"
      try terminal.wait(for: next)
      if preferences.count.isMultiple(of: 19) { terminal = try Self.leaveAndComeBack(terminal, in: folder) }
    }
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)

    let exported = try Self.rows(Program.succeed("export", "ratings", "--history", in: folder))
    #expect(exported.map { Int($0[3]) } == ratings)
    let compared = try Self.rows(Program.succeed("export", "preferences", "--history", in: folder))
    let onScreen = compared.map { row -> Int? in
      guard let magnitude = Int(row[3]) else { return nil }
      let combined = row[2] == "A" ? -magnitude : magnitude
      return row[4] == "A" ? combined : -combined
    }
    #expect(onScreen == preferences)
    #expect(Set(compared.map { $0[4] }) == ["A", "B"])
  }

  private static func leaveAndComeBack(_ terminal: Tmux, in folder: Folder) throws -> Tmux {
    try terminal.press("q")
    try terminal.wait(for: "good place to stop")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    let next = try Tmux("\(Program.path) annotate --annotator a01", in: folder)
    try next.wait(for: " of ")
    return next
  }

  /// The number after `of` on the first line.
  private static func total(_ screen: String) throws -> Int {
    let first = try #require(screen.split(separator: "\n").first)
    return try #require(first.split(separator: " ").last.flatMap { Int($0) })
  }

  private static func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
