import Foundation
import Testing

/// A study without consent, guidelines, practice and washout, each instance for one annotator.
enum SmallStudy {
  /// `ann` alone, or `p1`, `p2` …
  static func names(_ people: Int) -> [String] { people == 1 ? ["ann"] : (1...people).map { "p\($0)" } }

  static func make(in folder: Folder, instances: Int, people: Int = 1) throws {
    let lines = (1...instances).map { number in
      let context = #"[{"role": "user", "content": "Question \#(number)?"}]"#
      return
        #"{"id": "i\#(number)", "context": \#(context), "response_a": "First \#(number).", "response_b": "Second \#(number).", "subset": "s"}"#
    }
    try make(in: folder, lines: lines, people: people)
  }

  /// - Parameter lines: the instances, each as a line of JSON.
  static func make(in folder: Folder, lines: [String], people: Int = 1) throws {
    let name = "small, \(people) people, \(lines.joined(separator: "\n"))"
    try folder.fill(once: name) { folder in
      try folder.write(lines.joined(separator: "\n"), to: "instances.jsonl")
      try Program.succeed(
        "init", "small", "--seed", "1", "--consent", "none", "--guidelines", "none", "--practice", "none", "--washout",
        "0", "--per-instance", "1", "--guard", "0", in: folder)
      try Program.succeed("import", "instances.jsonl", in: folder)
      #expect(try Program.run(["annotators", "add"] + names(people), in: folder).code == 0)
      try Program.succeed("assign", in: folder)
    }
  }
}
