import Foundation
import Testing

/// An end at a random moment of a real annotating, by kill −9, hang-up or termination: nothing that the screen said was
/// saved is lost, nothing is doubled, and who is asked to end gives the terminal back.
@Suite(.serialized)
struct KillTests {
  /// How often the program is ended by each signal; `DEMUR_KILLS=1000` for the whole storm.
  private static let kills = ProcessInfo.processInfo.environment["DEMUR_KILLS"].flatMap { Int($0) } ?? 12

  @Test(arguments: [SIGKILL, SIGHUP, SIGTERM])
  func `what the screen said was saved survives the end`(signal: Int32) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: max(60, Self.kills * 3))
    var generator = SystemRandomNumberGenerator()
    var acknowledged = 0
    for round in 0..<Self.kills {
      let command = "stty -a > before; \(Program.path) annotate --annotator ann"
      let terminal = try Tmux("\(command); code=$?; stty -a > after; (exit $code)", in: folder)
      var screen = try terminal.wait("the work, round \(round)") { Self.place($0) != nil }
      let resumed = try #require(Self.place(screen)) - 1
      #expect(resumed >= acknowledged, "round \(round): \(acknowledged) were acknowledged, \(resumed) are there")
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        try terminal.press("\(Int.random(in: 1...5, using: &generator))")
      }
      usleep(UInt32.random(in: 0...60_000, using: &generator))
      let process = try terminal.processID
      screen = try terminal.screen
      kill(process, signal)
      acknowledged = max(resumed, Self.place(screen).map { $0 - 1 } ?? resumed)
      guard signal != SIGKILL else { continue }
      #expect(try terminal.waitForExit() == 128 + Int(signal))
      let settings = try ["before", "after"].map { try String(contentsOfFile: folder.file($0), encoding: .utf8) }
      #expect(settings[0] == settings[1], "round \(round): the terminal is not as it was")
    }
    let labels = try Program.succeed("export", "ratings", in: folder).split(separator: "\n").dropFirst()
    #expect(labels.count >= acknowledged)
    let dataPoints = Set(labels.map { $0.split(separator: ",").prefix(2).joined(separator: ",") })
    #expect(dataPoints.count == labels.count)
    try Program.succeed("verify", in: folder)
    let check = try Program.run(
      executable: "/usr/bin/sqlite3", ["small.demur", "PRAGMA integrity_check"], in: folder)
    #expect(check.output == "ok\n")
    let said = "signal \(signal): \(Self.kills) times, \(acknowledged) acknowledged, \(labels.count) there"
    if Self.kills >= 100 { print(said) }
  }

  /// The number before `of`: how many were labelled, and one.
  private static func place(_ screen: String) -> Int? {
    guard let line = screen.split(separator: "\n").first, line.contains("Rate the response") else { return nil }
    let words = line.split(separator: " ")
    guard words.count > 3, words[words.count - 2] == "of" else { return nil }
    return Int(words[words.count - 3])
  }
}
