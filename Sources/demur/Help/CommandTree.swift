import ArgumentParser

/// A command and those below it, found by the words that a person types.
struct CommandTree {
  let type: any ParsableCommand.Type
  /// As it is typed: `demur annotators add`.
  let path: [String]

  /// The whole tree below the program's own command.
  init(root: any ParsableCommand.Type) {
    self.init(type: root, path: [root._commandName])
  }

  private init(type: any ParsableCommand.Type, path: [String]) {
    self.type = type
    self.path = path
  }

  var children: [CommandTree] {
    type.configuration.subcommands.map { CommandTree(type: $0, path: path + [$0._commandName]) }
  }

  /// This one and all below it.
  var all: [CommandTree] { [self] + children.flatMap(\.all) }

  /// The deepest command that the words begin with, and the words after it.
  func descend(_ words: some Sequence<String>) -> (command: CommandTree, rest: [String]) {
    var command = self
    var rest = Array(words)
    while let word = rest.first, let child = command.children.first(where: { $0.path.last == word }) {
      command = child
      rest.removeFirst()
    }
    return (command, rest)
  }
}
