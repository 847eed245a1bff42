import Foundation
import Testing

/// What authors decided, followed into gold and training by files that were worked out by hand.
@Suite struct ExportDecisionsTests {
  /// What gold comes to: instance, then all but the subset and the fingerprint.
  static let gold = """
    agree,A,-2,2,0,5,1.5,A,-2,2,1,1,0,undecided,,2,1
    apart,A,-0.5,2,3,3,2.5,A,-0.5,2,4,7,0,undecided,,2,4
    kept,A,-0.5,2,3,3,2.5,A,-0.5,2,4,7,0,keep,,2,4
    adjudicated,B,1,2,4,3,3,N,0,2,4,8,1,adjudicate,preference,2,4
    rated,N,0,2,4,1,4,B,2,2,4,8,1,adjudicate,single,2,4
    contested,A,-0.5,2,3,3,2.5,A,-0.5,2,4,7,0,contested,,2,4
    asked,B,0.5,2,3,2.5,4,B,1.5,2,3,5,0,more,,2,3
    tied,N,0,2,2,3,3,N,0,2,0,0,0,undecided,,2,2
    """

  /// Arguments of `export training`, and the pairs that come of them: id, what was chosen, margin, why it is in.
  static let training: [(arguments: String, pairs: String)] = [
    ("", "agree A 2 undecided; kept A 0.5 keep; adjudicated B 1 adjudicate!"),
    ("--by single", "agree A 2 undecided; kept A 0.5 keep; rated B 2 adjudicate!"),
    (
      "--contested keep", "agree A 2 undecided; kept A 0.5 keep; adjudicated B 1 adjudicate!; contested A 0.5 contested"
    ),
    ("--contested drop", "agree A 2 undecided; kept A 0.5 keep; adjudicated B 1 adjudicate!"),
    ("--author max", "agree A 2 undecided; dropped B 1 undecided"),
    ("--author ida", "agree A 2 undecided; kept A 0.5 keep; adjudicated B 1 adjudicate!; contested A 0.5 keep"),
    ("--decisions ignore", "agree A 2 undecided; dropped B 1 drop; adjudicated B 1 adjudicate!"),
    ("--decisions none", "agree A 2 undecided; dropped B 1 undecided"),
    (
      "--ambiguous keep",
      "agree A 2 undecided; apart A 0.5 undecided; kept A 0.5 keep; adjudicated B 1 adjudicate!; "
        + "contested A 0.5 contested; asked B 0.5 more"
    ),
    (
      "--ambiguous keep --occasions original,added --contested drop",
      "agree A 2 undecided; apart A 0.5 undecided; kept A 0.5 keep; adjudicated B 1 adjudicate!; asked B 1 more"
    ),
  ]

  @Test func `gold leaves out what was dropped, and says of each row why it is in`() throws {
    let folder = try Folder()
    try DecidedStudy.make(in: folder)
    let outcome = try Program.run(["export", "gold"], in: folder)
    let rows = outcome.output.split(separator: "\n").dropFirst().map { line -> String in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return ([cells[0]] + cells[2..<18]).joined(separator: ",")
    }
    #expect(rows.joined(separator: "\n") == Self.gold)
    #expect(
      outcome.errors.hasPrefix(
        "8 instances; left out: 2 dropped by authors.\nBy decisions, whatever Δ is: 1 kept, 2 adjudicated.\n"
          + "Authors differ on 1 instance of these"), "\(outcome.errors)")
    let settled = try Program.run(["export", "gold", "--contested", "drop"], in: folder)
    #expect(settled.errors.hasPrefix("7 instances; left out: 2 dropped by authors, 1 on which authors differ.\n"))
    #expect(!settled.errors.contains("Authors differ"))
    #expect(try Program.succeed("export", "gold", "--decisions", "none", in: folder).split(separator: "\n").count == 11)

    for (arguments, pairs) in Self.training {
      let outcome = try Program.run(
        ["export", "training"] + arguments.split(separator: " ").map(String.init), in: folder)
      let lines = try outcome.output.split(separator: "\n").map { line -> String in
        let row = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let (id, chosen) = (try #require(row["id"] as? String), try #require(row["chosen"] as? [[String: String]]))
        let letter = chosen[0]["content"] == "First \(id)." ? "A" : "B"
        let margin = try #require(row["margin"] as? Double)
        let mark = row["adjudicated"] as? Bool == true ? "!" : ""
        return
          "\(id) \(letter) \(margin == margin.rounded() ? "\(Int(margin))" : "\(margin)") \(try #require(row["decision"] as? String))\(mark)"
      }
      let found: String = lines.joined(separator: "; ")
      #expect(found == pairs, "export training \(arguments)")
    }
    let counted = try Program.run(["export", "training"], in: folder).errors
    #expect(
      counted.hasPrefix(
        "3 pairs; left out: 2 dropped by authors, 0 without labels, 4 ambiguous (Δ of prefer-combined of 3 or more), 1 without a preference.\n"
      ),
      "\(counted)")
    let nobody = try Program.run(["export", "gold", "--author", "zoe"], in: folder)
    #expect(nobody.code != 0 && nobody.errors.contains("Use one of ida, max."))
  }

  @Test func `a split has each instance on one side, the same whatever is left out`() throws {
    let folder = try Folder()
    try DecidedStudy.make(in: folder)
    let all = ["export", "training", "--ambiguous", "keep", "--split", "0.5"]
    try #expect(Program.run(all + ["--output", "all.jsonl"], in: folder).code == 0)
    try #expect(Program.run(["export", "training", "--split", "0.5", "-o", "few.jsonl"], in: folder).code == 0)
    func ids(_ name: String) throws -> Set<String> {
      let text = try String(contentsOfFile: folder.file(name), encoding: .utf8)
      return Set(
        try text.split(separator: "\n").compactMap {
          (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["id"] as? String
        })
    }
    let (train, test) = (try ids("all-train.jsonl"), try ids("all-test.jsonl"))
    #expect(train.count + test.count == 6 && train.isDisjoint(with: test) && !train.isEmpty && !test.isEmpty)
    #expect(try ids("few-train.jsonl").isSubset(of: train) && ids("few-test.jsonl").isSubset(of: test))
    let again = try Program.run(all + ["-o", "all.jsonl"], in: folder)
    #expect(again.code == 1 && again.errors.contains("all-train.jsonl: exists already"))
  }
}
