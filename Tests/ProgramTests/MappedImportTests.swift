import Foundation
import Testing

/// Files of any columns, mapped by the command.
struct MappedImportTests {
  @Test func `what was mapped how stays with the study, and the threshold that fits is proposed and set`() throws {
    let folder = try Folder()
    let rows = """
      qid;prompt;left;right;who;choice;source_page
      1;Why?;Because.;Ask.;ann;l;7
      1;Why?;Because.;Ask.;ben;r;8
      2;How?;So.;Not.;ann;tie;9
      """
    try Data(rows.utf8).write(to: URL(filePath: folder.file("mine.csv")))
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    let said = try Program.succeed(
      "import", "mine.csv", "--map", "id=qid,context=prompt,response_a=left,response_b=right", "--labels",
      "annotator=who,preference=choice", "--values", "l=A,r=B,tie=N", "--keep", in: folder)
    #expect(said.contains("3 preferences") && said.contains("import --threshold 2"), "\(said)")
    #expect(try Program.succeed("import", "--threshold", "2", in: folder).contains("from Δ 2"))
    let report = try Program.succeed("report", "--methods", "--format", "json", in: folder)
    #expect(
      report.contains("values: l=A,r=B,tie=N") && report.contains("where one prefers A and another B"), "\(report)")
    let listed = try Program.succeed("review", "--list", in: folder)
    #expect(listed.contains("2*") && listed.contains("where one prefers A and another B"), "\(listed)")
  }

  @Test func `bad lines are left out and listed only where that is wanted`() throws {
    let folder = try Folder()
    let good = #"{"id": "1", "context": "c", "response_a": "a", "response_b": "b", "subset": "s"}"#
    let text = good + "\n{\"id\": \"2\"}\n" + good + "\n" + good.replacing("\"1\"", with: "\"3\"") + "\n"
    try Data(text.utf8).write(to: URL(filePath: folder.file("i.jsonl")))
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    #expect(try Program.run(["import", "i.jsonl"], in: folder).errors.contains("i.jsonl:2:"))
    let said = try Program.succeed("import", "i.jsonl", "--skip-bad", in: folder)
    #expect(said.contains("Left out: 2 lines") && said.contains("The study has 2 instances"), "\(said)")
    let list = try String(contentsOfFile: folder.file("skipped-lines.txt"), encoding: .utf8)
    #expect(list.contains("i.jsonl:2: ") && list.contains("i.jsonl:3: the id \"1\" stands at"), "\(list)")
  }
}
