import Foundation
import Terminal
import Testing

/// A probe within a tmux server of its own, which ends with it.
final class Tmux {
  private let socket = FileManager.default.temporaryDirectory.appendingPathComponent("demur-\(UUID().uuidString)").path

  static let isInstalled = (try? run(["-V"])) != nil

  convenience init(_ text: String, size: Size) throws { try self.init(arguments: ["/dev/null", text], size: size) }

  /// - Parameters:
  ///   - arguments: the probe's.
  ///   - type: what `TERM` says; without it tmux's own.
  init(arguments: [String], type: String? = nil, size: Size) throws {
    let words = (type.map { ["env", "TERM=\($0)"] } ?? []) + [Probe.executable] + arguments
    let line = words.map { "'" + $0.replacing("'", with: #"'\''"#) + "'" }.joined(separator: " ")
    try command(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)", "exec \(line)", ";",
      "set", "-g", "status", "off")
    resize(to: size)
  }

  /// The session, with which the server ends: `kill-server` is a signal, and the test runner's threads block those.
  deinit {
    _ = try? command("kill-session")
    try? FileManager.default.removeItem(atPath: socket)
  }

  func type(_ key: String) { _ = try? command("send-keys", "-l", key) }

  func resize(to size: Size) {
    _ = try? command("resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)")
  }

  /// The screen's lines without trailing blanks.
  var lines: [String] {
    let screen = (try? command("capture-pane", "-p")) ?? ""
    return screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.reversed().drop { $0 == " " }.reversed()))
    }
  }

  /// Where the cursor is; `nil` when it is hidden.
  var cursor: Position? {
    let shown = (try? command("display-message", "-p", "#{cursor_flag} #{cursor_y} #{cursor_x}")) ?? ""
    let numbers = shown.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    return numbers.count == 3 && numbers[0] == 1 ? Position(row: numbers[1], column: numbers[2]) : nil
  }

  /// The screen's lines without trailing blanks, once they are as wanted; `nil` and an issue after two minutes.
  func waits(until isDone: ([String]) -> Bool) -> [String]? {
    var last: [String] = []
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      let lines = lines
      if !lines.isEmpty, isDone(lines) { return lines }
      last = lines
      usleep(20_000)
    }
    Issue.record("the screen stayed \(last)")
    return nil
  }

  @discardableResult
  private func command(_ arguments: String...) throws -> String { try Self.run(["-S", socket, "-u"] + arguments) }

  /// With popen, not Foundation's `Process`: that waits for the server too, which holds its descriptors.
  @discardableResult
  private static func run(_ arguments: [String]) throws -> String {
    let words = ["env", "LC_ALL=C.UTF-8", "tmux"] + arguments
    let quoted = words.map { "'" + $0.replacing("'", with: #"'\''"#) + "'" }.joined(separator: " ")
    guard let pipe = popen("exec \(quoted) 2>/dev/null", "r") else { throw CocoaError(.fileReadUnknown) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    guard pclose(pipe) == 0 else { throw CocoaError(.fileReadUnknown) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
