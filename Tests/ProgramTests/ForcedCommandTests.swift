import Foundation
import Testing

/// One service account, and a key for each annotator that can do nothing but annotate in their name.
@Suite(.serialized, .enabled(if: Sshd.whyNot == nil, "\(Sshd.whyNot ?? "")"))
struct ForcedCommandTests {
  private let folder: Folder
  private let sshd: Sshd

  init() throws {
    folder = try Folder()
    try SmallStudy.make(in: folder, instances: 6)
    try Program.succeed("annotators", "add", "bob", in: folder)
    try Program.succeed("assign", "--per-instance", "2", in: folder)
    sshd = try Sshd(in: folder)
    try sshd.authorize(
      "key-of-ann",
      forcedCommand: "\(Program.path) annotate --study \(folder.file("small.demur")) --annotator ann --locked",
      isRestricted: true)
  }

  @Test func `no shell, no copying and no forwarding comes through the key of an annotator`() throws {
    try folder.write("secret", to: "local.txt")
    let stolen = folder.file("stolen")
    let attempts: [(client: String, arguments: [String], input: String?)] = [
      ("ssh", ["HOST", "id > \(stolen)"], nil), ("ssh", ["HOST", "sh -c 'echo $((40 + 2))'"], "echo $((40 + 2))\n"),
      ("ssh", ["HOST"], "echo $((40 + 2)) > \(stolen)\n"), ("ssh", ["-s", "HOST", "sftp"], nil),
      ("scp", [folder.file("local.txt"), "HOST:\(stolen)"], nil),
      ("scp", ["-O", folder.file("local.txt"), "HOST:\(stolen)"], nil),
      ("scp", ["HOST:\(folder.file("small.demur"))", stolen], nil),
      ("scp", ["-O", "HOST:\(folder.file("small.demur"))", stolen], nil),
      ("sftp", ["-b", "-", "HOST"], "get \(folder.file("small.demur")) \(stolen)\n"),
      ("ssh", ["-W", "127.0.0.1:\(sshd.port)", "HOST"], nil),
      ("ssh", ["-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:\(sshd.port)", "HOST"], nil),
    ]
    for attempt in attempts {
      let outcome = try sshd.run(attempt.client, "key-of-ann", attempt.arguments, input: attempt.input)
      #expect(outcome.code != 0, "\(attempt)")
      #expect(!outcome.output.contains("42"), "\(attempt)")
      #expect(!outcome.output.contains("SSH-2.0"), "\(attempt)")
      #expect(!FileManager.default.fileExists(atPath: stolen), "\(attempt)")
    }
    #expect(try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count == 1)
  }

  @Test func `whoever asks for another's place gets their own, and no key leads out of it`() throws {
    let asked = "\(Program.path) annotate --study \(folder.file("small.demur")) --annotator bob"
    let terminal = try Tmux(sshd.login("key-of-ann", asked), in: folder)
    try terminal.wait(for: "1 of 12")
    for key in ["C-z", "C-e", "!", ":", "|", "C-\\", "c", "C-e"] { try terminal.press(key) }
    try terminal.wait(for: "Comment")
    try terminal.press("Escape")
    _ = try terminal.waitForRest("the work again") { $0.contains("3    4") && $0.contains("1-5 rate") }
    try terminal.press("4")
    let screen = try terminal.wait(for: "Saved: 4")
    #expect(!screen.contains(folder.path))
    try terminal.press("q")
    try terminal.wait(for: "good place to stop")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    let exported = try Program.succeed("export", "ratings", "--annotators", "names", in: folder).split(separator: "\n")
    #expect(exported.dropFirst().map { $0.split(separator: ",")[2] } == ["ann"])
  }

  @Test func `a message through the key names no path`() throws {
    try Program.succeed("annotators", "withdraw", "ann", in: folder)
    let gone = try sshd.run("ssh", "key-of-ann", ["HOST"])
    #expect(gone.code == 1)
    #expect(gone.errors.contains("has left this study"))
    try FileManager.default.removeItem(atPath: folder.file("small.demur"))
    let missing = try sshd.run("ssh", "key-of-ann", ["HOST"])
    #expect(missing.errors.contains("the study: there is no such study"), "\(missing.errors)")
    #expect(!missing.errors.contains(folder.path))
  }

  @Test func `a study that others may write to is warned about`() throws {
    #expect(try Program.run(["status"], in: folder).errors.isEmpty)
    for (mode, who) in [(0o660, "its group may write"), (0o666, "everybody may write")] {
      chmod(folder.file("small.demur"), mode_t(mode))
      #expect(try Program.run(["status"], in: folder).errors.contains(who))
    }
  }

  @Test func `changed guidelines are read before the work goes on, and labels say which they were given under`() throws
  {
    let study = folder.file("small.demur")
    try folder.write("First rules.\n", to: "first.txt")
    try folder.write("Second rules.\n", to: "second.txt")
    for (file, key, rules) in [("first.txt", "3", "First rules."), ("second.txt", "5", "Second rules.")] {
      #expect(try Program.succeed("guidelines", "change", file, in: folder).contains("their hash is"))
      let terminal = try Tmux("\(Program.path) annotate --study \(study) --annotator ann", in: folder)
      try terminal.wait(for: rules)
      try terminal.press("Enter")
      try terminal.wait("the work") { $0.contains(" of 12") }
      try terminal.press(key)
      try terminal.wait(for: "Saved: \(key)")
    }
    #expect(try Program.succeed("guidelines", in: folder) == "Second rules.\n")
    let list = try Program.succeed("guidelines", "show", "--list", in: folder).split(separator: "\n")
    #expect(list.count == 2)
    #expect(
      try Program.succeed("guidelines", "show", "--hash", String(list[0].prefix(8)), in: folder) == "First rules.\n")
    #expect(try Program.run(["guidelines", "show", "--hash", "zz"], in: folder).errors.contains("no guidelines"))
  }
}
