import Foundation
import Testing

/// `demur export gold` and `demur export training`.
struct ExportGoldTests {
  private func study() throws -> Folder {
    let folder = try Folder()
    try folder.fill(once: "a study for gold", make)
    return folder
  }

  private func make(_ folder: Folder) throws {
    try Program.succeed(
      "init", "t", "--seed", "1", "--washout", "0", "--consent", "none", "--guidelines", "none", "--practice", "none",
      "--guard", "0", in: folder)
    let lines = (0..<40).map {
      #"{"id": "x\#($0)", "context": [{"role": "user", "content": "Say \"\#($0)\"\nplease"}], "response_a": "a\#($0)", "#
        + #""response_b": "b\#($0)", "subset": "s"}"#
    }
    try folder.write((lines + [lines[0].replacing("x0", with: "=unlabelled")]).joined(separator: "\n"), to: "t.jsonl")
    try Program.succeed("import", "t.jsonl", in: folder)
    try Program.succeed("annotators", "add", "ann", "bob", in: folder)
    try Program.succeed("assign", in: folder)
    try Program.succeed("simulate", in: folder)
  }

  @Test func `gold has every instance, and agrees with the labels`() throws {
    let folder = try study()
    let lines = try Program.succeed("export", "gold", in: folder).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count == 42 && lines[0][..<4] == ["instance", "subset", "preference", "prefer-combined"])
    #expect(lines.contains { $0[0] == "'=unlabelled" })
    let labels = try Program.succeed("export", "preferences", in: folder).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for line in lines.dropFirst() {
      let own = labels.filter { $0[0] == line[0] }
      try #require(own.count == 2)
      let combined = own.map { ($0[2] == "A" ? -1 : $0[2] == "B" ? 1 : 0) * (Int($0[3]) ?? 0) }
      let mean = Double(combined.reduce(0, +)) / 2
      #expect(Double(line[3]) == mean && line[4] == "2")
      #expect(line[2] == (mean < 0 ? "A" : mean > 0 ? "B" : "N"))
      #expect(line[5] == "\(abs(combined[0] - combined[1]))")
    }
  }

  @Test func `training pairs are lines of JSON with what was chosen, and what was left out is counted`() throws {
    let folder = try study()
    let gold = try Program.succeed("export", "gold", in: folder).split(separator: "\n").dropFirst().reduce(
      into: [String: String]()
    ) {
      let cells = $1.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      $0[cells[0]] = cells[2].lowercased()
    }
    var counts: [String: Int] = [:]
    for ambiguous in ["filter", "keep", "weight"] {
      let outcome = try Program.run(["export", "training", "--ambiguous", ambiguous], in: folder)
      #expect(outcome.code == 0 && outcome.errors.contains("pairs; left out: "))
      let lines = outcome.output.split(separator: "\n")
      counts[ambiguous] = lines.count
      #expect(outcome.errors.hasPrefix("\(lines.count) pairs"))
      for line in lines {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let prompt = try #require(object["prompt"] as? [[String: String]])
        let chosen = try #require(object["chosen"] as? [[String: String]])
        let rejected = try #require(object["rejected"] as? [[String: String]])
        #expect(prompt.first?["role"] == "user" && prompt.first?["content"]?.hasSuffix("\"\nplease") == true)
        #expect(chosen.first?["role"] == "assistant")
        let id = try #require(object["id"] as? String)
        #expect(chosen.first?["content"] == id.replacing("x", with: try #require(gold[id])))
        #expect(Set([chosen.first?["content"]?.first, rejected.first?["content"]?.first]) == ["a", "b"])
        let (margin, delta) = (try #require(object["margin"] as? Double), try #require(object["delta"] as? Int))
        #expect(margin > 0 && margin <= 2)
        #expect(object["weight"] as? Double == (ambiguous == "weight" && delta >= 3 ? 1 / Double(1 + delta) : 1))
        if ambiguous == "filter" { #expect(delta < 3) }
      }
    }
    #expect(try #require(counts["filter"]) < #require(counts["keep"]) && counts["keep"] == counts["weight"])
    let file = ["export", "training", "--by", "single", "--output", "t.out"]
    #expect(try Program.run(file, in: folder).code == 0)
    #expect(try Program.run(file, in: folder).errors.contains("exists already"))
  }
}
