import Foundation
import Testing

/// What comes on standard input is taken as a file is, from a pipe as from a redirected file.
struct StandardInputTests {
  private static let instances = "id,context,response_a,response_b,subset\ni1,Why?,Yes,No,s\ni2,How?,So,Not,s\n"
  private static let mapped = "qid\tprompt\tleft\tright\nm1\tWho?\tShe\tHe\nm2\tWhen?\tNow\tThen\n"
  private static let ratings = "instance,response,annotator,rating\ni1,A,ann,5\ni1,B,ann,2.0\n"
  private static let words = "item;who;choice\ni1;ann;l\ni2;ann;r\n"
  private static let decisions = "instance,author,outcome,at\ni1,ida,keep,2026-01-01T00:00:00Z\n"
  private static let pairs =
    #"[{"prompt": "q", "completion": "x", "label": true},"# + "\n"
    + #"{"prompt": "q", "completion": "y", "label": false}]"#

  @Test func `instances, labels and decisions are read from standard input, whatever it is`() throws {
    let folder = try Folder()
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    for (text, options, isPiped, says) in [
      (Self.instances, "", false, "s: 2 read, 2 imported"),
      (Self.mapped, "--map id=qid,context=prompt,response_a=left,response_b=right", true, "data: 2 read, 2 imported"),
      (Self.ratings, "", true, "Imported 2 ratings"),
      (Self.words, "--labels instance=item,annotator=who,preference=choice --values l=A,r=B", false, "2 preferences"),
      (Self.decisions, "", true, "Imported 1 decision."), (Self.pairs, "", true, "standard input: taken for KTO data"),
    ] {
      let line = "\(Program.path) import - \(options)"
      let outcome = try Program.run(
        executable: "/bin/bash", ["-c", isPiped ? "cat | \(line)" : line], in: folder, input: text)
      #expect(outcome.code == 0 && outcome.output.contains(says), "\(options): \(outcome)")
    }
    let bad = try Program.run(["import", "-"], in: folder, input: Self.ratings + "i2,A,ann,9\n")
    #expect(bad.code == 1 && bad.errors.contains("standard input:4: "), "\(bad.errors)")
  }

  @Test func `a redirected file is read from where it stands`() throws {
    let folder = try Folder()
    try Program.succeed("init", "s", "--seed", "1", in: folder)
    let outcome = try Program.run(
      executable: "/bin/bash", ["-c", "read -r line; \(Program.path) import -"], in: folder,
      input: "not of it\n" + Self.instances)
    #expect(outcome.code == 0 && outcome.output.contains("2 imported"), "\(outcome)")
  }
}
