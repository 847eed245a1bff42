import Foundation
import PseudoTerminals
import Terminal
import Testing

/// A running `terminal-probe`: its keyboard, what it wrote to the screen, and its log of events.
final class Probe {
  let terminal: PseudoTerminal
  private(set) var screen: [UInt8] = []
  private(set) var isAtEnd = false
  private let folder: URL
  private let logFile: URL

  static let xterm = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]

  /// The test runner's neighbour among the build products.
  static var executable: String {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let products = Bundle.allBundles.map(\.bundlePath) + [runner, CommandLine.arguments[0]]
    let candidates = products.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("terminal-probe").path
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "terminal-probe"
  }

  /// - Parameter shell: a script that runs the probe as `"$@"`; without one the probe runs by itself.
  init(
    _ text: String = "", environment: [String: String] = Probe.xterm, size: Size = Size(columns: 80, rows: 24),
    shell: String? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("probe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    logFile = folder.appendingPathComponent("log")
    var all = environment
    all["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    all["SWIFT_BACKTRACE"] = "enable=no"
    let command = [Self.executable, logFile.path, text]
    terminal = try PseudoTerminal(
      path: shell == nil ? Self.executable : "/bin/bash",
      arguments: shell.map { ["--norc", "-c", $0, "sh"] + command } ?? Array(command.dropFirst()),
      environment: all, size: size)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var log: [String] {
    ((try? String(contentsOf: logFile, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  var shown: String { String(decoding: screen, as: UTF8.self) }

  func forgetScreen() { screen = [] }

  /// Reads the screen for a moment.
  func look(for milliseconds: Int = 10) {
    guard !isAtEnd, let bytes = terminal.read(timeout: milliseconds) else {
      isAtEnd = true
      usleep(2_000)
      return
    }
    screen += bytes
  }

  /// Reads the screen until the condition holds; false after two minutes.
  func waits(until isDone: (Probe) -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      if isDone(self) { return true }
      look()
    }
    return isDone(self)
  }

  func waits(forLine line: String) -> Bool { waits { $0.log.contains(line) } }

  /// The exit code, after which everything that was written has been read; `nil` when it did not end in two minutes.
  func ends() -> Int32? {
    var code: Int32?
    _ = waits { probe in
      if case .ended(let found) = probe.terminal.wait(timeout: 0) { code = found }
      return code != nil
    }
    while !isAtEnd, let bytes = terminal.read(timeout: 20), !bytes.isEmpty { screen += bytes }
    return code
  }
}
