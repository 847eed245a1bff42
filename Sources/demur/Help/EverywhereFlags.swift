import Foundation

/// The flags that every command takes, wherever they stand: they say how a command speaks, not what it does.
struct EverywhereFlags: Equatable {
  var isQuiet = false
  var isColourless = false
  /// Whether a program reads what is printed.
  var isJSON = false

  /// Those of this process, and its command line without them.
  static let ofProcess = take(from: Array(CommandLine.arguments.dropFirst())).flags
  static let words = take(from: Array(CommandLine.arguments.dropFirst())).others

  static let names = ["--quiet", "--no-color", "--json"]

  /// Whether somebody may want to watch how far a command is.
  var isWatched: Bool { !isQuiet && !isJSON }

  static let help = """
    Every command takes --quiet, which leaves all out but data and errors, \
    --json, which makes one JSON value of what is printed and one of an error (`demur help formats`), \
    and --no-color. NO_COLOR, CLICOLOR=0 and COLUMNS are respected. `demur help TOPIC` \
    takes a command or a guide; `demur guide` lists the guides.
    """

  /// Takes them out of a command line. What stands after `--` is no flag.
  static func take(from words: [String]) -> (flags: EverywhereFlags, others: [String]) {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    let flags = words[..<end]
    let found = EverywhereFlags(
      isQuiet: flags.contains("--quiet"), isColourless: flags.contains("--no-color"),
      isJSON: flags.contains("--json"))
    return (found, flags.filter { !names.contains($0) } + words[end...])
  }

  /// Makes them so for this process. CLICOLOR=0 means what NO_COLOR says, unless CLICOLOR_FORCE wants colours all the same.
  func begin() {
    let environment = ProcessInfo.processInfo.environment
    let isForced = environment["CLICOLOR_FORCE"].map { $0 != "0" && !$0.isEmpty } ?? false
    if isColourless || environment["CLICOLOR"] == "0" && !isForced { setenv("NO_COLOR", "1", 1) }
  }
}
