import Foundation
import Testing

/// A real terminal: a tmux server of its own with one pane, in which a command runs.
///
/// Nothing sleeps for luck: a test waits until the screen shows what it waits for and the program waits for keys, and fails
/// when it never does.
final class Tmux {
  private let socket: String
  private let folder: Folder
  /// Where the shell in the pane writes the exit code of the command.
  private let exitFile: String
  /// The shell in the pane.
  private var shell = RunningProgram(0)

  struct NotShown: Error, CustomStringConvertible {
    var wanted: String
    var screen: String
    var description: String { "\"\(wanted)\" was never shown; the screen:\n\(screen)" }
  }

  /// Starts `command` (a line for the shell) in a terminal of that size. The pane stays when the command has ended.
  init(_ command: String, in folder: Folder, columns: Int = 80, rows: Int = 24, term: String = "tmux-256color") throws {
    self.folder = folder
    socket = folder.file("tmux-\(UUID().uuidString.prefix(8))")
    let config = try folder.write(
      "set -g remain-on-exit on\nset -g default-terminal \"\(term)\"\nset -g escape-time 0\nset -g status off\n",
      to: "tmux.conf")
    exitFile = folder.file("exit-\(UUID().uuidString.prefix(8))")
    let wrapped = "\(command); echo $? > '\(exitFile).new'; mv '\(exitFile).new' '\(exitFile)'"
    let started = try tmux(
      "-f", config, "new-session", "-d", "-P", "-F", "#{pane_pid}", "-x", "\(columns)", "-y", "\(rows)", "-c",
      folder.path, wrapped)
    shell = RunningProgram(try #require(pid_t(started.trimmingCharacters(in: .whitespacesAndNewlines))))
  }

  deinit { _ = try? tmux("kill-server") }

  @discardableResult
  func tmux(_ arguments: String...) throws -> String {
    try Program.run(executable: "/usr/bin/tmux", ["-S", socket] + arguments, in: folder).output
  }

  /// What the pane shows.
  var screen: String { get throws { try tmux("capture-pane", "-p") } }

  /// What the pane shows, with the sequences that set attributes and colours.
  var styledScreen: String { get throws { try tmux("capture-pane", "-p", "-e") } }

  /// All that was printed, lines that were broken at the edge put together again.
  var transcript: String { get throws { try tmux("capture-pane", "-p", "-J", "-S", "-100") } }

  /// Types keys by tmux's names: `4`, `Enter`, `C-c`, `Escape`, `Space` … Each but the first comes once the one before it was
  /// taken: what a slow disk still saves keeps keys waiting, and drops them in the end.
  func press(_ keys: String...) throws {
    for (number, key) in keys.enumerated() {
      if number > 0 { try wait("\(keys[number - 1]) was taken") { _ in true } }
      try tmux("send-keys", key)
    }
  }

  /// Types text as it is.
  func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

  func resize(columns: Int, rows: Int) throws { try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)") }

  /// The process that the shell in the pane is running.
  var processID: pid_t {
    get throws {
      let child = try Program.run(executable: "/usr/bin/pgrep", ["-P", "\(shell.id)"], in: folder).output
      return try #require(pid_t(child.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }

  /// The exit code, once the command has ended; 128 and the signal's number when a signal ended it.
  var exitCode: Int? {
    guard let text = try? String(contentsOfFile: exitFile, encoding: .utf8) else { return nil }
    return Int(text.trimmingCharacters(in: .newlines))
  }

  /// Waits until the screen shows `text`; returns the screen.
  @discardableResult
  func wait(for text: String) throws -> String {
    try wait(text) { $0.contains(text) }
  }

  /// Waits until the screen is as wanted, and the program waits for keys; `wanted` says how, for the failure.
  @discardableResult
  func wait(_ wanted: String, until isWanted: (String) -> Bool) throws -> String {
    var pauses = Wait.Pauses()
    while true {
      let wasWaiting = shell.isWaiting
      let shown = try screen
      if isWanted(shown), wasWaiting, shell.isWaiting { return shown }
      guard pauses.pause() else { throw NotShown(wanted: wanted, screen: shown) }
    }
  }

  /// Waits until the screen is as wanted and two looks at it are the same: long frames come in several pieces.
  @discardableResult
  func waitForRest(_ wanted: String, until isWanted: (String) -> Bool) throws -> String {
    var before = ""
    return try wait(wanted) { screen in
      defer { before = screen }
      return isWanted(screen) && screen == before
    }
  }

  /// Waits until the command has ended and all that it printed is on the screen; its exit code.
  func waitForExit() throws -> Int {
    var pauses = Wait.Pauses()
    while true {
      // tmux calls a pane dead once it has read everything.
      if let code = exitCode, try tmux("display-message", "-p", "#{pane_dead}").hasPrefix("1") { return code }
      guard pauses.pause() else { throw NotShown(wanted: "the end of the program", screen: try screen) }
    }
  }
}
