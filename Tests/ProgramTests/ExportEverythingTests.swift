import Foundation
import Testing

/// Dropped, kept and adjudicated instances followed into every export and the report, and everything brought in again.
@Suite struct ExportEverythingTests {
  /// What `export decisions` says, without event and fingerprint.
  static let decisions = """
    instance,author,causes,outcome,annotators,rating_a,rating_b,preference,magnitude,note,at,blind
    dropped,ida,values,drop,,,,,,"broken, ""quoted""\",2026-09-21T14:13:20.250Z,0
    dropped-apart,ida,values,drop,,,,,,,2026-09-21T14:13:21.250Z,0
    dropped-apart,max,values,drop,,,,,,,2026-09-21T14:13:22.250Z,0
    kept,ida,values,keep,,,,,,'=values,2026-09-21T14:13:23.250Z,0
    adjudicated,ida,values,adjudicate,,,,B,1,,2026-09-21T14:13:24.250Z,0
    rated,ida,values,adjudicate,,1,4,,,,2026-09-21T14:13:25.250Z,0
    contested,ida,values,keep,,,,,,,2026-09-21T14:13:26.250Z,0
    contested,max,values,drop,,,,,,"two
    lines",2026-09-21T14:13:27.250Z,0
    asked,max,values,more,1,,,,,,2026-09-21T14:13:28.250Z,0
    """

  /// Instance, annotators' labels, n, Δ of ratings, of difference and of preference, decision, causes, set labels.
  static let wide = """
    agree,ann,5,1,A,2,bob,5,2,A,2,2,1,1,0,undecided,,,,,
    apart,ann,5,1,A,2,bob,1,4,B,1,2,4,7,3,undecided,,,,,
    dropped,ann,2,4,B,1,bob,2,4,B,1,2,0,0,0,drop,values,,,,
    dropped-apart,ann,5,1,A,2,bob,1,5,B,2,2,4,8,4,drop,values,,,,
    kept,ann,5,1,A,2,bob,1,4,B,1,2,4,7,3,keep,values,,,,
    adjudicated,ann,5,1,A,2,bob,1,5,B,2,2,4,8,4,adjudicate,values,,,B,1
    rated,ann,5,1,A,2,bob,1,5,B,2,2,4,8,4,adjudicate,values,1,4,,
    contested,ann,5,1,A,2,bob,1,4,B,1,2,4,7,3,contested,values,,,,
    asked,ann,4,3,A,1,bob,1,5,B,2,2,3,5,3,more,values,,,,
    tied,ann,3,3,A,1,bob,3,3,B,1,2,0,0,2,undecided,,,,,
    """

  @Test func `decisions, wide tables and the review's list have each author's word, and the report has all instances`()
    throws
  {
    let folder = try Folder()
    try DecidedStudy.make(in: folder)
    let decisions = try Program.succeed("export", "decisions", in: folder)
      .replacing(#/,[^,\n]+,[0-9a-f]{32}(?=\n)/#, with: "").replacing(",event,fingerprint", with: "")
    #expect(decisions == Self.decisions + "\n")

    let wide = try Program.succeed("export", "wide", "--annotators", "names", in: folder).split(separator: "\n")
    #expect(wide[0].hasPrefix("instance,subset,context,response_a,response_b,annotator_1,rating_a_1,"))
    let rows = wide.dropFirst().map { line -> String in
      let cells = line.replacing(#/"\[.*?\]"/#, with: "").split(separator: ",", omittingEmptySubsequences: false)
      return ([cells[0]] + cells[5..<25]).joined(separator: ",")
    }
    #expect(rows.joined(separator: "\n") == Self.wide)
    let nested = try Program.succeed("export", "wide", "--format", "jsonl", "--occasions", "original,added", in: folder)
    let asked = try #require(nested.split(separator: "\n").first { $0.contains("\"asked\"") })
    let object = try #require(try JSONSerialization.jsonObject(with: Data(asked.utf8)) as? [String: Any])
    #expect((object["labels"] as? [[String: Any]])?.count == 3 && object["delta_preference"] as? Int == 3)

    let list = try Program.succeed("review", "--list", "--ambiguous", "any", "--format", "csv", in: folder)
    #expect(list.hasPrefix("instance,subset,delta_single,"))
    #expect(
      list.split(separator: "\n")[0].hasSuffix(
        "mean_delta_preference,spread_single,spread_preference,ida outcome,ida causes,ida note,ida at,max outcome,max causes,max note,max at"
      ))
    #expect(
      list.contains(",keep,values,,2026-09-21T14:13:26.250Z,drop,values,\"two\nlines\",2026-09-21T14:13:27.250Z\n"))

    let report = try Program.succeed("report", "--format", "json", "--no-intervals", in: folder)
    let tree = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    #expect((tree["study"] as? [String: Any])?["instances"] as? Int == 10)
  }

  @Test func `a folder of exports makes the study again, and is not written over`() throws {
    let (folder, again) = (try Folder(), try Folder())
    try DecidedStudy.make(in: folder)
    let made = try Program.run(["export", "dataset", "set", "--annotators", "names"], in: folder)
    #expect(
      made.code == 0 && made.errors.contains("gold: 8 instances; left out: 2 dropped by authors."), "\(made.errors)")
    let refused = try Program.run(["export", "dataset", "set"], in: folder)
    #expect(refused.code == 1 && refused.errors.contains("set: exists already"))
    #expect(try Program.run(["export", "dataset", "set", "--annotators", "names", "--force"], in: folder).code == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.hasPrefix(".set") })

    try Program.succeed(
      "init", "decided", "--seed", "9", "--washout", "0", "--consent", "none", "--guidelines", "none", "--practice",
      "none", "--guard", "0", in: again)
    let set = folder.file("set")
    try Program.succeed("import", "\(set)/instances.jsonl", in: again)
    try Program.succeed("import", "\(set)/ratings.jsonl", "\(set)/preferences.jsonl", in: again)
    #expect(try Program.succeed("import", "\(set)/decisions.jsonl", in: again).hasPrefix("Imported 9 decisions.\n"))
    #expect(
      try Program.succeed("import", "\(set)/decisions.jsonl", in: again).contains("9 decisions had been made here"))
    try Program.succeed("export", "dataset", "set", "--annotators", "names", in: again)
    for name in ["instances.jsonl", "ratings.jsonl", "preferences.jsonl", "gold.jsonl", "decisions.jsonl"] {
      let (one, other) = (
        try Data(contentsOf: folder.url.appending(path: "set/\(name)")),
        try Data(contentsOf: again.url.appending(path: "set/\(name)"))
      )
      #expect(one == other, "\(name)")
    }
    try Program.succeed("verify", in: again)
    // What is computed from labels is not taken for labels.
    for (name, format, words) in [
      ("gold", "csv", "gold labels"), ("wide", "csv", "side by side"), ("wide", "jsonl", "side by side"),
    ] {
      try Program.succeed("export", name, "-o", "derived", "--force", "--format", format, in: again)
      let outcome = try Program.run(["import", "derived"], in: again)
      #expect(outcome.code == 1 && outcome.errors.contains(words), "\(name): \(outcome.errors)")
    }
    let card = try String(contentsOfFile: "\(set)/README.md", encoding: .utf8)
    for text in ["- config_name: gold", "license_name: to-be-chosen", "Weighted kappa of ratings"] {
      #expect(card.contains(text), "\(text)")
    }
  }

  @Test func `tables of everything make the study again, to the millisecond`() throws {
    let (folder, again) = (try Folder(), try Folder())
    try DecidedStudy.make(in: folder)
    try Program.succeed(
      "init", "decided", "--seed", "9", "--washout", "0", "--consent", "none", "--guidelines", "none", "--practice",
      "none", "--guard", "0", in: again)
    let exports = [
      "instances --format csv", "ratings --annotators names", "preferences --annotators names",
      "decisions --format csv",
    ]
    for export in exports {
      let words = export.split(separator: " ").map(String.init)
      let text = try Program.run(["export"] + words, in: folder).output
      #expect(try Program.run(["import", "-"], in: again, input: text).code == 0, "\(export)")
      #expect(try Program.run(["export"] + words, in: again).output == text && text.count > 100, "\(export)")
    }
  }

  @Test func `decisions are refused by file and line, all of them`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let head = "instance,author,outcome,at,causes,fingerprint\n"
    let good = "i1,ida,keep,2026-01-01T00:00:00Z,,\n"
    for (line, message) in [
      ("i2,ida,forget,2026-01-01T00:00:00Z,,", "d.csv:3"), ("i9,ida,keep,2026-01-01T00:00:00Z,,", "d.csv:3"),
      ("i2,ida,keep,yesterday,,", "d.csv:3"), ("i2,ida,keep,2026-01-01T00:00:00Z,nonsense,", "d.csv:3"),
      ("i2,ida,more,2026-01-01T00:00:00Z,,", "d.csv:3"),
      ("i2,ida,keep,2026-01-01T00:00:00Z,,\(String(repeating: "0", count: 32))", "d.csv:3: was decided on other texts"),
    ] {
      try folder.write(head + good + line + "\n", to: "d.csv")
      let outcome = try Program.run(["import", "d.csv"], in: folder)
      #expect(outcome.code == 1 && outcome.errors.contains(message), "\(line): \(outcome.errors)")
    }
    #expect(try Program.succeed("export", "decisions", in: folder).split(separator: "\n").count == 1)
    // Words in a text are no names of columns.
    try folder.write(
      #"{"id": "t", "context": "author outcome instance labels annotator_1 rating", "response_a": "a", "response_b": "b", "subset": "s"}"#,
      to: "text.jsonl")
    #expect(try Program.succeed("import", "text.jsonl", in: folder).contains("1 imported"))
  }
}
