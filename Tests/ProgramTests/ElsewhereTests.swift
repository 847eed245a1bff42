import Foundation
import Testing

/// Labels that were given elsewhere say only what their file says, in every report and export.
struct ElsewhereTests {
  private static let preferences = "instance,annotator,preference,magnitude"
  private static let ratings = "instance,response,annotator,rating"

  /// A study of eight instances without labels.
  private func study(_ options: [String] = []) throws -> Folder {
    let folder = try Folder()
    let run = try Program.run(
      [
        "init", "t", "--seed", "1", "--washout", "0", "--consent", "none", "--guidelines", "none", "--practice", "none",
      ] + options, in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let lines = (0..<8).map {
      #"{"id": "x\#($0)", "context": "Hi", "response_a": "1 \#($0)", "response_b": "2", "subset": "s"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "t.jsonl")
    try Program.succeed("import", "t.jsonl", in: folder)
    return folder
  }

  private func report(_ arguments: [String], in folder: Folder) throws -> (String) -> Any? {
    let run = try Program.run(["report", "--format", "json"] + arguments, in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return { path in
      path.split(separator: ".").reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
    }
  }

  /// The rows of a CSV without quotes, by the names of its columns.
  private func table(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  @Test func `what a file does not say is not known in report, status and exports`() throws {
    let folder = try study()
    let people = ["ann", "bob"]
    let lines = (0..<8).flatMap { instance in people.map { "x\(instance),\($0),\(instance % 3 == 0 ? "B,2" : "A,1")" } }
    try folder.write(([Self.preferences] + lines).joined(separator: "\n"), to: "p.csv")
    let rated = (0..<8).flatMap { instance in
      people.flatMap { name in ["A", "B"].map { "x\(instance),\($0),\(name),\(1 + instance % 5)" } }
    }
    try folder.write(([Self.ratings] + rated).joined(separator: "\n"), to: "r.csv")
    try Program.succeed("import", "p.csv", "r.csv", in: folder)
    for arguments in [[], ["--all", "--methods"]] {
      let value = try report(arguments, in: folder)
      #expect(value("position.aFirst.value") is NSNull && value("position.aFirst.n") as? Int == 0)
      #expect(value("study.preferences") as? Int == 16)
      for row in try #require(value("annotators") as? [[String: Any]]) {
        for name in ["position", "drift", "seconds"] { #expect((row[name] as? [String: Any])?["value"] is NSNull) }
      }
    }
    let value = try report(["--all", "--methods"], in: folder)
    #expect(value("methods.imported") as? Int == 48 && value("methods.withoutTime") as? Int == 48)
    for name in [
      "medianSecondsSingle", "medianSecondsPreference", "firstLabel", "lastLabel", "guidelineVersions", "formulations",
      "washoutDays", "positions",
    ] { #expect(value("methods.\(name)") is NSNull, "\(name)") }
    for annotator in try #require(value("details.annotators") as? [String: [String: Any]]).values {
      #expect((annotator["earlyPreference"] as? [String: Any])?["value"] is NSNull)
    }
    #expect(try Program.succeed("status", "--plain", in: folder).contains("not known"))
    for formulation in ["ratings", "preferences"] {
      let rows = table(try Program.succeed("export", formulation, "--annotators", "names", in: folder))
      #expect(rows.count == (formulation == "ratings" ? 32 : 16))
      for name in ["at", "seconds", "unread", "fast", "context_unread", "seconds_since_label"] {
        #expect(rows.allSatisfy { $0[name] == "" }, "\(name)")
      }
      #expect(rows.allSatisfy { ($0["first_shown"] ?? "") == "" })
    }
    try Program.succeed("verify", in: folder)
  }

  @Test func `what a file says is kept to the millisecond`() throws {
    let folder = try study()
    let lines = [
      "x0,ann,A,1,B,2026-01-31T12:00:00.123Z,12.345", "x1,ann,A,2,A,2026-01-31T12:00:30.007Z,0.0",
      "x2,ann,N,0,B,2026-01-31T11:00:00.999Z,7.1", "x3,ann,B,1,,,", "x0,bob,A,1,A,2026-01-31T12:00:00.000Z,3.25",
    ]
    try folder.write(([Self.preferences + ",first_shown,at,seconds"] + lines).joined(separator: "\n"), to: "p.csv")
    try Program.succeed("import", "p.csv", in: folder)
    let rows = try Program.succeed("export", "preferences", "--annotators", "names", in: folder).split(separator: "\n")
    #expect(
      Set(
        rows.dropFirst().map {
          $0.split(separator: ",", omittingEmptySubsequences: false).prefix(7).joined(separator: ",")
        }) == Set(lines))
    let value = try report(["--all", "--methods"], in: folder)
    #expect(value("methods.firstLabel") as? String == "2026-01-31T11:00:00.999Z")
    #expect(value("methods.withoutTime") as? Int == 1)
    #expect(value("position.aFirst.n") as? Int == 4)
  }

  @Test func `a simulated label stays one through export and import`() throws {
    let folder = try study()
    try Program.succeed("annotators", "add", "ann", "bob", in: folder)
    try Program.succeed("assign", in: folder)
    #expect(try !Program.succeed("export", "preferences", in: folder).contains("simulated"))
    try Program.succeed("simulate", in: folder)
    for formulation in ["ratings", "preferences"] {
      try Program.succeed("export", formulation, "--output", "\(formulation).csv", in: folder)
    }
    let files = ["--ratings", "ratings.csv", "--preferences", "preferences.csv"]
    #expect(try report(files, in: folder)("report.simulated") as? Bool == true)
    let other = try study()
    for formulation in ["ratings", "preferences"] {
      let rows = try Program.succeed("export", formulation, in: folder)
      try other.write(rows, to: "\(formulation).csv")
    }
    try Program.succeed("import", "ratings.csv", "preferences.csv", in: other)
    let value = try report(["--methods"], in: other)
    #expect(value("report.simulated") as? Bool == true)
    #expect(value("methods.simulated") as? Int == 48)
    let rows = table(try Program.succeed("export", "preferences", in: other))
    #expect(rows.count == 16 && rows.allSatisfy { $0["simulated"] == "1" })
  }
}
