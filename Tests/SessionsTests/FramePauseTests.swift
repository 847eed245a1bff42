import Screens
import Study
import Terminal
import Testing

@testable import Sessions

/// How often frames are painted while keys come faster.
@Suite struct FramePauseTests {
  @Test func `movements are merged into one frame, and what was asked for is shown at once`() throws {
    let study = try SessionStudy()
    let keys: [Key] = [.down, .down, .up, .character("4"), .down, .down, .down]
    // After the frame that they answer.
    let time = monotonicNow() + 60_000
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), events: keys.map { .key($0, at: time) }, framePause: 600_000)
    _ = try ScreenRun(study.session()).show(on: terminal, .inPlace)
    #expect(terminal.frames.count == 2)
    #expect(terminal.frames.last?.text.contains("Saved: 4") == true)
  }

  @Test func `the keys of a picture come after the frames that they answer`() throws {
    let study = try SessionStudy()
    let terminal = ScriptedTerminal(size: Size(columns: 80, rows: 24), keys: [.character("4"), .character("3")])
    _ = try ScreenRun(study.session()).show(on: terminal, .inPlace)
    #expect(terminal.frames.contains { $0.text.contains("Saved: 3") })
  }
}
