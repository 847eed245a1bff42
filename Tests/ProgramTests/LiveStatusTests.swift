import Foundation
import Testing

/// `demur status` on a terminal.
@Suite(.serialized)
struct LiveStatusTests {
  @Test func `it follows what an annotator does, also while the window changes`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let terminal = try Tmux("\(Program.path) status", in: folder)
    try terminal.wait(for: "0 of 6 labelled (0 %)")
    _ = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: folder, input: "4\nq\n")
    try terminal.wait(for: "1 of 6 labelled (16 %)")
    try terminal.tmux("resize-window", "-x", "60", "-y", "12")
    try terminal.wait("the hints on the last row") { screen in
      screen.split(separator: "\n").last?.contains("q leave") == true && screen.contains("1 of 6")
    }
    try terminal.tmux("resize-window", "-x", "20", "-y", "5")
    try terminal.wait(for: "Too small")
    try terminal.tmux("resize-window", "-x", "80", "-y", "24")
    try terminal.wait(for: "1 of 6 labelled")
    try terminal.press("x")
    try terminal.wait(for: "x does nothing here")
    try terminal.press("?")
    try terminal.wait(for: "leave, interrupt")
    try terminal.press("q")
    try terminal.wait(for: "1 of 6 labelled")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `a line opens the instances that it counts, and leaving them comes back to it`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    _ = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: folder, input: "4\nq\n")
    let terminal = try Tmux("\(Program.path) status", in: folder)
    try terminal.wait(for: ">SINGLE")
    try terminal.press("Enter")
    try terminal.wait(for: "3 of 3")
    try terminal.press("q")
    try terminal.wait(for: ">SINGLE")
    try terminal.press("j", "j")
    try terminal.wait(for: ">ann")
    try terminal.press("Enter")
    try terminal.wait(for: "labelled by")
    try terminal.wait(for: "1 of 3")
    try terminal.press("q")
    try terminal.wait(for: ">ann")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `an interruption ends with 130 and leaves the terminal as it was`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let terminal = try Tmux(
      "stty -a > before; \(Program.path) status; echo code $?; stty -a > after", in: folder)
    try terminal.wait(for: "0 of 4 labelled")
    try terminal.press("C-c")
    #expect(try terminal.waitForExit() == 0)
    // Not what the pane shows: when its command ends, tmux says so on a new last line, and the first one scrolls away.
    #expect(try terminal.transcript.contains("code 130"))
    #expect(
      try String(contentsOfFile: folder.file("before"), encoding: .utf8)
        == String(contentsOfFile: folder.file("after"), encoding: .utf8))
  }

  @Test func `it is printed once with --plain, and where nothing can be drawn`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    for command in ["status --plain", "status"] {
      let terminal = try Tmux(
        "\(command == "status" ? "TERM=dumb " : "")\(Program.path) \(command)", in: folder)
      #expect(try terminal.waitForExit() == 0)
      #expect(try terminal.transcript.contains("0 of 4 labelled"))
    }
  }
}
