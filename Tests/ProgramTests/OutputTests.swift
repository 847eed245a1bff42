import Foundation
import Testing

/// What becomes of output that has nowhere to go, and of files that must not be written over.
struct OutputTests {
  /// - Parameter command: `@` stands for the program.
  private func shell(_ command: String, in folder: Folder) throws -> Program.Outcome {
    try Program.run(executable: "/bin/bash", ["-c", command.replacing("@", with: Program.path)], in: folder)
  }

  private func labels(in folder: Folder) throws {
    try folder.fill(once: "labels of twelve instances") { folder in
      try Program.succeed(
        "simulate", "--ratings", "r.csv", "--preferences", "p.csv", "--seed", "1", "--instances", "12", in: folder)
    }
  }

  private static let report = "@ report --ratings r.csv --preferences p.csv --gate 'single.kappa>=2'"

  @Test(arguments: ["\(report) > /dev/full", "\(report) >&-", "@ annotators list --study s.demur > /dev/full"])
  func `output that cannot be written is an error`(command: String) throws {
    let folder = try Folder()
    try labels(in: folder)
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    let outcome = try shell(command, in: folder)
    #expect(outcome.code == 1 && outcome.errors.contains("the output could not be written to its end"), "\(outcome)")
  }

  /// What to do about it depends on what went wrong: room helps nobody whose limit is another.
  @Test(arguments: [
    ("\(report) -o /dev/full", "/dev/full: there is no room left on its disk. Make room"),
    (
      "(ulimit -f 0; \(report) -o new.txt) 2>&1 | cat >&2; exit ${PIPESTATUS[0]}",
      "new.txt: is larger than files may be here (ulimit -f). Raise the limit"
    ),
  ])
  func `a file that cannot be written says why, and leaves nothing`(command: String, message: String) throws {
    let folder = try Folder()
    try labels(in: folder)
    let outcome = try shell(command, in: folder)
    #expect(outcome.code == 1 && outcome.errors.contains(message), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("new.txt")))
  }

  /// Whatever is written, the same words: of a study, of a new one made of it, of a copy, of an export.
  @Test(arguments: [
    // A pack is noted in the study before the packed file, small as it is, is written.
    ("annotators add zoe", "small.demur"), ("pack --annotator ann -o new.demur", "small.demur"),
    ("backup new.demur", "new.demur"),
    ("init new --seed 1", "new.demur"), ("annotators withdraw ann --erase -o new.demur", "new.demur"),
    ("export instances -o new.jsonl", "new.jsonl"), ("annotate --annotator ann --plain", "small.demur"),
  ])
  func `a limit on files is said alike by every command that writes one`(command: String, file: String) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let study = command.hasPrefix("init") ? "" : "--study small.demur"
    let outcome = try shell(
      "(ulimit -f 0; echo 3 | @ \(command) \(study)) 2>&1 | cat >&2; exit ${PIPESTATUS[0]}", in: folder)
    #expect(outcome.errors.contains("\(file): is larger than files may be here (ulimit -f). "), "\(outcome)")
    #expect(outcome.errors.localizedLowercase.contains("raise the limit and try again"), "\(outcome)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { !$0.contains("new") && !$0.hasPrefix(".demur-") }, "\(names)")
  }

  @Test func `a gate is asked although nobody reads on`() throws {
    let folder = try Folder()
    try labels(in: folder)
    let outcome = try shell("\(Self.report) | true; exit ${PIPESTATUS[0]}", in: folder)
    #expect(outcome.code == 3, "\(outcome)")
  }

  @Test func `nothing is written over that was not meant`() throws {
    let folder = try Folder()
    try labels(in: folder)
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    try FileManager.default.createSymbolicLink(atPath: folder.file("nowhere"), withDestinationPath: "missing")
    let before = try Data(contentsOf: URL(filePath: folder.file("r.csv")))
    for (name, why) in [
      ("r.csv", "is read for this"), ("s.demur", "is a database"), (".", "is a folder"), ("nowhere", "leads nowhere"),
    ] {
      let outcome = try shell("\(Self.report) --force -o \(name)", in: folder)
      #expect(outcome.code == 1 && outcome.errors.contains(why), "\(name): \(outcome)")
    }
    #expect(try Data(contentsOf: URL(filePath: folder.file("r.csv"))) == before)
    try Program.succeed("verify", "--study", "s.demur", in: folder)
    #expect(try Program.run(["simulate", "--ratings", "x", "--preferences", "x"], in: folder).code == 2)
  }

  @Test func `labels from pipes are read whole, and have no fingerprint`() throws {
    let folder = try Folder()
    try labels(in: folder)
    let piped = try shell(
      "@ report --ratings <(cat r.csv) --preferences <(cat p.csv) --no-intervals --format json", in: folder)
    #expect(piped.output.contains("a pipe can be read only once"))
    let read = try shell("@ report --ratings r.csv --preferences p.csv --no-intervals --format json", in: folder)
    let digest = try shell("cat r.csv p.csv | sha256sum", in: folder).output.prefix(64)
    #expect(digest.count == 64 && read.output.contains(digest))
    let figures = { (text: String) in text.split(separator: "\n").filter { $0.contains("\"value\"") } }
    #expect(figures(piped.output) == figures(read.output) && !figures(read.output).isEmpty)
  }

  @Test func `a pipe is written to, a link's file is replaced, and - is stdout`() throws {
    let folder = try Folder()
    try labels(in: folder)
    let export = "@ report --ratings r.csv --no-intervals --format csv"
    let wanted = try shell(export, in: folder).output
    #expect(wanted.count > 100)
    #expect(try shell("\(export) -o -", in: folder).output == wanted)
    #expect(try shell("mkfifo f; cat f & \(export) -o f; wait", in: folder).output == wanted)
    let linked = try shell(
      "touch file; ln -s file link; \(export) -o link --force; test -L link && cat file", in: folder)
    #expect(linked.output == wanted, "\(linked)")
  }
}
