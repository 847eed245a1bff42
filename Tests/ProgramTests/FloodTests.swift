import Foundation
import PseudoTerminals
import Terminal
import Testing

/// Keys by the megabyte at the real program, as from a cat on the keyboard or a file pasted into a terminal without brackets.
@Suite(.serialized) struct FloodTests {
  enum Ending: CaseIterable, Sendable { case terminate, hangUp }

  @Test(arguments: Ending.allCases)
  func `a flood of keys takes no memory and labels nothing, and the end of it all comes first`(_ ending: Ending) throws
  {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let terminal = try Self.start(in: folder)
    try Self.read(terminal, until: "1 of 6")
    let before = try Self.memory(of: terminal.processID)
    let megabytes = ProcessInfo.processInfo.environment["DEMUR_FLOOD"].flatMap { Int($0) } ?? 1
    let keys = [UInt8](repeating: UInt8(ascii: "j"), count: 4_096)
    var left = megabytes << 20
    while left > 0 {
      left -= terminal.offer(keys)
      _ = terminal.read(timeout: 0)
    }
    #expect(try Self.memory(of: terminal.processID) < before + (4 << 20))
    // And more of them while the end comes: a program that took them first would never get to it.
    if ending == .terminate { terminal.send(signal: SIGTERM) } else { terminal.hangUp() }
    let end = ContinuousClock.now + .seconds(Wait.limit)
    var state = terminal.wait(timeout: 0)
    while case .running = state, ContinuousClock.now < end {
      if ending == .terminate {
        _ = terminal.offer(keys)
        _ = terminal.read(timeout: 1)
      }
      state = terminal.wait(timeout: 1)
    }
    #expect(state == .ended(ending == .terminate ? 143 : 129))
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 1)
  }

  @Test func `after a flood it is said that keys were dropped, and the next label counts`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let terminal = try Self.start(in: folder)
    try Self.read(terminal, until: "1 of 6")
    terminal.send(signal: SIGSTOP)
    // What comes last would be labels.
    terminal.write(String(repeating: "j", count: 2_000) + "c" + "only 3 of 5 are true\r")
    terminal.send(signal: SIGCONT)
    try Self.read(terminal, until: "were dropped")
    // What follows soon is dropped too, also where the program is late to see that nothing came for a while.
    var isSaved = false
    for _ in 0..<60 where !isSaved {
      usleep(400_000)
      terminal.write("4")
      isSaved = try Self.readAll(terminal).contains("Saved: 4")
    }
    #expect(isSaved)
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 2)
  }

  private static func start(in folder: Folder) throws -> PseudoTerminal {
    try PseudoTerminal(
      path: "/bin/sh",
      arguments: ["-c", "cd \"$0\" && exec \"$1\" annotate --annotator ann", folder.path, Program.path],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"],
      size: Size(columns: 80, rows: 24))
  }

  /// Reads what is drawn until `text` was.
  private static func read(_ terminal: PseudoTerminal, until text: String) throws {
    var shown: [UInt8] = []
    try Wait.until("\(text) in \(String(decoding: shown, as: UTF8.self).debugDescription)") {
      shown += terminal.readAll()
      return String(decoding: shown, as: UTF8.self).contains(text)
    }
  }

  /// Reads what is drawn until the program waits for keys.
  private static func readAll(_ terminal: PseudoTerminal) throws -> String {
    var shown: [UInt8] = []
    try Wait.until("a program that waits") { terminal.isAtRest(reading: &shown) }
    return String(decoding: shown, as: UTF8.self)
  }

  /// Bytes that a process holds.
  private static func memory(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }) << 10
  }
}
