import Foundation
import Terminal

/// Draws the frames of a story, one a key, and writes down what each should look like.
///
/// Keys: `n` the next frame, Ctrl-L all of it again, `w` gives the terminal away to something that writes on it, `d` writes
/// on it behind the screen's back, `q` ends it. After each a line of the log says that it was done.
struct FrameRun {
  let terminal: CursesTerminal
  let log: PlainOutput
  /// Where the frame that the terminal should show stands: its rows, an empty line, their styles, an empty line, the cursor.
  let expectation: String
  var story: FrameStory
  private var count = 0

  init(_ terminal: CursesTerminal, log: PlainOutput, expectation: String, seed: UInt64) {
    (self.terminal, self.log, self.expectation) = (terminal, log, expectation)
    story = FrameStory(seed: seed)
  }

  mutating func run() throws -> Int32 {
    try draw()
    while true {
      switch try terminal.nextEvent() {
      case .key(.character("n"), _), .resized: try draw()
      case .key(.control("l"), _):
        terminal.redraw()
        try done("redrawn")
      case .key(.character("w"), _):
        try terminal.withSuspended { scribble() }
        try done("came back")
      case .key(.character("d"), _):
        scribble()
        try done("scribbled")
      case .key(.character("q"), _): return 0
      case .signalled(.stop): terminal.suspend()
      case .signalled(let signal): if let code = signal.exitCode { return code }
      case .hungUp: return 129
      case .key, .tick, .woken, .noted: break
      }
    }
  }

  private mutating func draw() throws {
    let frame = story.next(in: terminal.size)
    let cursor = frame.cursor.map { "\($0.row) \($0.column)" } ?? "hidden"
    let rows = (0..<frame.size.rows).map { frame.text(row: $0) }
    try (rows + ["", frame.styles, "", cursor]).joined(separator: "\n")
      .write(toFile: expectation, atomically: true, encoding: .utf8)
    terminal.draw(frame)
    try done("drawn \(frame.size.columns)x\(frame.size.rows)")
  }

  private mutating func done(_ what: SafeText) throws {
    count += 1
    try log.writeLine("\(count) \(what)")
  }

  /// What another program might leave on the terminal.
  private func scribble() {
    let text = "\u{1B}[5;3H\u{1B}[7mWALL\u{1B}[0m 漢漢漢漢\r\n\u{1B}[2;2H界\u{1B}[K\u{1B}[9;1H👍 e\u{301}\r\nlast words"
    _ = try? PlainOutput.standardOutput.write(Array(text.utf8))
  }
}
