import Foundation
import Testing

/// What commands say of slips: the reason and the remedy, and nothing half done.
struct SmallRefusalTests {
  /// A small study with Ann's work and, beside her, people without any.
  private func study(_ others: String..., instances: Int = 1) throws -> Folder {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: instances)
    if !others.isEmpty { #expect(try Program.run(["annotators", "add"] + others, in: folder).code == 0) }
    return folder
  }

  private func refused(_ arguments: String..., code: Int32 = 1, in folder: Folder, says words: String...) throws {
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.code == code, "\(arguments): \(outcome.output)\(outcome.errors)")
    for word in words { #expect(outcome.errors.contains(word), "\(arguments): \(outcome.errors)") }
  }

  @Test func `a study without a name is not made`() throws {
    let folder = try Folder()
    for name in ["", ".demur", ".", "..", "./"] {
      try refused("init", name, code: 2, in: folder, says: "names no study")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix("demur") })
  }

  @Test func `a number that is negative is called by its value`() throws {
    let folder = try Folder()
    try refused("init", "x", "--washout", "-1", code: 2, in: folder, says: "--washout", "0 to 3650")
    try refused("init", "x", "--seed", "-3", code: 2, in: folder, says: "'-3'", "--seed")
    try refused("init", "x", "--per-instance", "-2", code: 2, in: folder, says: "--per-instance -2", "at least 1")
  }

  @Test func `a name that is given twice is not said to be in the study`() throws {
    let folder = try study()
    try refused("annotators", "add", "new1", "new1", code: 2, in: folder, says: "new1: is named twice")
    try folder.write("new1\nnew2\nnew1\n", to: "names.txt")
    try refused("annotators", "add", "--from", "names.txt", code: 2, in: folder, says: "named twice")
    #expect(try !Program.succeed("annotators", in: folder).contains("new"))
  }

  @Test func `an erasure whose file cannot be made withdraws nobody`() throws {
    let folder = try study()
    try folder.write("mine", to: "out.txt")
    try refused("annotators", "withdraw", "ann", "--erase", "-o", "out.txt", in: folder, says: "exists already")
    #expect(try !Program.succeed("annotators", in: folder).contains("withdrawn"))
  }

  @Test func `a replacement that is refused leaves everybody as they were`() throws {
    let folder = try study("ben", instances: 2)
    let before = try Program.succeed("annotators", in: folder)
    // The newcomer is added before the one who has left is found out.
    try Program.succeed("annotators", "withdraw", "ben", in: folder)
    try refused("annotators", "replace", "ben", "newcomer", in: folder, says: "has left")
    try refused("annotators", "replace", "nobody", "newcomer", in: folder, says: "nobody")
    try refused("annotators", "replace", "ann", "ben", in: folder, says: "is in the study already")
    #expect(try !Program.succeed("annotators", in: folder).contains("newcomer"))
    #expect(before.contains("single 0 of 4"))
    #expect(try Program.succeed("annotators", "replace", "ann", "newcomer", in: folder).contains("has 2 contexts"))
    let after = try Program.succeed("annotators", in: folder)
    #expect(after.contains("newcomer") && after.contains("single 0 of 4"), "\(after)")
    try Program.succeed("verify", in: folder)
  }

  @Test func `an assignment is written before it is told of`() throws {
    let folder = try study("ben")
    // Where nothing can be printed, the program says so at its first line and ends.
    let outcome = try Program.run(
      executable: "/bin/sh", ["-c", "'\(Program.path)' assign --per-instance 2 >/dev/full"], in: folder)
    #expect(outcome.code == 1 && outcome.errors.contains("could not be written"), "\(outcome)")
    #expect(try Program.succeed("annotators", in: folder).split(separator: "\n").allSatisfy { $0.contains("0 of 2") })
  }

  @Test func `assign knows a packed file, and nothing is packed for somebody without work`() throws {
    let folder = try study("ben")
    try Program.succeed("pack", "--annotator", "ann", in: folder)
    try refused("assign", "--study", "ann.packed.demur", in: folder, says: "packed file")
    try refused("pack", "--annotator", "ben", in: folder, says: "ben has no work", "demur assign")
    #expect(!FileManager.default.fileExists(atPath: folder.file("ben.packed.demur")))
  }

  @Test func `the same guidelines again are no change, and empty ones are called empty`() throws {
    let folder = try study()
    try folder.write("Judge with care.\n", to: "g.txt")
    #expect(try Program.succeed("guidelines", "change", "g.txt", in: folder).contains("Changed"))
    let again = try Program.succeed("guidelines", "change", "g.txt", in: folder)
    #expect(again.contains("in force already") && !again.contains("Changed"), "\(again)")
    try refused("guidelines", "change", "/dev/null", in: folder, says: "/dev/null: is empty")
    try folder.write(" \n", to: "empty.txt")
    try refused("guidelines", "change", "empty.txt", in: folder, says: "is empty")
  }

  @Test func `whoever comes back is told whether there is work for them`() throws {
    let folder = try study("ben")
    try Program.succeed("annotators", "withdraw", "ann", in: folder)
    try Program.succeed("assign", in: folder)
    let back = try Program.succeed("annotators", "rejoin", "ann", in: folder)
    #expect(back.contains("0 open pieces") && !back.contains("Next: demur assign"), "\(back)")
    #expect(try Program.succeed("assign", in: folder).contains("nothing to do"))
  }

  @Test func `instances of which only labels came are given to nobody, and never shown for labelling`() throws {
    let folder = try study()
    try folder.write(
      "instance,response,annotator,rating\nx1,A,ann,4\nx1,A,eve,1\nx1,B,eve,2\n", to: "r.csv")
    try Program.succeed("import", "r.csv", "--without-texts", in: folder)
    try Program.succeed("annotators", "add", "ben", in: folder)
    let said = try Program.succeed("assign", "--per-instance", "2", in: folder)
    #expect(said.contains("1 context given") && said.contains("1 instance without texts"), "\(said)")
    let again = try Program.succeed("assign", "--per-instance", "2", in: folder)
    #expect(again.contains("nothing to do") && again.contains("given to nobody"), "\(again)")
    // ann's label of x1 is the last one in her name, and eve has no others.
    for name in ["ann", "eve"] {
      let lines = try Program.succeed("annotate", "--plain", "--annotator", name, in: folder, input: "u\nu\nq\n")
      #expect(!lines.contains("(empty)") && lines.contains("nothing to take back"), "\(lines)")
    }
    #expect(
      try Program.succeed("annotate", "--plain", "--annotator", "ann", in: folder, input: "q\n").contains("2 of 3"))
  }

  @Test func `one is not called many`() throws {
    let folder = try study()
    #expect(try Program.succeed("status", in: folder).hasPrefix("small: 1 instance, 1 annotator."))
    let preview = try Program.succeed("annotators", "withdraw", "ann", "--dry-run", in: folder)
    #expect(preview.contains("0 labels stay, 3 open pieces of work are free"), "\(preview)")
  }

  @Test func `known answers come in whole, alone and once`() throws {
    let folder = try study()
    let line = { (id: String, answer: String) in
      #"{"id": "\#(id)", "context": "Two and two?", "response_a": "4", "response_b": "5", "answer": {\#(answer)}}"#
        + "\n"
    }
    try folder.write(line("k", #""rating_a": 5"#) + line("l", #""rating_a": 7"#), to: "bad.jsonl")
    try refused("import", "--checks", "bad.jsonl", in: folder, says: "bad.jsonl:2: a rating is outside 1 to 5")
    try refused("import", "--checks", "bad.jsonl", "r.csv", code: 2, in: folder, says: "stands alone")
    try folder.write(line("k", #""rating_a": 5, "preference": "A", "magnitude": 2"#), to: "known.jsonl")
    let said = try Program.succeed("import", "--checks", "known.jsonl", in: folder)
    #expect(said.contains("mixed into what 1 person has still to do"), "\(said)")
    try refused("import", "--checks", "known.jsonl", in: folder, says: "the id \"k\" is in the study already")
    let lines = try Program.succeed(
      "annotate", "--plain", "--annotator", "ann", in: folder, input: "yes\n1\n1\n1\nq\n")
    #expect(lines.contains("agreed on an answer beforehand") && lines.contains("3 of 3"), "\(lines)")
    let status = try Program.succeed("status", in: folder)
    #expect(status.contains("small: 1 instance, 1 annotator") && status.contains("1 of 1 answer two steps off"))
    let ratings = try Program.succeed("export", "ratings", in: folder)
    #expect(ratings.split(separator: "\n").count == 3, "\(ratings)")
  }
}
