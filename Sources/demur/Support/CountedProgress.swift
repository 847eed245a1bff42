import Foundation

/// How far something counted is: a line on the terminal that goes away at the end; nothing in a pipe. A class, since it is told from
/// within transactions.
final class CountedProgress {
  private let total: Int
  private let isOnTerminal: Bool
  private let begun = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  init(total: Int) {
    self.total = total
    isOnTerminal = isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  func show(_ done: Int) {
    let now = ContinuousClock.now
    guard isOnTerminal, drawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    drawn = now
    let columns = TerminalWidth.columns
    let line = ProgressLine(done: done, total: total, seconds: (now - begun).seconds)
    write("\r\u{1B}[2K" + String(line.fitting(columns - 2).prefix(columns - 1)))
  }

  func finish() {
    if drawn != nil { write("\r\u{1B}[2K") }
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

/// How wide the terminal of messages is.
enum TerminalWidth {
  static var columns: Int {
    var size = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
