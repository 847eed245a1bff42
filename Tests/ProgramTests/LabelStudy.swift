import Foundation
import Testing

@testable import LoopbackModels

/// A study in a folder of its own that a toy server is asked about.
struct LabelStudy {
  let folder: Folder

  /// - Parameter count: its instances, whose texts differ.
  init(_ count: Int) throws {
    folder = try Folder()
    try folder.fill(once: "toys, \(count)") { try Self.make(count, in: $0) }
  }

  private static func make(_ count: Int, in folder: Folder) throws {
    try Program.succeed(
      "init", "toys", "--seed", "7", "--consent", "none", "--guidelines", "none", "--practice", "none", in: folder)
    let lines = (0..<count).map { number in
      """
      {"id": "i-\(number)", "subset": "\(number.isMultiple(of: 2) ? "even" : "odd")", "context": "Human: hello \(number)", \
      "response_a": "the good \(String(repeating: "bc", count: number % 7 + 1))", "response_b": "Very bad \(number)"}
      """
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "toys.jsonl")
    try Program.succeed("import", "toys.jsonl", in: folder)
  }

  func label(
    _ loopback: LoopbackServer, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(["label", "--server", loopback.address] + arguments, in: folder, environment: environment)
  }

  /// Starts a run and goes on.
  ///
  /// - Parameter ignored: a signal that nothing is to come of, as under `nohup`.
  /// - Returns: the process, and the files of its standard streams.
  func begin(
    _ loopback: LoopbackServer, _ arguments: String..., ignoring ignored: String? = nil
  ) throws -> (process: pid_t, files: [String]) {
    let files = (0..<3).map { folder.file("stream-\($0)") }
    try Data().write(to: URL(filePath: files[0]))
    let command = ["label", "--server", loopback.address] + arguments
    let process =
      if let ignored {
        try Program.start(
          executable: "/bin/sh", ["-c", "trap '' \(ignored); exec \"$@\"", "sh", Program.path] + command, in: folder,
          streams: files)
      } else {
        try Program.start(executable: Program.path, command, in: folder, streams: files)
      }
    return (process, files)
  }

  /// Events of a kind.
  func count(_ kind: String) throws -> Int { try number("SELECT count(*) FROM event WHERE kind = '\(kind)'") }

  func number(_ sql: String) throws -> Int {
    let found = try Program.run(executable: "/usr/bin/sqlite3", ["toys.demur", sql], in: folder)
    return Int(found.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }
}
