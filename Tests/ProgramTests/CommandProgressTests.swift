import Foundation
import PseudoTerminals
import Terminal
import Testing

@testable import demur

/// How far a command is, on the terminal of whoever waits.
struct CommandProgressTests {
  @Test(arguments: [
    (CommandProgress.Step(name: "Packing"), 3.0, 80, "Packing … 3 s"),
    (CommandProgress.Step(name: "Reading", total: 0), 100, 80, "Reading … 2 min"),
    (
      CommandProgress.Step(name: "Merging", total: 4, done: 2), 2, 80,
      "Merging [########........] 50 % 2/4  1.0/s  2 s left"
    ),
    (
      CommandProgress.Step(name: "Reading", total: 8, unit: " MB", measure: { 9 }), 2, 80,
      "Reading [################] 100 % 8/8 MB  4.0 MB/s  0 s left"
    ),
    (CommandProgress.Step(name: "Merging", total: 4, done: 2), 2, 30, "Merging 50 % 2/4  2 s left"),
  ])
  func `a line says what is done, how fast, and how long it takes`(
    step: CommandProgress.Step, seconds: Double, columns: Int, line: String
  ) {
    #expect(step.line(after: seconds, columns: columns) == line)
  }

  private static func importing(_ folder: Folder) throws -> PseudoTerminal {
    try PseudoTerminal(
      path: "/bin/sh", arguments: ["-c", "cd '\(folder.path)' && exec '\(Program.path)' import - < pipe"],
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"],
      size: Size(columns: 80, rows: 24))
  }

  /// What it shows, until a text is on it, or to its end.
  private static func read(_ terminal: PseudoTerminal, until text: String?) -> String {
    let end = Date().addingTimeInterval(20)
    var bytes: [UInt8] = []
    while let more = terminal.read(timeout: 50), Date() < end {
      bytes += more
      if let text, String(decoding: bytes, as: UTF8.self).contains(text) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `whoever waits sees it, an interrupt leaves nothing half done, and the line goes away`() throws {
    let folder = try Folder()
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    mkfifo(folder.file("pipe"), 0o600)
    let instance = #"{"id": "i", "context": "c", "response_a": "a", "response_b": "b", "subset": "s"}"# + "\n"
    for isInterrupted in [true, false] {
      let terminal = try Self.importing(folder)
      let writer = open(folder.file("pipe"), O_WRONLY | O_CLOEXEC)
      _ = instance.withCString { write(writer, $0, strlen($0)) }
      #expect(Self.read(terminal, until: "Fetching … ").contains("Fetching … "))
      if isInterrupted { terminal.write("\u{3}") } else { close(writer) }
      let rest = Self.read(terminal, until: nil)
      let outcome = terminal.wait(timeout: 5_000)
      if isInterrupted {
        #expect(outcome == .ended(130))
        close(writer)
      } else {
        #expect(outcome == .ended(0) && rest.contains("\r\u{1B}[2K"), "\(rest)")
        #expect(rest.contains("The study has 1 instance now."), "\(rest)")
      }
    }
  }
}
