import Foundation
import Terminal

/// The line on the terminal of messages that is drawn over itself while somebody waits, and goes away again.
enum TerminalLine {
  /// Whether anybody can watch: not in a pipe, and not where a program reads.
  static let isWatched =
    EverywhereFlags.ofProcess.isWatched && isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  /// How wide it may be; `COLUMNS` can make it narrower than the terminal, and no wider: a line that wraps cannot be taken away.
  static var columns: Int {
    let found = width(of: STDERR_FILENO) ?? 80
    let wanted = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? found
    return wanted > 0 ? min(found, wanted) : found
  }

  /// The columns of the terminal behind a descriptor; nil where there is none.
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  static func draw(_ text: String) {
    let safe = SafeText(text)
    write("\r\u{1B}[2K" + (safe.columns < columns ? safe.description : SafeText(text.prefix(columns / 2)).description))
  }

  static func clear() { write("\r\u{1B}[2K") }

  private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
