import Foundation
import Testing

/// kill −9 at random moments of a real annotating: nothing that the screen said was saved is lost, nothing is doubled.
@Suite(.serialized)
struct KillTests {
  /// How often the program is killed; `DEMUR_KILLS=1000` for the whole storm.
  private static let kills = ProcessInfo.processInfo.environment["DEMUR_KILLS"].flatMap { Int($0) } ?? 12

  @Test func `what the screen said was saved survives kill -9`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: max(60, Self.kills * 3))
    var generator = SystemRandomNumberGenerator()
    var acknowledged = 0
    for round in 0..<Self.kills {
      let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
      var screen = try terminal.wait("the work, round \(round)") { Self.place($0) != nil }
      let resumed = try #require(Self.place(screen)) - 1
      #expect(resumed >= acknowledged, "round \(round): \(acknowledged) were acknowledged, \(resumed) are there")
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        try terminal.press("\(Int.random(in: 1...5, using: &generator))")
      }
      usleep(UInt32.random(in: 0...60_000, using: &generator))
      let process = try terminal.processID
      screen = try terminal.screen
      kill(process, SIGKILL)
      acknowledged = max(resumed, Self.place(screen).map { $0 - 1 } ?? resumed)
    }
    let labels = try Program.succeed("export", "ratings", in: folder).split(separator: "\n").dropFirst()
    #expect(labels.count >= acknowledged)
    let dataPoints = Set(labels.map { $0.split(separator: ",").prefix(2).joined(separator: ",") })
    #expect(dataPoints.count == labels.count)
    try Program.succeed("verify", in: folder)
    let check = try Program.run(
      executable: "/usr/bin/sqlite3", ["small.demur", "PRAGMA integrity_check"], in: folder)
    #expect(check.output == "ok\n")
  }

  /// The number before `of`: how many were labelled, and one.
  private static func place(_ screen: String) -> Int? {
    guard let line = screen.split(separator: "\n").first, line.contains("Rate the response") else { return nil }
    let words = line.split(separator: " ")
    guard words.count > 3, words[words.count - 2] == "of" else { return nil }
    return Int(words[words.count - 3])
  }
}
