import Foundation
import Terminal
import Testing

/// A window that changes a thousand times under the real program.
struct ResizeStormTests {
  @Test func `after a storm of sizes from 1x1 to 500x1000 the screen is as it was`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    let before = try terminal.waitForRest("the work") { $0.contains("q leave") }
    let path = try terminal.tmux("display-message", "-p", "#{pane_tty}").trimmingCharacters(in: .newlines)
    // The window's size behind tmux's back: tmux itself would pass on one in a quarter of a second.
    let window = open(path, O_RDWR | O_NOCTTY)
    try #require(window >= 0)
    defer { close(window) }
    let resize = { (columns: Int, rows: Int) in
      var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(window, UInt(TIOCSWINSZ), &size)
    }
    var generator = SystemRandomNumberGenerator()
    for step in 0..<1_000 {
      switch step {
      case 0: resize(1, 1)
      case 500: resize(500, 1000)
      case _ where step.isMultiple(of: 100): resize(Int.random(in: 1...500), Int.random(in: 1...1000))
      default: resize(Int.random(in: 1...140, using: &generator), Int.random(in: 1...50, using: &generator))
      }
      usleep(UInt32.random(in: 0...4_000, using: &generator))
    }
    resize(80, 24)
    try terminal.waitForRest("the screen of before") { $0 == before }
    try terminal.press("4")
    try terminal.wait(for: "Saved: 4")
    try terminal.press("q", "q")
    #expect(try terminal.waitForExit() == 0)
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 2)
  }
}
