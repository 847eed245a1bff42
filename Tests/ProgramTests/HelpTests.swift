import Foundation
import Testing

@testable import demur

/// What the program says of itself, and of slips on the command line.
struct HelpTests {
  @Test(arguments: CommandTree(root: Demur.self).all.map(\.path))
  func `each command's help ends with examples, and each of them can be parsed`(path: [String]) throws {
    let name = path.dropFirst().joined(separator: " ")
    let examples = try #require(Examples.all[name], "no examples of \(name)")
    #expect(!examples.isEmpty)
    for example in examples {
      let words = Self.words(of: example.line)
      #expect(words.starts(with: name == "label ask" ? ["demur", "label"] : path), "\(example.line)")
      // What the parser knows by itself.
      if words.contains("help") { continue }
      #expect(throws: Never.self, "\(example.line)") { try Demur.parseAsRoot(Array(words.dropFirst())) }
    }
    let help = Examples.completing(
      CommandTree(root: Demur.self).descend(path.dropFirst()).command.type.helpMessage(),
      of: CommandTree(root: Demur.self))
    #expect(help.contains("EXAMPLES:\n") == help.contains("USAGE: demur"), "\(help)")
  }

  @Test func `examples are of commands that there are`() {
    let names = Set(CommandTree(root: Demur.self).all.map { $0.path.dropFirst().joined(separator: " ") })
    #expect(Set(Examples.all.keys).subtracting(names) == [])
  }

  @Test(arguments: [
    (["help", "anotate"], "`demur help annotate`"), (["help", "annotators", "ad"], "`demur help annotators add`"),
    (["anotate"], "`demur annotate`"), (["sta"], "`demur status`"), (["annotators", "wihtdraw", "a"], "withdraw`"),
    (["exprot", "gold"], "`demur export`"), (["xyzzy"], "`demur --help`"), (["--verison"], "`--version`"),
    (["status", "--quite"], "`--quiet`"), (["status", "--no-colour"], "`--no-color`"),
    (["report", "--fromat", "csv"], "--format"), (["help", "xyzzy"], "`demur --help`"),
  ])
  func `a slip is told with what may have been meant`(words: [String], meant: String) throws {
    let folder = try Folder()
    let outcome = try Program.run(words, in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(meant), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("status", "status", 0), ("statsu", "status", 1), ("sttus", "status", 1), ("stautss", "status", 2),
    ("", "add", 3), ("add", "", 3), ("Ä", "A", 1),
  ])
  func `slips are counted`(typed: String, meant: String, count: Int) {
    #expect(Suggestion.slips(from: typed, to: meant) == count)
    #expect(Suggestion.slips(from: meant, to: typed) == count)
  }

  @Test(arguments: [
    (nil, nil, 80), ("50", nil, 50), ("50", 100, 50), (nil, 100, 100), ("x", 60, 60), ("0", nil, 80), ("9", nil, 40),
    ("9999", 80, 120), (nil, 20, 40),
  ])
  func `help is as wide as it is wanted`(wanted: String?, terminal: Int?, columns: Int) {
    #expect(HelpText.width(wanted: wanted, terminal: terminal) == columns)
  }

  @Test(arguments: CommandTree(root: Demur.self).all.filter { $0.children.isEmpty }.map(\.path), [40, 80])
  func `no line of usage is wider, and no word of it is lost`(path: [String], columns: Int) {
    let text = CommandTree(root: Demur.self).descend(path.dropFirst()).command.type.helpMessage(columns: columns)
    let wrapped = HelpText.wrapping(text, columns: columns)
    #expect(wrapped.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace))
    #expect(!wrapped.split(separator: "\n").contains { $0.hasPrefix("USAGE") && $0.count > columns }, "\(wrapped)")
  }

  @Test func `nothing is suggested where nothing is near`() {
    #expect(Suggestion.nearest(to: "xyzzy", among: ["annotate", "status"]) == [])
    #expect(Suggestion.nearest(to: "an", among: ["annotate", "annotators", "status"]) == ["annotate", "annotators"])
    #expect(Suggestion.sentence([]) == nil)
    #expect(Suggestion.sentence(["a", "b", "c"]) == "Did you mean `a`, `b` or `c`?")
  }

  @Test(arguments: [
    (["--quiet", "status"], true, false, ["status"]), (["status", "--no-color"], false, true, ["status"]),
    (["annotators", "add", "--", "--quiet"], false, false, ["annotators", "add", "--", "--quiet"]),
    ([], false, false, []),
  ])
  func `flags of every command may stand anywhere`(words: [String], quiet: Bool, colourless: Bool, left: [String]) {
    let (flags, others) = EverywhereFlags.take(from: words)
    #expect(flags == EverywhereFlags(isQuiet: quiet, isColourless: colourless))
    let json = EverywhereFlags.take(from: ["--json"] + words)
    #expect(json.flags.isJSON && json.others == left)
    #expect(others == left)
  }

  @Test func `a quiet command says data and errors only`() throws {
    let folder = try Folder()
    #expect(try Program.succeed("init", "t", "--seed", "1", "--quiet", in: folder) == "")
    #expect(try Program.succeed("annotators", "add", "ann", "--quiet", in: folder) == "")
    #expect(try Program.succeed("annotators", "--quiet", in: folder).contains("ann"))
    let refused = try Program.run(["annotators", "add", "ann", "--quiet"], in: folder)
    #expect(refused.code != 0 && refused.errors.contains("ann"))
  }

  /// A command line's words; what stands in single quotes is one.
  static func words(of line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { number, part in
      number % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }
}

/// `demur annotate` without a name.
struct PresumedAnnotatorTests {
  private var account: String { getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "nobody" }

  @Test func `a packed file knows whose it is`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    try Program.succeed("pack", "--annotator", "ann", "-o", "it.packed.demur", in: folder)
    let outcome = try Program.run(
      ["annotate", "--plain", "--study", "it.packed.demur"], in: folder, input: "quit\nquit\n")
    #expect(outcome.code == 0 && outcome.output.contains("1 of 2"), "\(outcome)")
  }

  @Test func `the account's name is taken where an annotator is called so, and asked for where not`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let unknown = try Program.run(["annotate", "--plain"], in: folder, input: "quit\n")
    #expect(unknown.code == 2 && unknown.errors.contains("--annotator NAME"), "\(unknown.errors)")
    #expect(unknown.errors.contains(account) && !unknown.errors.contains("ann "))
    try Program.succeed("annotators", "add", account, in: folder)
    let known = try Program.run(["annotate", "--plain"], in: folder, input: "quit\nquit\n")
    #expect(known.code == 0 && known.output.contains("work"), "\(known)")
  }

  @Test func `a forced command names its annotator`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let outcome = try Program.run(["annotate", "--locked", "--study", "small.demur"], in: folder)
    #expect(outcome.code == 2 && outcome.errors.contains("--annotator"), "\(outcome.errors)")
  }
}
