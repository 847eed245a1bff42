import Foundation
import Testing

/// `demur simulate`, `report` and `status` on a study in a file.
struct ReportTests {
  /// A folder with a study of 12 instances and three people, whose work is assigned.
  private func study(simulated: Bool = true) throws -> Folder {
    let folder = try Folder()
    try folder.fill(once: "a study to report, \(simulated)") { try make(simulated, in: $0) }
    return folder
  }

  private func make(_ simulated: Bool, in folder: Folder) throws {
    try Program.succeed(
      "init", "t", "--seed", "1", "--repeats", "25", "--washout", "0", "--consent", "none", "--guidelines", "none",
      "--practice", "none", "--guard", "0", in: folder)
    let lines = (0..<12).map {
      #"{"id": "x\#($0)", "context": "Human: Hi", "response_a": "1 \#($0)", "response_b": "2", "#
        + #""subset": "\#($0 % 2 == 0 ? "even" : "odd")"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "t.jsonl")
    try Program.succeed("import", "t.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", "bob", "cy", in: folder)
    try Program.succeed("assign", in: folder)
    if simulated { try Program.succeed("simulate", in: folder) }
  }

  @Test func `a file is written as its name says, unless something else is asked for`() throws {
    let folder = try study()
    for (file, options, sign) in [
      ("r.html", [], "<!doctype html>"), ("r.JSON", [], "{"), ("r.tex", [], "%"), ("r.md", [], "#"),
      ("r.csv", [], "figure,"),
      ("text.html", ["--format", "text"], "t\n="), ("r.report", [], "t\n="),
    ] as [(String, [String], String)] {
      let outcome = try Program.run(["report", "--no-intervals", "-o", file] + options, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let text = try String(contentsOfFile: folder.file(file), encoding: .utf8)
      #expect(text.hasPrefix(sign), "\(file): \(text.prefix(80))")
    }
    try Program.succeed("export", "gold", "-o", "gold.jsonl", in: folder)
    #expect(try String(contentsOfFile: folder.file("gold.jsonl"), encoding: .utf8).hasPrefix("{"))
  }

  @Test func `every format reports the study, the same bytes each time`() throws {
    let folder = try study()
    for (format, sign) in [
      ("text", "Table 1: Weighted kappa"), ("markdown", "## Table 1"), ("csv", "scoreAgreement.single.all,"),
      ("json", "\"scoreAgreement\""), ("latex", "\\toprule"), ("html", "<svg "),
    ] {
      let arguments = ["report", "--format", format, "--all", "--methods"]
      let first = try Program.run(arguments, in: folder)
      #expect(first.code == 0 && first.errors.isEmpty, "\(first.errors)")
      #expect(first.output.contains(sign), "\(format)")
      #expect(try Program.run(arguments, in: folder).output == first.output)
    }
  }

  @Test func `a report leaves repeats out, knows who was shown what, and says that labels are simulated`() throws {
    let folder = try study()
    let json = try Program.succeed("report", "--format", "json", "--all", "--methods", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    func value(_ path: String) -> Any? {
      path.split(separator: ".").reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
    }
    #expect(value("study.ratings") as? Int == 48 && value("study.preferences") as? Int == 24)
    #expect(value("report.simulated") as? Bool == true && value("report.sample") as? String == "instances")
    #expect((value("report.fingerprint") as? String)?.count == 64)
    #expect(value("position.aFirst.value") as? Double == 0.5)
    #expect(
      (value("details.repeats.sameRating.n") as? Int ?? 0) + (value("details.repeats.samePreference.n") as? Int ?? 0)
        > 6)
    #expect((value("details.subsets") as? [String: Any])?.keys.sorted() == ["even", "odd"])
    #expect((value("details.annotators") as? [String: Any])?.count == 3)
    #expect((value("methods.drawn") as? Int) == 12 && value("methods.contextsEach") as? String == "8")
    #expect(!json.contains("\"ann\""))
    #expect(try Program.succeed("report", "--all", "--annotators", "names", in: folder).contains("ann: 16 ratings"))
  }

  @Test func `a report can be of one subset, of some sections, and beside another`() throws {
    let folder = try study()
    func json(_ arguments: String...) throws -> [String: Any] {
      let outcome = try Program.run(["report", "--format", "json", "--no-intervals"] + arguments, in: folder)
      return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
    let whole = try json("--by", "subset,length")
    let details = try #require(whole["details"] as? [String: [String: Any]])
    #expect(details.keys.sorted() == ["by", "subsets"] && details["by"]?.keys.sorted() == ["length"])
    let even = try json("--subset", "even", "--only", "agreement,decisions,scores")
    #expect((even["study"] as? [String: Int])?["instances"] == 6 && even["sources"] == nil && even["findings"] == nil)
    // What is asked of the one subset is what the whole report says of it.
    let part = try #require(details["subsets"]?["even"] as? [String: Any])
    #expect(part["scoreAgreement"] as? NSDictionary == even["scoreAgreement"] as? NSDictionary)
    try folder.write(
      try Program.succeed("report", "--format", "json", "--subset", "odd", in: folder), to: "odd.json")
    let text = try Program.succeed(
      "report", "--subset", "even", "--compare", "odd.json", "--only", "comparison", in: folder)
    #expect(text.contains("t, subset odd") && text.contains("unpaired") && !text.contains("Table 1"))
    // Of a study instances can be matched: those of the subset with themselves.
    let paired = try json("--subset", "even", "--compare", "t.demur")["comparison"] as? [String: Any]
    #expect(paired?["interval"] as? String == "paired" && paired?["instances"] as? Int == 6)
  }

  @Test func `what is chosen and is not there is told, and nothing is written`() throws {
    let folder = try study()
    for (arguments, code, message) in [
      (["--only", "models"], 1, "has no such section"),
      // Known before anything is read, even what is no study.
      (["--only", "scores,nothing", "--study", "t.jsonl"], 2, "--only nothing: no such section"),
      (["--subset", "neither"], 1, "There are even, odd."),
      (["--compare", "t.jsonl"], 1, "demur report --format json"),
      (["--compare", "none.json"], 1, "none.json: "), (["--standalone"], 2, "--format latex"),
      (["--by", "weather"], 2, "--by"),
    ] as [([String], Int32, String)] {
      let outcome = try Program.run(["report", "--no-intervals", "--output", "r.txt"] + arguments, in: folder)
      #expect(outcome.code == code && outcome.errors.contains(message), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.file("r.txt")))
    }
  }

  @Test func `halves of work are equal, whatever was served again`() throws {
    // Eight instances each: 16 ratings, 8 preferences, and a quarter of them again.
    let json = try Program.succeed(
      "report", "--format", "json", "--all", "--no-intervals", "--annotators", "names", in: try study())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let people = try #require((object["details"] as? [String: Any])?["annotators"] as? [String: [String: Any]])
    for person in people.values {
      let counts = ["earlySingle", "lateSingle", "earlyPreference", "latePreference"].map {
        (person[$0] as? [String: Any])?["n"] as? Int
      }
      #expect(counts == [8, 8, 4, 4])
    }
    #expect(people.count == 3)
  }

  @Test func `a study without labels says why`() throws {
    let report = try Program.succeed("report", in: try study(simulated: false))
      .replacing("\n", with: " ")
    #expect(report.contains("Table 1: no figures, since no data point has labels of two annotators."))
    #expect(!report.contains("SIMULATED"))
  }

  @Test func `a gate that fails ends with 3 after the report, an unknown one with 2`() throws {
    let folder = try study()
    let passed = try Program.run(["report", "--no-intervals", "--gate", "single.kappa>=-1"], in: folder)
    #expect(passed.code == 0)
    let failed = try Program.run(
      ["report", "--no-intervals", "--gate", "single.kappa>=2", "--gate", "preference.kappa>2"], in: folder)
    #expect(failed.code == 3)
    #expect(failed.output == passed.output)
    #expect(failed.errors.contains("single.kappa>=2.0 fails: it is") && failed.errors.contains("preference.kappa>2.0"))
    #expect(failed.errors.split(separator: "\n").count == 1)
    for gate in ["nothing>1", "single.kappa"] {
      let outcome = try Program.run(["report", "--gate", gate, "--output", "r.txt"], in: folder)
      #expect(outcome.code == 2 && outcome.output.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: folder.file("r.txt")))
    }
  }

  @Test func `a file is overwritten only with --force`() throws {
    let folder = try study()
    let arguments = ["report", "--format", "csv", "--no-intervals", "--output", "r.csv"]
    #expect(try Program.run(arguments, in: folder).code == 0)
    let again = try Program.run(arguments, in: folder)
    #expect(again.code == 1 && again.errors.contains("r.csv: exists already"))
    #expect(try Program.run(arguments + ["--force"], in: folder).code == 0)
  }

  @Test(arguments: [
    (["--replicates", "-1"], "--replicates"), (["--threshold", "5"], "--threshold"), (["--margin", "0"], "--margin"),
    (["--resample", "x"], "--resample"), (["--study", "t.demur", "--ratings", "r.csv"], "exclude each other"),
  ])
  func `a wrong option is named`(arguments: [String], message: String) throws {
    let outcome = try Program.run(["report"] + arguments, in: try Folder())
    #expect(outcome.code == 2 && outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `simulate works on assigned work once, and not beside people's labels`() throws {
    let folder = try study(simulated: false)
    try Program.succeed("simulate", in: folder)
    #expect(try Program.succeed("simulate", in: folder).contains("Simulated 0 labels"))
    try Program.succeed("verify", in: folder)
    let bare = try Folder()
    try Program.succeed("init", "t", in: bare)
    #expect(try Program.run(["simulate"], in: bare).errors.contains("no work is assigned"))
    let theirs = try study(simulated: false)
    _ = try Program.run(["annotate", "--annotator", "ann", "--plain"], in: theirs, input: "4\nq\n")
    #expect(try Program.succeed("status", in: theirs).contains(" 1 of 60 labelled"))
    let outcome = try Program.run(["simulate"], in: theirs)
    #expect(outcome.code == 1 && outcome.errors.contains("people have labelled in this study"))
    #expect(try Program.succeed("simulate", "--force", in: theirs).contains("Simulated"))
  }

  @Test func `a whole simulated study is written as CSV, and a plan is printed`() throws {
    let folder = try Folder()
    let arguments = [
      "simulate", "--instances", "5", "--annotators", "3", "--ratings", "r.csv", "--preferences", "p.csv",
    ]
    #expect(try Program.run(arguments, in: folder).code == 0)
    let ratings = try String(contentsOfFile: folder.file("r.csv"), encoding: .utf8).split(separator: "\n")
    #expect(ratings[0] == "instance,response,annotator,rating" && ratings.count == 21)
    let preferences = try String(contentsOfFile: folder.file("p.csv"), encoding: .utf8).split(separator: "\n")
    #expect(preferences[0] == "instance,annotator,preference,magnitude" && preferences.count == 11)
    #expect(try Program.run(arguments, in: folder).errors.contains("exists already"))
    let plan = try Program.succeed("simulate", "--plan", "--interval", "0.2", "--annotators", "6", in: folder)
    #expect(plan.contains("For a 95 % interval of ± 0.2"))
  }

  @Test func `status shows progress without what was said, and notes a look at agreement`() throws {
    let folder = try study()
    let plain = try Program.succeed("status", in: folder)
    #expect(plain.contains("12 instances, 3 annotators") && plain.contains("100 %"))
    #expect(plain.contains("ann") && !plain.contains("kappa"))
    #expect(try Program.succeed("status", "--agreement", in: folder).contains("it is number 1."))
    let json = try Program.succeed("status", "--json", "--agreement", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((object["agreement"] as? [String: Any])?["looks"] as? Int == 2)
    #expect((object["annotators"] as? [Any])?.count == 3)
    try Program.succeed("verify", in: folder)
  }
}
