import Foundation
import Testing

/// Packed files by the program itself: away, back home, and what comes out.
struct OfflineTests {
  /// A study of two people, and Ann's packed file in the folder of her laptop.
  private func packed() throws -> (home: Folder, laptop: Folder) {
    let (home, laptop) = (try Folder(), try Folder())
    try home.fill(once: "a study with a packed file") { home in
      try SmallStudy.make(in: home, instances: 6)
      try Program.succeed("annotators", "add", "ben", in: home)
      try Program.succeed("assign", "--per-instance", "2", in: home)
      let output = try Program.succeed("pack", "--annotator", "ann", in: home)
      #expect(output.contains("ann.packed.demur: ann's work, 18 open and 0 done"), "\(output)")
    }
    try FileManager.default.moveItem(atPath: home.file("ann.packed.demur"), toPath: laptop.file("ann.packed.demur"))
    return (home, laptop)
  }

  private func label(_ keys: [String], in folder: Folder) throws {
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    var place = try #require(Self.place(try terminal.wait("the work") { Self.place($0) != nil }))
    for key in keys {
      try terminal.press(key)
      place += 1
      try terminal.wait(for: "\(place) of ")
    }
    try Self.leave(terminal)
    #expect(try terminal.transcript.contains("The file's head is "))
  }

  private static func leave(_ terminal: Tmux) throws {
    try terminal.press("q")
    try terminal.wait(for: "good place to stop")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
  }

  private static func place(_ screen: String) -> Int? {
    let words = screen.split(separator: "\n").first?.split(separator: " ") ?? []
    return words.dropLast(2).last.flatMap { Int($0) }
  }

  @Test func `labels given on a laptop are exported at home, in the study's own ids`() throws {
    let (home, laptop) = try packed()
    try label(["4", "2", "5"], in: laptop)
    let away = try Program.succeed("export", "ratings", in: laptop).split(separator: "\n").dropFirst()
    #expect(away.count == 3)
    try Program.succeed("verify", in: laptop)
    let file = laptop.file("ann.packed.demur")
    #expect(try Program.succeed("merge", file, in: home).contains("3 new acts, 3 of them labels"))
    #expect(try Program.succeed("merge", file, file, in: home).contains("nothing new; 3 known"))
    let exported = try Program.succeed("export", "ratings", in: home).split(separator: "\n").dropFirst()
    #expect(exported.map { $0.split(separator: ",")[3] }.sorted() == ["2", "4", "5"])
    #expect(exported.allSatisfy { $0.hasPrefix("i-") == false })
    // The laptop goes on, and so does the study.
    try label(["1"], in: laptop)
    #expect(try Program.succeed("merge", file, in: home).contains("1 new act,"))
    let head = try #require(try Program.succeed("verify", in: home).split(separator: " ").last)
    #expect(
      try Program.succeed("verify", "--anchor", head.trimmingCharacters(in: .newlines), in: home).contains("all there"))
  }

  @Test func `two laptops that differ are listed, and one is chosen`() throws {
    let (home, laptop) = try packed()
    let other = try Folder()
    try FileManager.default.copyItem(atPath: laptop.file("ann.packed.demur"), toPath: other.file("other.demur"))
    try label(["4"], in: laptop)
    try label(["2"], in: other)
    let merged = try Program.succeed("merge", laptop.file("ann.packed.demur"), other.file("other.demur"), in: home)
    #expect(merged.contains("On 1 piece of work, labels contradict each other"))
    #expect(try Program.succeed("export", "ratings", in: home).split(separator: "\n").count == 1)
    let list = try Program.succeed("conflicts", in: home)
    let line = try #require(list.split(separator: "\n").first { $0.contains("rating 2") })
    let id = try #require(line.split(separator: " ").first)
    #expect(try Program.succeed("conflicts", "choose", String(id), in: home).contains("rating 2 stands"))
    #expect(try Program.succeed("export", "ratings", in: home).split(separator: "\n").count == 2)
    #expect(try Program.run(["conflicts", "choose", "zz"], in: home).errors.contains("no label of that id"))
  }

  @Test func `what is taken back beside another file's label is said to be so`() throws {
    let (home, laptop) = try packed()
    try label(["4"], in: laptop)
    try label(["2"], in: home)
    try Program.succeed("merge", laptop.file("ann.packed.demur"), in: home)
    let terminal = try Tmux("\(Program.path) annotate --annotator ann", in: home)
    try terminal.wait(for: " of 12")
    try terminal.press("u")
    try terminal.wait(for: "What you said of it in another file stands.")
    #expect(try Program.succeed("conflicts", in: home).contains("No two files contradict"))
    #expect(try Program.succeed("export", "ratings", in: home).split(separator: "\n").count == 2)
  }

  @Test func `a merge that is killed has happened whole or not at all`() throws {
    let (home, laptop) = try packed()
    try label(["4", "2", "5", "1"], in: laptop)
    let file = laptop.file("ann.packed.demur")
    var states: Set<Int> = []
    for round in 0..<12 {
      let study = home.file("small.demur")
      let copy = home.file("round.demur")
      for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
      try FileManager.default.copyItem(atPath: study, toPath: copy)
      // Killed at a moment of its own: the later, the more of it has run.
      let delay = 0.004 * Double(round)
      _ = try Program.run(
        executable: "/usr/bin/timeout",
        ["-s", "KILL", "\(0.005 + delay)", Program.path, "merge", "--study", copy, file], in: home)
      try Program.succeed("verify", "--study", copy, in: home)
      let count = try Program.succeed("export", "ratings", "--study", copy, in: home).split(separator: "\n").count - 1
      #expect(count == 0 || count == 4, "round \(round)")
      states.insert(count)
      try Program.succeed("merge", "--study", copy, file, in: home)
      let after = try Program.succeed("export", "ratings", "--study", copy, in: home).split(separator: "\n").count - 1
      #expect(after == 4)
    }
    #expect(!states.isEmpty)
  }

  @Test func `nothing that somebody else said is in a packed file, its journal or its exports`() throws {
    let (home, _) = try packed()
    let terminal = try Tmux("\(Program.path) annotate --annotator ben", in: home)
    try terminal.wait(for: "1 of ")
    try terminal.press("c")
    try terminal.type("canary-of-ben")
    try terminal.press("Enter")
    try terminal.wait("the work again") { $0.contains("3    4") }
    try terminal.press("3")
    try terminal.wait(for: "2 of ")
    try Self.leave(terminal)
    #expect(try Program.succeed("export", "ratings", in: home).contains("canary-of-ben"))
    try Program.succeed("pack", "--annotator", "ann", "-o", "later.demur", in: home)
    for name in try FileManager.default.contentsOfDirectory(atPath: home.path) where name.hasPrefix("later") {
      let bytes = String(decoding: try Data(contentsOf: home.url.appending(path: name)), as: Unicode.ASCII.self)
      #expect(!bytes.contains("canary"), "\(name)")
      #expect(!bytes.contains("ben"), "\(name)")
    }
    let laptop = try Tmux("\(Program.path) annotate --study later.demur --annotator ann", in: home)
    #expect(try !laptop.wait(for: "1 of ").contains("canary"))
    #expect(
      try !Program.succeed("export", "ratings", "--study", "later.demur", "--history", in: home).contains("canary"))
  }

  @Test func `a backup is a whole study, and takes no other file's place`() throws {
    let (home, _) = try packed()
    #expect(try Program.succeed("backup", "copy.bak", in: home).contains("a whole copy, verified"))
    #expect(try Program.succeed("verify", "--study", "copy.bak", in: home).contains("Whole and unaltered"))
    let again = try Program.run(["backup", "copy.bak"], in: home)
    #expect(again.code == 1)
    #expect(again.errors.contains("exists already"))
  }
}
