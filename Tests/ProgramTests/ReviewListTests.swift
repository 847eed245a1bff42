import Foundation
import Testing

/// Reviewing from the command line, on label files and on a study with texts.
@Suite struct ReviewListTests {
  /// A study of the paper's size, simulated from seed 5.
  private func paperStudy() throws -> Folder {
    let folder = try Folder()
    try folder.fill(once: "a study of the paper's size") { folder in
      try Program.succeed("simulate", "--ratings", "r.csv", "--preferences", "p.csv", "--seed", "5", in: folder)
      try Program.succeed("init", "s", "--seed", "1", in: folder)
      try Program.succeed("import", "r.csv", "p.csv", in: folder)
    }
    return folder
  }

  private func listed(_ arguments: String..., in folder: Folder) throws -> [String] {
    let outcome = try Program.run(["review", "--list", "--format", "csv"] + arguments, in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  /// Counted outside of demur, by a few lines of Python over the two CSV files.
  static let counted: [(threshold: Int, single: Int, preference: Int, both: Int, either: Int)] = [
    (2, 350, 195, 121, 424), (3, 165, 70, 29, 206), (4, 31, 12, 0, 43),
  ]

  @Test func `the list has as many ambiguous instances as counted elsewhere, at every threshold`() throws {
    let folder = try paperStudy()
    for row in Self.counted {
      for (word, count) in [
        ("single", row.single), ("preference", row.preference), ("both", row.both), ("either", row.either),
      ] {
        let keys = try listed("--ambiguous", word, "--threshold", "\(row.threshold)", in: folder)
        #expect(keys.count == count, "\(word) at \(row.threshold)")
        #expect(Set(keys) == (try Self.ambiguous(word, threshold: row.threshold, in: folder)))
      }
    }
    #expect(try listed("--ambiguous", "any", in: folder).count == 720)
  }

  /// The same from the files, by another way: the differences of all pairs of lines.
  private static func ambiguous(_ word: String, threshold: Int, in folder: Folder) throws -> Set<String> {
    func far(_ file: String, _ value: ([Substring]) -> (point: String, value: Int)) throws -> Set<String> {
      let text = try String(contentsOfFile: folder.file(file), encoding: .utf8)
      var values: [String: [Int]] = [:]
      for line in text.split(separator: "\n").dropFirst() {
        let (point, value) = value(line.split(separator: ","))
        values[point, default: []].append(value)
      }
      let differing = values.filter { _, values in
        values.contains { one in values.contains { abs(one - $0) >= threshold } }
      }
      return Set(differing.keys.map { String($0.prefix { $0 != "/" }) })
    }
    let single = try far("r.csv") { ("\($0[0])/\($0[1])", Int($0[3]) ?? 0) }
    let preference = try far("p.csv") { ("\($0[0])", ($0[2] == "A" ? -1 : 1) * (Int($0[3]) ?? 0)) }
    switch word {
    case "single": return single
    case "preference": return preference
    case "both": return single.intersection(preference)
    default: return single.union(preference)
    }
  }

  @Test func `the list as text says what it lists, the most ambiguous first`() throws {
    let folder = try paperStudy()
    let lines = try Program.succeed("review", "--list", in: folder).split(separator: "\n").map(String.init)
    #expect(lines[0] == "206 of 720: ambiguous in either formulation; most ambiguous first")
    #expect(lines[1] == "0 of 206 decided, 206 left.")
    #expect(lines.count == 2 + 1 + 206)
    #expect(lines[3].contains("4*") && lines[3].contains("3*"))
    #expect(!lines.contains { $0.contains("a23") })
    let json = try JSONSerialization.jsonObject(
      with: Data(try Program.succeed("review", "--list", "--format", "json", in: folder).utf8))
    #expect((json as? [[String: Any]])?.count == 206)
  }

  @Test func `the summary adds up`() throws {
    let folder = try paperStudy()
    let text = try Program.succeed("review", "--summary", in: folder)
    #expect(text.contains("165 are ambiguous in SINGLE, 70 in PREFERENCE, 29 in both"))
    let data = Data(try Program.succeed("review", "--summary", "--format", "json", in: folder).utf8)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["instances"] as? Int == 720)
    #expect(try Program.succeed("review", "--summary", "--ambiguous", "both", in: folder).contains("29 instances;"))
    let deltas = try #require(json["disagreement"] as? [String: [String: Int]])
    #expect(deltas["singleResponses"]?.values.reduce(0, +) == 1440)
    #expect(deltas["single"]?.values.reduce(0, +) == 720 && deltas["preference"]?.values.reduce(0, +) == 720)
  }

  @Test func `an export is imported again without harm, with history and occasions too`() throws {
    let folder = try paperStudy()
    let before = try Program.succeed("review", "--list", "--ambiguous", "any", "--names", in: folder)
    for formulation in ["ratings", "preferences"] {
      try Program.succeed(
        "export", formulation, "--history", "--occasions", "--annotators", "names", "-o", "\(formulation).csv",
        in: folder)
    }
    let said = try Program.succeed("import", "ratings.csv", "preferences.csv", in: folder)
    #expect(said.contains("4320 labels were in the study already"))
    // Into another study the same labels come with the ids of their events.
    try Program.succeed("init", "t", in: folder)
    try Program.succeed("import", "--study", "t.demur", "ratings.csv", "preferences.csv", in: folder)
    #expect(
      try Program.succeed("review", "--study", "t.demur", "--list", "--ambiguous", "any", "--names", in: folder)
        == before)
    #expect(try Program.succeed("verify", "--study", "t.demur", in: folder).contains("Whole"))
  }

  /// Arguments after `import` or `review`, the exit code and what the message names.
  @Test func `bad input is named, and how to mend it`() throws {
    let folder = try Folder()
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    func check(_ arguments: [String], code: Int32, _ parts: String...) throws {
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
      for part in parts { #expect(outcome.errors.contains(part), "\(part) in: \(outcome.errors)") }
      #expect(outcome.output == "")
    }
    try check(["review", "--list"], code: 1, "no instances", "demur import")
    try folder.write("instance,response,annotator,rating\ni1,A,ann,4\ni1,B,ann,6\n", to: "six.csv")
    try check(["import", "six.csv"], code: 1, "six.csv:3", "\"6\"", "1 to 5")
    try folder.write("instance,annotator,preference,magnitude\ni1,ann,N,1\n", to: "none.csv")
    try check(["import", "none.csv"], code: 1, "none.csv:2", "magnitude 1 with preference N")
    try folder.write("instance,annotator,rating\ni1,ann,4\n", to: "short.csv")
    try check(["import", "short.csv"], code: 1, "short.csv:1", "response")
    try folder.write("instance,response,annotator,score\ni1,A,ann,4\n", to: "unrated.csv")
    try check(["import", "unrated.csv"], code: 1, "unrated.csv:1", "rating")
    let long = String(repeating: "n", count: 201)
    for (name, why) in [("a\u{7}nn", "control character"), (long, "200 bytes")] {
      try folder.write("instance,response,annotator,rating\ni1,A,ann,4\ni1,B,\(name),3\n", to: "name.csv")
      try check(["import", "--without-texts", "name.csv"], code: 1, "name.csv:3", why, "Correct it there")
    }
    try folder.write("instance,response,annotator,rating\n", to: "bare.csv")
    try check(["import", "bare.csv"], code: 1, "bare.csv", "no label")
    #expect(try Program.succeed("status", in: folder).contains("0 instances"))
    let instance = #"{"id": "i1", "context": "Why?", "response_a": "So.", "response_b": "Not so.", "subset": "x"}"#
    try folder.write(instance + "\n", to: "i.jsonl")
    try Program.succeed("import", "i.jsonl", in: folder)
    try check(["review", "--list"], code: 1, "no labels", "demur annotate")
    try folder.write("instance,response,annotator,rating\ni1,A,ann,4\ni2,B,ann,3\n", to: "other.csv")
    try check(["import", "other.csv"], code: 1, "other.csv:3", "i2", "--without-texts")
    try check(["import", "i.jsonl", "other.csv"], code: 2, "i.jsonl", "then labels")
    try check(["import", "other.csv", "--take", "3"], code: 2, "--take")
    try Program.succeed("import", "other.csv", "--without-texts", in: folder)
    // One annotator alone: the list is there, and says why nothing is ambiguous.
    let alone = try Program.run(["review", "--list"], in: folder)
    #expect(alone.code == 0 && alone.output.contains("0 of 2") && alone.errors.contains("--per-instance 2"))
    for (arguments, word) in [
      (["--ambiguous", "often"], "either"), (["--state", "done"], "undecided"), (["--subset", "rude"], "x"),
      (["--cause", "tired"], "guideline-gap"), (["--against", "dave"], "P"), (["--delta", "7"], "1-2"),
      (["--order", "size"], "ambiguity"), (["--threshold", "5"], "1, 2, 3 or 4"),
      (["--threshold", "0"], "1, 2, 3 or 4"),
      (["--share", "0"], "at most 1"), (["--format", "xml"], "csv"),
    ] {
      try check(["review", "--list"] + arguments, code: 2, word)
    }
    try check(["review", "--summary", "--format", "csv"], code: 2, "text or json")
  }

  @Test func `an author's name is looked at before anything is shown`() throws {
    let folder = try paperStudy()
    for (arguments, environment, source) in [
      (["--author", "ann\u{202E}"], [:], "--author"), (["--author", ""], [:], "--author"),
      ([], ["DEMUR_AUTHOR": "a\u{200B}b"], "$DEMUR_AUTHOR"), ([], ["USER": "a\tb"], "$USER"),
      ([], ["LOGNAME": String(repeating: "n", count: 201)], "$LOGNAME"),
    ] as [([String], [String: String], String)] {
      let outcome = try Program.run(["review", "--list"] + arguments, in: folder, environment: environment)
      #expect(outcome.code == 2 && outcome.output == "", "\(source)")
      #expect(outcome.errors.contains("\(source): an author's name") && outcome.errors.contains("--author ann"))
    }
    // What is not used is not looked at.
    try Program.succeed("review", "--list", "--author", "Åsa Öberg", in: folder)
    #expect(
      try Program.run(["review", "--list", "--author", "ann"], in: folder, environment: ["USER": "a\tb"]).code == 0)
  }

  @Test func `nobody is the second coder of what they coded first`() throws {
    let folder = try paperStudy()
    func code(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(
        ["review", "--screenshot", "x.svg", "--force", "--keys", "enter 2 x"] + arguments, in: folder)
    }
    #expect(try code("--author", "ann").code == 0)
    let refused = try code("--author", "ann", "--second-coder")
    #expect(refused.code == 1 && refused.errors.contains("ann has decided 1 instance as a first author"))
    #expect(refused.errors.contains("--author bob"))
    #expect(try code("--author", "bob", "--second-coder").code == 0)
    // And goes on another day.
    #expect(try code("--author", "bob", "--second-coder").code == 0)
  }

  @Test(arguments: ["review", "annotate"])
  func `a key that there is not ends the command before any other is pressed`(command: String) throws {
    let folder = try paperStudy()
    let person = command == "annotate" ? ["--annotator", "a01"] : []
    let head = try Program.succeed("verify", in: folder)
    for keys in ["enter 2 x backspac", "Entre", "yes", "4 ctrl-", "4 f13"] {
      let outcome = try Program.run([command, "--screenshot", "x.svg", "--keys", keys] + person, in: folder)
      #expect(outcome.code == 2 && outcome.errors.contains("there is no key"), "\(keys): \(outcome.errors)")
      #expect(outcome.errors.contains("page-down") && outcome.errors.contains("ctrl-a to ctrl-z"))
      #expect(!FileManager.default.fileExists(atPath: folder.file("x.svg")), "\(keys)")
    }
    #expect(try Program.run([command, "--keys", "enter"] + person, in: folder).code == 2)
    #expect(try Program.succeed("verify", in: folder) == head)
  }

  @Test func `keys by their names do what the keys do`() throws {
    let folder = try paperStudy()
    let decided = { try Program.succeed("review", "--list", "--state", "decided", in: folder) }
    let before = try decided()
    for keys in ["Enter Backspace", "enter PgDn page-up Esc", "ENTER 2 Ctrl-L u", "Enter y u ctrl-r ^R u"] {
      try Program.succeed("review", "--screenshot", "x.svg", "--force", "--keys", keys, in: folder)
      #expect(try decided() == before, "\(keys)")
    }
    try Program.succeed("review", "--screenshot", "x.svg", "--force", "--keys", "Return y u ^R", in: folder)
    #expect(try decided() != before)
  }

  @Test func `the list as text has the marks of the screen`() throws {
    let folder = try paperStudy()
    let lines = try Program.succeed("review", "--list", "--contradicts", in: folder).split(separator: "\n")
    #expect(lines[2].contains("preference  marks  decided"), "\(lines[2])")
    #expect(lines.dropFirst(3).allSatisfy { $0.contains("!") } && lines.count > 10)
  }

  @Test func `the code book is shown, set, and taken from init`() throws {
    let folder = try Folder()
    try Program.succeed("init", "s", in: folder)
    let shown = try Program.succeed("codebook", in: folder)
    #expect(shown.contains("3 guideline-gap | guideline gap | "))
    try folder.write(shown + "6 mood | mood | In a bad mood.\n", to: "book.txt")
    #expect(try Program.succeed("codebook", "--set", "book.txt", in: folder).contains("7 causes"))
    #expect(try Program.succeed("codebook", in: folder).contains("6 mood"))
    try Program.succeed("init", "t", "--codebook", "book.txt", in: folder)
    #expect(
      try Program.succeed("codebook", "--study", "t.demur", in: folder)
        == Program.succeed("codebook", "--study", "s.demur", in: folder))
    try folder.write("1 slip\n1 mood\n", to: "twice.txt")
    for arguments in [
      ["codebook", "--study", "s.demur", "--set", "twice.txt"], ["init", "u", "--codebook", "twice.txt"],
    ] {
      let outcome = try Program.run(arguments, in: folder)
      #expect(
        outcome.code == 1 && outcome.errors.contains("twice.txt") && outcome.errors.contains("stands there twice"))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("u.demur")))
    #expect(try Program.succeed("verify", "--study", "s.demur", in: folder).contains("Whole"))
  }
}
