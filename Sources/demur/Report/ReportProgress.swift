import Foundation
import Terminal

/// What a report computes just now, in a line of its own that is taken away at the end; only for who waits at a terminal.
final class ReportProgress {
  private let isOnTerminal = isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  private var isOnScreen = false

  /// Shows what comes next in place of what came before.
  func tell(_ step: String) {
    guard isOnTerminal else { return }
    write("\r\u{1B}[2K" + SafeText("Computing \(step) …").description)
    isOnScreen = true
  }

  func finish() {
    guard isOnScreen else { return }
    write("\r\u{1B}[2K")
    isOnScreen = false
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
