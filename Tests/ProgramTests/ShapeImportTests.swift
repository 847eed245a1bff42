import Foundation
import Testing

struct ShapeImportTests {
  private static let judged = """
    {"question_id": 1, "model_a": "m", "model_b": "n", "winner": "model_a", "judge": "ann", "turn": 1, \
    "conversation_a": [{"content": "q", "role": "user"}, {"content": "g", "role": "assistant"}], \
    "conversation_b": [{"content": "q", "role": "user"}, {"content": "b", "role": "assistant"}]}
    """

  @Test func `another program's file comes in with its labels, and goes out as they were given`() throws {
    let folder = try Folder()
    let second = Self.judged.replacing("model_a\", \"judge\": \"ann", with: "tie\", \"judge\": \"ben")
    try Data((Self.judged + "\n" + second + "\n").utf8).write(to: URL(filePath: folder.file("arena.jsonl")))
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    let said = try Program.succeed("import", "arena.jsonl", in: folder)
    #expect(
      said.contains("taken for MT-bench") && said.contains("2 preferences") && said.contains("ann, ben"), "\(said)")
    let out = try Program.succeed("export", "preferences", "--annotators", "names", in: folder)
    #expect(out.contains("1-m-n-1,ann,A,1") && out.contains("1-m-n-1,ben,N,0"), "\(out)")
    #expect(try Program.succeed("verify", in: folder).isEmpty == false)
  }

  @Test func `a faulty record leaves nothing behind`() throws {
    let folder = try Folder()
    let torn = Self.judged.replacing("\"winner\": \"model_a\"", with: "\"winner\": \"nobody\"")
    try Data((Self.judged + "\n" + torn).utf8).write(to: URL(filePath: folder.file("arena.jsonl")))
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    let outcome = try Program.run(["import", "arena.jsonl"], in: folder)
    #expect(
      outcome.code == 1 && outcome.errors.contains("arena.jsonl:2:") && outcome.errors.contains("winner"), "\(outcome)")
    let status = try Program.run(["export", "preferences"], in: folder)
    #expect(!status.output.contains(",ann,"), "\(status)")
  }

  @Test func `the shapes are listed with their sources`() throws {
    let listed = try Program.succeed("import", "--shapes", in: Folder())
    for name in ["helpsteer3", "multipref", "label-studio", "llm-comparator", "oasst"] {
      #expect(listed.contains("\(name) "), "\(name)")
    }
    #expect(try Program.run(["import", "--shape", "nope", "x"], in: Folder()).code != 0)
  }
}
