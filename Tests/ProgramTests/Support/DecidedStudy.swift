import Foundation
import Store
import Study
import Testing

/// A study of ten instances, labelled by ann, bob and, where more was asked for, cat, with what two authors decided.
///
/// | id | preferences | ratings (A B) | decided |
/// |---|---|---|---|
/// | agree | A2 A2 | 5 1, 5 2 | |
/// | apart | A2 B1 | 5 1, 1 4 | |
/// | dropped | B1 B1 | 2 4, 2 4 | ida: drop |
/// | dropped-apart | A2 B2 | 5 1, 1 5 | ida and max: drop |
/// | kept | A2 B1 | 5 1, 1 4 | ida: keep |
/// | adjudicated | A2 B2 | 5 1, 1 5 | ida: B1 |
/// | rated | A2 B2 | 5 1, 1 5 | ida: A 1, B 4 |
/// | contested | A2 B1 | 5 1, 1 4 | ida: keep, max: drop |
/// | asked | A1 B2, added B2 | 4 3, 1 5 | max: more 1 |
/// | tied | A1 B1 | 3 3, 3 3 | |
enum DecidedStudy {
  static let decided: [(instance: String, author: String, outcome: DecisionOutcome, note: String)] = [
    ("dropped", "ida", .drop, "broken, \"quoted\""),
    ("dropped-apart", "ida", .drop, ""),
    ("dropped-apart", "max", .drop, ""),
    ("kept", "ida", .keep, "=values"),
    ("adjudicated", "ida", .adjudicate(Adjudication(preference: .littleB)), ""),
    ("rated", "ida", .adjudicate(Adjudication(ratingA: Rating(rawValue: 1), ratingB: Rating(rawValue: 4))), ""),
    ("contested", "ida", .keep, ""),
    ("contested", "max", .drop, "two\nlines"),
    ("asked", "max", .more(1), ""),
  ]

  static let labels = [
    "agree A2 A2 51 52", "apart A2 B1 51 14", "dropped B1 B1 24 24", "dropped-apart A2 B2 51 15", "kept A2 B1 51 14",
    "adjudicated A2 B2 51 15", "rated A2 B2 51 15", "contested A2 B1 51 14", "asked A1 B2 43 15", "tied A1 B1 33 33",
  ]

  static func make(in folder: Folder) throws { try folder.fill(once: "decided", setUp) }

  private static func setUp(_ folder: Folder) throws {
    try Program.succeed(
      "init", "decided", "--seed", "1", "--washout", "0", "--consent", "none", "--guidelines", "none", "--practice",
      "none", "--guard", "0", in: folder)
    var texts = ""
    var ratings = "instance,response,annotator,rating,occasion\n"
    var preferences = "instance,annotator,preference,magnitude,occasion\n"
    for line in labels {
      let words = line.split(separator: " ").map(String.init)
      texts += """
        {"id": "\(words[0])", "context": [{"role": "user", "content": "Question \(words[0])?"}], \
        "response_a": "First \(words[0]).", "response_b": "Second \(words[0]).", "subset": "s"}\n
        """
      for (index, annotator) in ["ann", "bob"].enumerated() {
        let (preference, pair) = (words[1 + index], Array(words[3 + index]))
        preferences += "\(words[0]),\(annotator),\(preference.first ?? "N"),\(preference.last ?? "0"),original\n"
        ratings += "\(words[0]),A,\(annotator),\(pair[0]),original\n\(words[0]),B,\(annotator),\(pair[1]),original\n"
      }
    }
    preferences += "asked,cat,B,2,added\n"
    try folder.write(texts, to: "texts.jsonl")
    try folder.write(ratings, to: "ratings.csv")
    try folder.write(preferences, to: "preferences.csv")
    try Program.succeed("import", "texts.jsonl", in: folder)
    try Program.succeed("import", "ratings.csv", "preferences.csv", in: folder)
    try decide(in: folder)
  }

  /// Authors decide on a screen, which takes longer than a test may.
  private static func decide(in folder: Folder) throws {
    let file = try StudyFile.open(folder.file("decided.demur"))
    try file.annotators().forEach { #expect($0.annotator.kind == .human) }
    for (index, one) in decided.enumerated() {
      let at = Date(timeIntervalSince1970: 1_790_000_000.25 + Double(index))
      if case .more = one.outcome {
        // Somebody has to be there who can be asked.
        _ = try file.addAnnotators(["dan"])
      }
      for change: RulingChange in [
        .causes(chosen: ["values"], dropped: []), .outcome(one.outcome, insteadOf: nil),
        .note(one.note, insteadOf: ""),
      ] {
        try file.decide(change, on: InstanceKey(one.instance), by: one.author, at: at)
      }
    }
    try file.close()
  }
}
