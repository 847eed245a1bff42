import CTerminal
import Glibc

/// Lines that are typed, or come from a file or a pipe, on standard input.
///
/// A class because it catches signals for the whole program and puts the handlers back when it goes. While it waits for a
/// line a signal ends the wait; while something else is done the signal waits until the next line is asked for.
package final class LineInput {
  package enum Input: Hashable, Sendable {
    /// Without its line feed; bad UTF-8 is repaired.
    case line(String)
    case end
    case signalled(TerminalSignal)
  }

  private var bytes: [UInt8] = []
  /// How many of them have no line feed among them: a line of a megabyte is looked through once.
  private var searched = 0
  private var isAtEnd = false
  private var isToStop = false
  /// What is longer is cut: nobody types a megabyte.
  static let limit = 1 << 20

  package init() throws(TerminalError) {
    guard demur_signals_begin() else { throw .system("catch signals") }
  }

  deinit { demur_signals_end() }

  package func next() -> Input {
    while true {
      if let signal = takeSignal() { return .signalled(signal) }
      if isToStop {
        isToStop = false
        demur_signals_stop()
      }
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = bytes[..<end]
        bytes.removeFirst(end + 1)
        searched = 0
        return .line(Self.text(line))
      }
      searched = bytes.count
      guard !isAtEnd else {
        guard !bytes.isEmpty else { return .end }
        defer { (bytes, searched) = ([], 0) }
        return .line(Self.text(bytes[...]))
      }
      if Int(demur_wait(0, -1)) != demur_wait_signal { read() }
    }
  }

  /// Ends ``waitForSignal()``; may be called from any thread.
  package var wake: @Sendable () -> Void { { demur_wake() } }

  /// Waits for a signal that ends the program; nil where something else ends the wait. Ctrl-Z waits until the next line is
  /// asked for: who is stopped while something is under way would keep a lock.
  package func waitForSignal() -> TerminalSignal? {
    while true {
      if let signal = takeSignal() { return signal }
      if demur_take_wake() { return nil }
      _ = demur_wait(-1, -1)
    }
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  private func read() {
    var part = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(0, &part, part.count)
    // A terminal that is gone reports an error; only an interruption is none.
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    if count <= 0 { isAtEnd = true }
    let isLong = bytes.count > Self.limit
    // The rest of a line that is too long is left out, up to its end.
    let new = part.prefix(max(0, count))
    bytes += isLong ? new.drop { $0 != UInt8(ascii: "\n") } : new
  }

  /// The signal that ends the program, if one came.
  private func takeSignal() -> TerminalSignal? {
    while case let signal = demur_signals_take(), signal != 0 {
      switch signal {
      case SIGHUP: return .hangUp
      case SIGTERM: return .terminate
      case SIGINT: return .interrupt
      case SIGTSTP: isToStop = true
      default: break
      }
    }
    return nil
  }
}
