import Foundation
import Testing

/// What lies beside a study: only what was asked for, for its owner alone, and nothing of what was not finished.
@Suite struct LeftoverTests {
  private func study() throws -> Folder {
    let folder = try Folder()
    try folder.fill(once: "a study of two that is simulated") { folder in
      try SmallStudy.make(in: folder, instances: 6, people: 2)
      try Program.succeed("simulate", in: folder)
    }
    return folder
  }

  private func mode(_ name: String, in folder: Folder) -> mode_t? {
    var status = stat()
    return stat(folder.file(name), &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private func names(in folder: Folder) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).filter { !$0.hasPrefix(".stream-") }
  }

  @Test func `every file belongs to its owner alone, unless somebody said otherwise`() throws {
    let folder = try study()
    let before = try names(in: folder)
    let commands: [(name: String, arguments: [String], hasMode: Bool)] = [
      ("ratings.csv", ["export", "ratings", "-o"], true), ("gold.csv", ["export", "gold", "-o"], true),
      ("training.jsonl", ["export", "training", "-o"], true),
      ("report.html", ["report", "--format", "html", "--no-intervals", "-o"], true),
      ("page.svg", ["review", "--author", "amy", "--screenshot"], true),
      ("mine.svg", ["annotate", "--annotator", "p1", "--screenshot"], true),
      ("copy.demur", ["backup"], false), ("p1.packed.demur", ["pack", "--annotator", "p1", "-o"], false),
    ]
    let base = ["--study", "small.demur"]
    for command in commands {
      let outcome = try Program.run(command.arguments + [command.name] + base, in: folder)
      #expect(outcome.code == 0, "\(command): \(outcome.errors)")
      #expect(mode(command.name, in: folder) == 0o600, "\(command.name)")
      guard command.hasMode else { continue }
      let shared = try Program.run(
        command.arguments + [command.name, "--force", "--mode", "644"] + base, in: folder)
      #expect(shared.code == 0, "\(command): \(shared.errors)")
      #expect(mode(command.name, in: folder) == 0o644, "\(command.name)")
    }
    try Program.succeed("simulate", "--ratings", "r.csv", "--preferences", "p.csv", in: folder)
    #expect(mode("r.csv", in: folder) == 0o600 && mode("p.csv", in: folder) == 0o600)
    #expect(try names(in: folder) == before.union(commands.map(\.name)).union(["r.csv", "p.csv"]))
    for bad in ["7", "999", "0644x", "444"] {
      #expect(
        try Program.run(["export", "gold", "-o", "new.csv", "--mode", bad] + base, in: folder).code == 2, "\(bad)")
    }
  }

  @Test func `a run that is killed at any moment leaves nothing`() throws {
    let folder = try study()
    let before = try names(in: folder)
    let rounds = ProcessInfo.processInfo.environment["DEMUR_KILLS"].flatMap { Int($0) } ?? 6
    for round in 0..<rounds {
      for (name, arguments) in [
        ("copy.demur", ["backup"]), ("new.demur", ["init"]), ("all.csv", ["export", "ratings", "--history", "-o"]),
        ("p1.packed.demur", ["pack", "--annotator", "p1", "-o"]),
      ] {
        let study = arguments == ["init"] ? [] : ["--study", "small.demur"]
        let process = try Program.start(
          executable: Program.path, arguments + [name] + study, in: folder,
          streams: ["/dev/null", "/dev/null", "/dev/null"])
        usleep(UInt32.random(in: 0...120_000))
        kill(process, round % 2 == 0 ? SIGKILL : SIGTERM)
        Program.waitForEnd(of: process)
        let left = try names(in: folder).subtracting(before).subtracting([name])
        // A journal belongs to a save that was cut off, and is undone by whoever opens the study next.
        #expect(left.subtracting(["small.demur-journal"]).isEmpty, "\(name), round \(round): \(left)")
        unlink(folder.file(name))
      }
    }
    try Program.succeed("verify", "--study", "small.demur", in: folder)
  }

  @Test func `a signal takes an export's folder with all that lies in it`() throws {
    let folder = try study()
    let before = try names(in: folder)
    let process = try Program.start(
      executable: Program.path, ["export", "dataset", "data", "--study", "small.demur"], in: folder,
      streams: ["/dev/null", "/dev/null", "/dev/null"])
    try Wait.until("the export's folder") {
      try names(in: folder).subtracting(before).contains { $0.hasPrefix(".data.") || $0 == "data" }
    }
    kill(process, SIGTERM)
    Program.waitForEnd(of: process)
    // Whole, or not there.
    #expect(try names(in: folder).subtracting(before).subtracting(["data", "small.demur-journal"]).isEmpty)
  }

  @Test func `of two exports to one new name one fails, always`() throws {
    let folder = try study()
    for round in 0..<8 {
      let two = try (0..<2).map { _ in
        try Program.start(
          executable: Program.path, ["export", "ratings", "--study", "small.demur", "-o", "new-\(round).csv"],
          in: folder, streams: ["/dev/null", folder.file(".out"), folder.file(".errors")])
      }
      let codes = two.map { Program.waitForEnd(of: $0) }
      #expect(codes.sorted() == [0, 1], "round \(round)")
    }
  }

  @Test func `a demonstration that is ended leaves nothing`() throws {
    let folder = try Folder()
    let temporary = folder.file("temporary")
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    for signal in [SIGTERM, SIGINT, SIGHUP] {
      #expect(mkfifo(folder.file("input-\(signal)"), 0o600) == 0)
      let process = try Program.start(
        executable: "/bin/sh", ["-c", "exec '\(Program.path)' demo --plain <> input-\(signal) > out-\(signal)"],
        in: folder, streams: ["/dev/null", "/dev/null", "/dev/null"], environment: ["TMPDIR": temporary])
      let output = folder.file("out-\(signal)")
      try Wait.until("the demonstration's first words") {
        (try? String(contentsOfFile: output, encoding: .utf8))?.contains("Enter reads on") == true
      }
      #expect(try !FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
      kill(process, signal)
      #expect(Program.waitForEnd(of: process) == 128 + signal)
      #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty, "\(signal)")
    }
  }

  @Test func `erasing names what may still hold what somebody said`() throws {
    let folder = try study()
    let study = ["--study", "small.demur"]
    for arguments in [
      ["backup", "copy.demur"], ["pack", "--annotator", "p1", "-o", "p1.packed.demur"],
      ["export", "ratings", "-o", "pseudonyms.csv"],
      ["export", "preferences", "--annotators", "names", "-o", "names.csv"],
    ] { #expect(try Program.run(arguments + study, in: folder).code == 0) }
    try folder.write("p1, who said so", to: "notes.txt")
    try folder.write("p10 and xp1 and p1é", to: "others.txt")
    try folder.write("half", to: "ratings.csv.1A2B3C4D.tmp")
    try folder.write("half", to: ".demur-4c1f7c0e-8a5b-4a57-9a53-0f8e3bb0f1aa.tmp")
    try FileManager.default.createDirectory(atPath: folder.file("elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: folder.file("names.csv"), toPath: folder.file("elsewhere/old.csv"))
    let outcome = try Program.run(
      ["annotators", "withdraw", "p1", "--erase", "-o", "elsewhere/erased.demur"] + study, in: folder)
    #expect(outcome.code == 0, "\(outcome)")
    let listed = Set(
      outcome.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
        $0.split(separator: " ").first.map(String.init)
      })
    let wanted: Set<String> = [
      "small.demur", "copy.demur", "p1.packed.demur", "pseudonyms.csv", "names.csv", "notes.txt",
      "ratings.csv.1A2B3C4D.tmp", "elsewhere/old.csv",
    ]
    #expect(wanted.isSubset(of: listed), "\(wanted.subtracting(listed)): \(outcome.output)")
    #expect(!listed.contains("others.txt") && !listed.contains("elsewhere/erased.demur"))
    #expect(try !names(in: folder).contains { $0.hasPrefix(".demur-") })
  }
}
