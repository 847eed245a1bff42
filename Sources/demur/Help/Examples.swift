/// Command lines that show what a command is for, at the end of its `--help` and in its manual page.
enum Examples {
  typealias Example = (line: String, what: String)

  /// By the command's path as it is typed, without `demur`.
  static let all: [String: [Example]] = [
    "": [
      ("demur demo", "try it on a throw-away study"),
      ("demur init rlhf", "make a study, rlhf.demur"),
      ("demur help annotate", "what a command does"),
    ],
    "demo": [("demur demo", "label, review and report"), ("demur demo --keep try.demur", "go on with it later")],
    "init": [
      ("demur init rlhf --contact 'Ada, room 12'", "the paper's plan, and whom to turn to"),
      ("demur init quick --formulations single --washout 0", "ratings alone, in one sitting"),
      ("demur init why --reasons 'facts,tone,length' --rationale 'for 2'", "ask after each label why"),
    ],
    "import": [
      ("demur import --subset helpful=helpful.jsonl.gz --take 360", "360 drawn by the study's seed"),
      ("demur import ratings.csv preferences.csv", "labels that were given elsewhere"),
      ("demur import --shapes", "which files of others are recognised"),
    ],
    "annotators": [("demur annotators", "list them"), ("demur annotators add --count 33", "a01 to a33")],
    "annotators add": [
      ("demur annotators add alice bob", "by name"), ("demur annotators add --count 33", "a01 to a33"),
    ],
    "annotators list": [("demur annotators list", "who takes part, and how far they are")],
    "annotators set": [("demur annotators set alice --field language=Dutch", "for the data statement")],
    "annotators fields": [("demur annotators fields", "CSV under pseudonyms")],
    "annotators withdraw": [
      ("demur annotators withdraw a03 a07 --dry-run", "what would come of it"),
      ("demur annotators withdraw a12 --erase --output new.demur", "with all that a12 said"),
    ],
    "annotators replace": [("demur annotators replace a07 newcomer", "newcomer does what a07 did not finish")],
    "annotators open": [
      ("demur annotators open alice --formulation preference", "after a wrong clock, for instance")
    ],
    "annotators rejoin": [("demur annotators rejoin a03", "a03 is back")],
    "assign": [
      ("demur assign --dry-run", "what would be done"), ("demur assign", "give out the work"),
    ],
    "annotate": [
      ("demur annotate --annotator alice", "label; q leaves, and you go on where you stopped"),
      ("demur annotate --annotator alice --plain", "for screen readers"),
    ],
    "status": [("demur status", "followed on a terminal"), ("demur status --json", "for programs")],
    "review": [
      ("demur review", "the most ambiguous first"),
      ("demur review --list --ambiguous both --format csv", "the list, for a pipe"),
      ("demur review --summary", "causes and outcomes, counted"),
    ],
    "codebook": [
      ("demur codebook", "show it; write it to a file and change it there"),
      ("demur codebook --set causes.txt", "set it"),
    ],
    "guidelines": [
      ("demur guidelines", "those in force"), ("demur guidelines change guidelines.txt", "set others"),
    ],
    "guidelines show": [("demur guidelines show --list", "the hashes of all, the newest last")],
    "guidelines change": [("demur guidelines change guidelines.txt", "everybody reads them before going on")],
    "report": [
      ("demur report --all --methods --format html --output report.html", "everything, as a page"),
      ("demur report --ratings ratings.csv --preferences preferences.csv", "of two files, without a study"),
      ("demur report --gate 'single.kappa>=0.4'", "ends with 3 when it fails"),
    ],
    "simulate": [
      ("demur simulate --plan --interval 0.05", "how many instances a kappa needs"),
      ("demur simulate --ratings r.csv --preferences p.csv", "a study of the paper's size"),
    ],
    "export": [
      ("demur export ratings --output ratings.csv", "as CSV"),
      ("demur export training --ambiguous weight", "pairs to train on"),
    ],
    "export ratings": [("demur export ratings --output ratings.csv", "the labels in force")],
    "export preferences": [("demur export preferences --history", "superseded ones too")],
    "export gold": [("demur export gold --output gold.csv", "an instance a line")],
    "export training": [
      ("demur export training --ambiguous weight --output pairs.jsonl", "with weights"),
      (
        "demur export training --format text --split 0.9 --output pairs.jsonl", "pairs-train.jsonl and pairs-test.jsonl"
      ),
    ],
    "export decisions": [("demur export decisions --output decisions.csv", "a row per author and instance")],
    "export wide": [("demur export wide --output wide.csv", "what pandas users start from")],
    "export instances": [("demur export instances --output instances.jsonl", "the texts")],
    "export answers": [
      ("demur export answers --output answers.csv", "what models said, and how they were asked"),
      ("demur export answers --format jsonl --history", "also what was asked once more"),
    ],
    "export dataset": [("demur export dataset rlhf", "a folder that load_dataset reads")],
    "label": [
      ("demur label --probe --server http://127.0.0.1:8080", "what the server can do"),
      ("demur label --method rating --dry-run --server http://127.0.0.1:8080", "what it would cost"),
    ],
    "label ask": [
      ("demur label --method perplexity --server http://127.0.0.1:8080", "section 5.1 of the paper"),
      ("demur label --method rating --server https://api.openai.com/v1 --model gpt-4o-mini", "a service's model"),
      ("demur label --method preference --reason --server http://127.0.0.1:8080", "explained before it is answered"),
      ("demur label --method rating --model gpt-4o-mini --batch-out questions.jsonl", "for a batch service"),
    ],
    "label normalise": [("demur label normalise --none 0.1 --little 0.3", "other cuts")],
    "label panel": [("demur label panel jury llama mistral phi", "three models, one label")],
    "label scores": [("demur label scores scores.csv", "scores that were computed elsewhere")],
    "pack": [("demur pack --annotator alice --output alice.packed.demur", "for alice's laptop")],
    "merge": [("demur merge alice.packed.demur bob.packed.demur", "as often as you like")],
    "conflicts": [("demur conflicts", "list them"), ("demur conflicts choose 3f2a", "let that label stand")],
    "conflicts list": [("demur conflicts list", "where two files of one annotator differ")],
    "conflicts choose": [("demur conflicts choose 3f2a", "let that label stand")],
    "verify": [("demur verify", "is the file whole and unaltered?")],
    "backup": [("demur backup monday.backup", "while others go on working")],
    "guide": [("demur guide", "list them"), ("demur guide authors", "a study from start to end")],
    "migrate": [("demur migrate", "after an upgrade, where a command asks for it")],
    "keys": [("demur keys", "all of them"), ("demur keys --format markdown", "as tables")],
  ]

  /// Those of a command, as the end of its help; empty where there are none.
  static func section(for path: some Sequence<String>) -> String {
    guard let examples = all[path.dropFirst().joined(separator: " ")], !examples.isEmpty else { return "" }
    let lines = examples.flatMap { ["  \($0.line)", "      \($0.what)"] }
    return "EXAMPLES:\n" + lines.joined(separator: "\n") + "\n"
  }

  /// What the parser says for `--help`, with the examples of the command whose help it is. Other text stays as it is.
  static func completing(_ help: String, of commands: CommandTree) -> String {
    guard help.hasPrefix("OVERVIEW:"),
      let usage = help.split(separator: "\n").first(where: { $0.hasPrefix("USAGE: demur") })
    else { return help }
    let words = usage.split(separator: " ").dropFirst(2).map(String.init)
    let section = section(for: commands.descend(words).command.path)
    return section.isEmpty ? help : help.trimmingSuffix("\n") + "\n\n" + section
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == character { end = index(before: end) }
    return self[..<end]
  }
}
