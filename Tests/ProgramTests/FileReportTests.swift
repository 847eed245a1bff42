import Foundation
import Testing

/// `demur report --ratings R.csv --preferences P.csv`, without a study.
struct FileReportTests {
  private static let ratings = "instance,response,annotator,rating\n"
  private static let preferences = "instance,annotator,preference,magnitude\n"

  @Test func `two files or one of them are enough, and say what they are`() throws {
    let folder = try Folder()
    let ratings = Self.ratings + "x,A,ann,1\nx,B,ann,5\nx,A,bob,2\nx,B,bob,5\ny,A,cy,3\ny,A,bob,4\n"
    let preferences = Self.preferences + "x,bob,B,2\nx,ann,A,1\n"
    try folder.write(ratings, to: "r.csv")
    try folder.write(preferences, to: "p.csv")
    let both = try Program.succeed(
      "report", "--ratings", "r.csv", "--preferences", "p.csv", "--format", "json", "--methods", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(both.utf8)) as? [String: Any])
    func value(_ path: String) -> Any? {
      path.split(separator: ".").reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
    }
    #expect(value("scoreAgreement.single.all.n") as? Int == 3)
    #expect(value("scoreAgreement.preference.all.n") as? Int == 1)
    #expect(value("methods.annotators") as? Int == 3)
    #expect(value("report.source") as? [String] == ["r.csv", "p.csv"])
    let hash = try Program.run(executable: "/bin/sh", ["-c", "cat r.csv p.csv | sha256sum"], in: folder)
    #expect(value("report.fingerprint") as? String == hash.output.split(separator: " ").first.map(String.init))
    let alone = try Program.succeed("report", "--preferences", "p.csv", in: folder).replacing("\n", with: " ")
    #expect(alone.contains("1 instance (1 with two annotators or more), 2 annotators, 0 ratings, 2 preferences."))
    #expect(alone.contains("no data point has labels of two annotators"))
    let piped = try Program.succeed(
      "report", "--ratings", "-", "--preferences", "p.csv", "--format", "csv", in: folder, input: ratings)
    #expect(piped.contains("scoreAgreement.single.all,"))
  }

  @Test func `an instance is of one subset, in both files`() throws {
    let folder = try Folder()
    let ratings = "instance,response,annotator,rating,subset\n"
    try folder.write(ratings + "x,A,ann,1,\nx,B,ann,1,one\nx,A,bob,1,\nx,B,bob,1,two\n", to: "twice.csv")
    let twice = try Program.run(["report", "--ratings", "twice.csv"], in: folder)
    #expect(twice.code == 1)
    #expect(twice.errors.contains("twice.csv:5: x is of the subset \"two\" here, of \"one\" before"))
    try folder.write(ratings + "x,A,ann,1,one\ny,A,ann,1,one\n", to: "r.csv")
    try folder.write(
      "instance,annotator,preference,magnitude,subset\nx,ann,N,0,\ny,ann,N,0,one\nx,bob,N,0,two\n", to: "p.csv")
    let other = try Program.run(["report", "--ratings", "r.csv", "--preferences", "p.csv"], in: folder)
    #expect(other.code == 1)
    #expect(other.errors.contains("p.csv:4: x is of the subset \"two\" here, of \"one\" before"))
  }

  @Test func `repeats in files show agreement with oneself`() throws {
    let folder = try Folder()
    try folder.write(
      "instance,annotator,preference,magnitude,occasion,first_shown\nx,ann,B,1,repeat,A\nx,ann,A,1,,B\n"
        + "x,bob,N,0,original,A\ny,bob,N,0,repeat,A\n", to: "p.csv")
    try folder.write(
      "instance,response,annotator,rating,occasion\nx,A,ann,4,original\nx,A,ann,4,repeat\nx,A,bob,4,repeat\n",
      to: "r.csv")
    let json = try Program.succeed(
      "report", "--ratings", "r.csv", "--preferences", "p.csv", "--format", "json", "--all", "--methods", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    func value(_ path: String) -> Double? {
      let found = path.split(separator: ".").reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
      return (found as? NSNumber)?.doubleValue
    }
    #expect(value("details.repeats.sameRating.n") == 1 && value("details.repeats.sameRating.value") == 1)
    #expect(value("details.repeats.samePreference.n") == 1 && value("details.repeats.samePreference.value") == 0)
    #expect(value("details.repeats.followsPosition.value") == 1)
    #expect(value("methods.repeated") == 4 && value("methods.preferences") == 2)
  }

  @Test func `who comes first in a file stands first in a pair`() throws {
    let folder = try Folder()
    // Columns (1 1 5) and (2 4 5): 1 − Σd²/n / (Σx²/n + Σy²/n − 2 mean x mean y).
    try folder.write(
      Self.ratings + "x,A,ann,1\nx,A,bob,2\ny,A,bob,1\ny,A,ann,4\nz,A,cy,5\nz,A,ann,5\n", to: "r.csv")
    let csv = try Program.succeed("report", "--ratings", "r.csv", "--format", "json", in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(csv.utf8)) as? [String: Any]
    let scores = try #require((object?["scoreAgreement"] as? [String: Any])?["single"] as? [String: Any])
    let kappa = try #require((scores["all"] as? [String: Any])?["value"] as? Double)
    #expect(abs(kappa - (1 - 10.0 / 3 / (27.0 / 3 + 45.0 / 3 - 2 * 7 * 11 / 9.0))) < 1e-12)
  }

  @Test(arguments: [
    ("H,x,A,a,0", "r.csv:2: rating is \"0\", not a whole number from 1 to 5; mend the cell"),
    ("H,x,A,a,6", "r.csv:2: rating is \"6\""),
    ("H,x,A,a,3,x,A,a,4", "r.csv:3: \"a\" labelled response A of x on line 2 already; keep one of the two"),
    ("", "r.csv: the file is empty; fetch or export it again"),
  ])
  func `a faulty file of ratings ends with 1 and one line that names the place and the remedy`(
    text: String, message: String
  ) throws {
    let folder = try Folder()
    try folder.write(Self.expanded(text, header: Self.ratings, cells: 4), to: "r.csv")
    let outcome = try Program.run(["report", "--ratings", "r.csv", "--output", "out.txt"], in: folder)
    #expect(outcome.code == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("demur: \(message)"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.file("out.txt")))
  }

  @Test(arguments: [
    ("H,x,a,N,1", "p.csv:2: magnitude 1 with preference N; magnitude is 0 exactly when the preference is N"),
    ("H,x,a,A,0", "p.csv:2: magnitude 0 with preference A"),
    ("H,x,a,,1", "p.csv:2: preference is \"\", not A, B or N; mend the cell"),
    ("H,x,a,A,1,x,a,B,1", "p.csv:3: \"a\" labelled x on line 2 already"),
  ])
  func `a faulty file of preferences likewise`(text: String, message: String) throws {
    let folder = try Folder()
    try folder.write(Self.expanded(text, header: Self.preferences, cells: 4), to: "p.csv")
    let outcome = try Program.run(["report", "--preferences", "p.csv"], in: folder)
    #expect(outcome.code == 1 && outcome.errors.hasPrefix("demur: \(message)"), "\(outcome.errors)")
  }

  @Test func `files that are not there, or are no files, are named`() throws {
    let folder = try Folder()
    for (arguments, code, message) in [
      (["--ratings", "no.csv"], 1, "demur: no.csv: there is no such file; check the path"),
      (["--ratings", "."], 1, "demur: .: this is a folder; name the file in it"),
      (["--ratings", "-", "--preferences", "-"], 2, "demur: --ratings - and --preferences -: only one"),
    ] as [([String], Int32, String)] {
      let outcome = try Program.run(["report"] + arguments, in: folder)
      #expect(outcome.code == code && outcome.errors.hasPrefix(message), "\(outcome.errors)")
    }
  }

  @Test func `a byte order mark, CRLF and line breaks in quotes are read, and counted as lines`() throws {
    let folder = try Folder()
    let text =
      "\u{FEFF}instance,annotator,preference,magnitude,comment\r\nx,a,A,2,\"one\r\ntwo\"\r\n\"y\",a,N,0,\r\nx,b,A,1,\r\n"
    try folder.write(text, to: "p.csv")
    #expect(
      try Program.succeed("report", "--preferences", "p.csv", in: folder).replacing("\n", with: " ").contains(
        "2 annotators, 0 ratings, 3 preferences"))
    try folder.write(text + "y,b,B,3,\r\n", to: "p.csv")
    let outcome = try Program.run(["report", "--preferences", "p.csv"], in: folder)
    #expect(outcome.errors.hasPrefix("demur: p.csv:6: magnitude is \"3\""), "\(outcome.errors)")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")))
  func `one core and all of them write the same bytes`() throws {
    let folder = try Folder()
    try Program.succeed(
      "simulate", "--instances", "150", "--annotators", "6", "--ratings", "r.csv", "--preferences", "p.csv", in: folder)
    for sample in ["instances", "both"] {
      let arguments = [
        "report", "--ratings", "r.csv", "--preferences", "p.csv", "--all", "--format", "json",
        "--sample", sample,
      ]
      let all = try Program.run(arguments, in: folder)
      let one = try Program.run(executable: "/usr/bin/taskset", ["-c", "0", Program.path] + arguments, in: folder)
      #expect(all.code == 0 && one.output == all.output)
    }
  }

  /// `H` and cells as a header and lines of so many cells.
  private static func expanded(_ text: String, header: String, cells: Int) -> String {
    guard text.hasPrefix("H,") else { return text }
    let all = text.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
    let lines = stride(from: 0, to: all.count, by: cells).map { all[$0..<$0 + cells].joined(separator: ",") }
    return header + lines.joined(separator: "\n") + "\n"
  }
}
