import Foundation
import Testing

/// Real programs that are ended in the middle of a sentence.
@Suite struct UnsavedTextTests {
  enum Ending: Int32, CaseIterable, Sendable {
    case kill = 9
    case hangUp = 1
    case terminate = 15
  }

  private static func unsaved(in folder: Folder) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(".demur-unsaved-") }.map { folder.file($0) }
  }

  /// Ends the program once it has kept what was typed, which takes a second at most.
  private static func end(_ terminal: Tmux, by ending: Ending, typed: String, in folder: Folder) throws {
    // Any other end than a kill keeps what was typed last itself.
    if ending == .kill {
      try Wait.until("what was typed, beside the study") {
        unsaved(in: folder).contains { (try? String(contentsOfFile: $0, encoding: .utf8))?.contains(typed) == true }
      }
    }
    let process = try terminal.processID
    kill(process, ending.rawValue)
    #expect(try terminal.waitForExit() == 128 + Int(ending.rawValue))
  }

  @Test(arguments: Ending.allCases)
  func `a comment that was being typed is offered by the next start, and saved`(_ ending: Ending) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let program = "\(Program.path) annotate --locked --study small.demur --annotator ann"
    let first = try Tmux(program, in: folder)
    try first.wait(for: "1 of 2")
    try first.press("c")
    try first.wait(for: "Comment on this one")
    try first.type("Only 3 of 5 are true")
    try first.wait(for: "Only 3 of 5 are true")
    try Self.end(first, by: ending, typed: "Only 3 of 5 are true", in: folder)
    let second = try Tmux(program, in: folder)
    try second.wait(for: "You were writing this when the program ended.")
    #expect(try second.screen.contains("Only 3 of 5 are true"))
    try second.press("Enter")
    try second.wait(for: "Comment saved.")
    try second.press("q", "q")
    #expect(try second.waitForExit() == 0)
    #expect(Self.unsaved(in: folder) == [])
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 1)
  }

  @Test func `an author's note is offered on its page`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let first = try Tmux("\(Program.path) review --author eve --open i2", in: folder)
    try first.wait(for: "y keep")
    try first.press("c")
    try first.wait(for: "Note on your decision")
    try first.type("The question is odd")
    try Self.end(first, by: .kill, typed: "The question is odd", in: folder)
    let second = try Tmux("\(Program.path) review --author eve", in: folder)
    let screen = try second.wait(for: "You were writing this when the program ended.")
    #expect(screen.contains("The question is odd") && screen.contains("i2"))
    try second.press("Escape")
    try second.wait(for: "Not saved. c shows what you wrote again.")
    // Put away: nothing of it is left.
    try second.press("q", "q")
    #expect(try second.waitForExit() == 0)
    #expect(Self.unsaved(in: folder) == [])
  }
}
