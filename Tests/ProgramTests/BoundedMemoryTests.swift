import Foundation
import Testing

/// What a command may allocate is limited by the system, so that a peak cannot hide behind another test's.
struct BoundedMemoryTests {
  /// The most memory, in KiB, that a command needs for any study or file: of this about half is taken at its start.
  private static let limit = 80_000

  private func run(_ arguments: String..., in folder: Folder) throws -> Program.Outcome {
    try Program.run(
      executable: "/bin/sh", ["-c", "ulimit -d \(Self.limit) && exec \"$@\"", "sh", Program.path] + arguments,
      in: folder)
  }

  @Test func `an import of 43 megabytes keeps none of them`() throws {
    let folder = try Folder()
    let text = String(repeating: "All work and no play makes a dull study. ", count: 15)
    let lines = (1...22_000).map {
      #"{"id": "i\#($0)", "context": "\#(text)", "response_a": "\#(text)", "response_b": "\#(text).", "subset": "s"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "instances.jsonl")
    try Program.succeed("init", "large", "--consent", "none", "--guidelines", "none", "--practice", "none", in: folder)
    let outcome = try run("import", "instances.jsonl", in: folder)
    #expect(outcome.code == 0 && outcome.output.contains("22000 instances"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("truncate -s 1G large.demur", "is not a demur study"),
    (
      """
      sqlite3 large.demur "PRAGMA writable_schema = ON;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO sqlite_schema
      SELECT 'table', 't' || i, 't' || i, 4, 'CREATE TABLE t' || i || '(a,b,c,d,e,f)' FROM n"
      """, "its catalogue is larger than a study's can be"
    ),
  ])
  func `a file that would fill the memory is refused before it does`(making: String, words: String) throws {
    let folder = try Folder()
    if making.hasPrefix("sqlite3") {
      try Program.succeed(
        "init", "large", "--consent", "none", "--guidelines", "none", "--practice", "none", in: folder)
    }
    #expect(try Program.run(executable: "/bin/sh", ["-c", making], in: folder).code == 0)
    let outcome = try run("status", in: folder)
    #expect(outcome.code == 1 && outcome.errors.contains(words), "\(outcome.errors)")
  }
}
