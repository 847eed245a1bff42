import Guides

/// `demur help TOPIC`: a command's help, or a guide.
enum HelpTopic {
  /// The command line that answers it; other command lines stay as they are.
  static func resolving(_ words: [String], of commands: CommandTree) throws -> [String] {
    guard words.first == "help", let topic = words.dropFirst().first, !topic.hasPrefix("-") else { return words }
    let (command, rest) = commands.descend(words.dropFirst())
    guard let unknown = rest.first, !unknown.hasPrefix("-") else { return words }
    let guides = command.path.count == 1 ? Guides.all.map(\.topic) : []
    if guides.contains(unknown) { return ["guide", unknown] }
    let path = command.path.joined(separator: " ")
    let near = Suggestion.nearest(to: unknown, among: command.children.compactMap(\.path.last) + guides)
    let prefix = (["demur", "help"] + command.path.dropFirst()).joined(separator: " ")
    let remedy = Suggestion.sentence(near.map { "\(prefix) \($0)" }) ?? "`\(path) --help` lists what there is."
    throw Failure.usage("there is no help on `\(unknown)`. \(remedy)")
  }
}
