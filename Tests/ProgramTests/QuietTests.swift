import Foundation
import Testing

/// With --quiet, commands that do something say nothing but errors.
struct QuietTests {
  private static let pairs = [
    #"{"prompt": "q", "completion": "x", "label": true}"#, #"{"prompt": "q", "completion": "y", "label": false}"#,
    #"{"prompt": "r", "completion": "z", "label": true}"#, "no JSON",
  ].joined(separator: "\n")
  private static let labels = """
    {"id": 1, "prompt": "p", "text1": "x", "text2": "y", "better": "left", "annotator": 4, "annotation_id": 9}
    """

  private static let commands = [
    "init s --seed 1 --washout 0", "import pairs.jsonl --skip-bad", "import labels.json", "annotators add ann ben",
    "assign --dry-run", "assign", "pack --annotator ann", "simulate --force", "merge ann.packed.demur", "conflicts",
    "verify",
    "backup copy", "migrate", "export training --kto -o t", "export gold -o g", "export dataset d",
    "report --ratings r --preferences p --no-intervals -o out", "annotators withdraw ben",
    "annotators withdraw ann --erase -o erased.demur",
  ]

  @Test func `commands that do something are silent, and leave what they made`() throws {
    let folder = try Folder()
    try folder.write(Self.pairs, to: "pairs.jsonl")
    try folder.write(Self.labels, to: "labels.json")
    try folder.write("instance,response,annotator,rating\ni,A,a,3\ni,A,b,3\n", to: "r")
    try folder.write("instance,annotator,preference,magnitude\ni,a,A,1\ni,b,B,1\n", to: "p")
    for command in Self.commands {
      let outcome = try Program.run(command.split(separator: " ").map(String.init) + ["--quiet"], in: folder)
      #expect(outcome.code == 0 && outcome.errors == "", "\(command): \(outcome)")
      // What a dry run comes to is what was asked for.
      if !command.contains("--dry-run") { #expect(outcome.output == "", "\(command)") }
    }
    for made in ["skipped-lines.txt", "ann.packed.demur", "copy", "t", "g", "d/README.md", "out", "erased.demur"] {
      #expect(access(folder.file(made), F_OK) == 0, "\(made)")
    }
  }
}
