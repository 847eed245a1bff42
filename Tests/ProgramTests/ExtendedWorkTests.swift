import Foundation
import Testing

/// Work that comes after an annotator thought that they were through, as when somebody else has dropped out.
struct ExtendedWorkTests {
  @Test func `undo takes back the label just given, also of ratings that came after comparing`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    var terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    for place in 1...4 {
      try terminal.wait(for: "\(place) of 4")
      try terminal.press("3")
    }
    for place in 1...2 {
      try terminal.wait(for: "\(place) of 2")
      try terminal.press("y")
    }
    try terminal.wait(for: "Your comparisons are complete.")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)

    let line = #"{"id": "later", "context": "Human: Hi", "response_a": "1", "response_b": "2", "subset": "s"}"#
    try folder.write(line, to: "later.jsonl")
    try Program.succeed("import", "later.jsonl", in: folder)
    try Program.succeed("assign", in: folder)
    terminal = try Tmux("\(Program.path) annotate --annotator ann", in: folder)
    for place in 5...6 {
      try terminal.wait(for: "\(place) of 6")
      try terminal.press("\(place - 4)")
    }
    try terminal.wait(for: "3 of 3")
    try terminal.press("u")
    try terminal.wait(for: "Taken back: 2.")
    try terminal.wait(for: "6 of 6")
    try terminal.press("C-r")
    try terminal.wait(for: "3 of 3")
    try terminal.press("w")
    try terminal.wait(for: "Your comparisons are complete.")
    let ratings = try Program.succeed("export", "ratings", in: folder).split(separator: "\n").dropFirst()
    #expect(ratings.map { $0.split(separator: ",")[3] }.sorted() == ["1", "2", "3", "3", "3", "3"])
    #expect(try Program.succeed("export", "preferences", in: folder).split(separator: "\n").count == 4)
  }
}
