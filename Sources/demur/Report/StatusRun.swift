import Screens
import Store
import Terminal

/// The status of a study on a terminal, read again whenever another program writes.
struct StatusRun {
  let file: StudyFile

  /// Runs until the author leaves; the exit code.
  func run() throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    var version = try file.dataVersion
    var wasInterrupted = false
    let watch = ScreenLoop<StatusScreen>.Watch(every: 1_000) {
      let now = try file.dataVersion
      guard now != version else { return nil }
      version = now
      return try lines
    }
    var loop = ScreenLoop(screen: StatusScreen(try lines, size: terminal.size), terminal: terminal, watch: watch) { _ in
      wasInterrupted = true
      return .leave
    }
    switch try loop.run() {
    case .left: return wasInterrupted ? 130 : 0
    case .ended(let code): return code
    }
  }

  private var lines: [SafeText] {
    get throws { StatusText(status: try StatusReader.read(file)).lines }
  }
}
