import Foundation

/// What is said of a command line that could not be parsed because a word of it is no command, or no flag.
enum Misspelling {
  /// - Parameters:
  ///   - words: the command line without the program's name.
  ///   - commands: those that there are.
  /// - Returns: the whole message, or nil where the parser's own says it as well.
  static func message(_ words: [String], of commands: CommandTree, parser: String) -> String? {
    unknownCommand(words, commands) ?? unknownFlag(words, parser: parser)
  }

  private static func unknownCommand(_ words: [String], _ commands: CommandTree) -> String? {
    let (command, rest) = commands.descend(words)
    guard !command.children.isEmpty, let word = rest.first, !word.hasPrefix("-") else { return nil }
    let near = Suggestion.nearest(to: word, among: command.children.compactMap(\.path.last))
    let path = command.path.joined(separator: " ")
    if let meant = Suggestion.sentence(near.map { "\(path) \($0)" }) {
      return "demur: there is no command `\(path) \(word)`. \(meant)"
    }
    // A command with one below it that is meant where none is named has arguments of its own.
    guard command.type.configuration.defaultSubcommand == nil else { return nil }
    return "demur: there is no command `\(path) \(word)`. `\(path) --help` lists those that there are."
  }

  /// The parser knows the flags of the command, but none that all commands have.
  private static func unknownFlag(_ words: [String], parser: String) -> String? {
    guard !parser.contains("Did you mean") else { return nil }
    let everywhere = ["--help", "--version"] + EverywhereFlags.names
    guard let word = words.first(where: { $0.hasPrefix("--") && parser.contains("'\($0)'") }) else { return nil }
    guard let meant = Suggestion.sentence(Suggestion.nearest(to: word, among: everywhere)) else { return nil }
    return "demur: there is no flag `\(word)`. \(meant)"
  }
}
