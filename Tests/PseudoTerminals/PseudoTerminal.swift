import CPseudoTerminal
import CTerminal
import Glibc
import Terminal

/// A program on a terminal of its own, whose keyboard and screen are bytes.
///
/// A class because it owns a process and a descriptor; both end with it.
package final class PseudoTerminal {
  package let processID: Int32
  private let descriptor: Int32
  private var isHungUp = false
  private var exitCode: Int32?

  /// Starts the program in a session of its own.
  ///
  /// - Parameters:
  ///   - path: the executable's path; `PATH` is not searched.
  ///   - arguments: those after the program's name.
  ///   - environment: all of it.
  package init(
    path: String, arguments: [String] = [], environment: [String: String], size: Size
  ) throws(TerminalError) {
    var child: pid_t = 0
    descriptor = Self.withCStrings([path] + arguments) { argv in
      Self.withCStrings(environment.map { "\($0)=\($1)" }) { envp in
        demur_pty_spawn(path, argv, envp, Int32(clamping: size.rows), Int32(clamping: size.columns), &child)
      }
    }
    processID = child
    guard descriptor >= 0 else {
      isHungUp = true
      throw .failed(action: "start \(SafeText(path)) on a pseudo-terminal", reason: String(cString: strerror(errno)))
    }
  }

  deinit {
    hangUp()
    guard processID > 0 else { return }
    if case .ended = wait(timeout: 0) { return }
    kill(processID, SIGKILL)
    _ = wait(timeout: 5_000)
  }

  /// Types.
  package func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { demur_write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Types as much as the terminal takes now, which may be nothing; how many bytes that was.
  package func offer(_ bytes: [UInt8]) -> Int { max(0, Glibc.write(descriptor, bytes, bytes.count)) }

  /// What the program wrote; empty when it was nothing for `timeout` milliseconds, `nil` at its end.
  package func read(timeout: Milliseconds) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
      count = demur_pty_read(descriptor, buffer.baseAddress, buffer.count, Int32(clamping: timeout))
      initialized = max(0, count)
    }
    return count == 0 ? nil : bytes
  }

  /// Gives the window another size.
  package func resize(to size: Size) {
    _ = demur_pty_resize(descriptor, Int32(clamping: size.rows), Int32(clamping: size.columns))
  }

  /// Sends the program a signal by its number.
  package func send(signal: Int32) {
    if exitCode == nil { kill(processID, signal) }
  }

  /// Takes the terminal away, as when a connection breaks.
  package func hangUp() {
    if !isHungUp { Glibc.close(descriptor) }
    isHungUp = true
  }

  /// How the program stands after at most `timeout` milliseconds.
  package enum State: Hashable, Sendable {
    case running
    case stopped
    /// Its exit code; 128 + the signal's number where a signal ended it.
    case ended(Int32)
  }

  /// Waits for the program to end or to stop.
  package func wait(timeout: Milliseconds) -> State {
    if let exitCode { return .ended(exitCode) }
    switch demur_pty_wait(processID, Int32(clamping: timeout)) {
    case -1: return .running
    case let code where code < 0: return .stopped
    case let code:
      exitCode = code
      return .ended(code)
    }
  }

  /// Whether what a program's keys do is up to it: no echo, no lines, no signals from keys.
  package var isRaw: Bool {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return false }
    return settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() { copies[index] = strdup(string) }
    copies[strings.count] = nil
    defer {
      for index in strings.indices { free(copies[index]) }
      copies.deallocate()
    }
    return body(copies)
  }
}
