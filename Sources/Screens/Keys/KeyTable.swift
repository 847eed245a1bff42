import Terminal

/// One line of a screen's key table: the footer, the `?` overlay and the guide are made from it.
package struct KeyBinding<Action: Hashable & Sendable>: Sendable {
  /// Each key with what it does; a line such as `1-5` has several.
  package var actions: [(key: Key, action: Action)]
  /// The keys as the help shows them, for example `1-5`.
  package var name: String
  /// What they do, for the help.
  package var help: String
  /// For the footer, for example `u undo`; nil keeps the line out of it.
  package var hint: String?
  /// The same for a screen below 60 columns.
  package var shortHint: String?

  package init(
    _ actions: [(Key, Action)], name: String, help: String, hint: String? = nil, short: String? = nil
  ) {
    self.actions = actions.map { (key: $0.0, action: $0.1) }
    self.name = name
    self.help = help
    self.hint = hint
    shortHint = short
  }

  /// A line whose keys all do the same.
  package init(
    keys: [Key], _ action: Action, name: String, help: String, hint: String? = nil, short: String? = nil
  ) {
    self.init(keys.map { ($0, action) }, name: name, help: help, hint: hint, short: short)
  }
}

/// The keys of one screen.
package struct KeyTable<Action: Hashable & Sendable>: Sendable {
  package var bindings: [KeyBinding<Action>]

  package init(_ bindings: [KeyBinding<Action>]) { self.bindings = bindings }

  /// What a key does; nil where it has no meaning.
  package func action(for key: Key) -> Action? {
    for binding in bindings {
      if let found = binding.actions.first(where: { $0.key == key }) { return found.action }
    }
    return nil
  }

  /// The key that does something, as a sentence names it; nil where none does.
  package func key(_ action: Action) -> SafeText? {
    bindings.lazy.flatMap(\.actions).first { $0.action == action }.map { $0.key == .escape ? "Esc" : $0.key.shortName }
  }

  /// The hints that fit on one line, from the first on; the last two (help and leave) are never left out.
  ///
  /// - Parameter besides: how many of the columns are something else's.
  package func footer(columns: Int, besides: Int = 0) -> SafeText {
    let hints = bindings.compactMap { columns < 60 ? $0.shortHint : $0.hint }
    let gap = columns >= 100 ? "   " : "  "
    var chosen = hints
    while chosen.count > 2,
      chosen.count > Self.mostHints || chosen.joined(separator: gap).utf8.count > columns - 2 - besides
    {
      chosen.remove(at: chosen.count - 3)
    }
    return SafeText(chosen.joined(separator: gap))
  }

  /// Six, and the two that are always there.
  private static var mostHints: Int { 8 }

  /// Without the lines of which a key does such a thing.
  func without(_ isLeftOut: (Action) -> Bool) -> KeyTable {
    KeyTable(bindings.filter { !$0.actions.contains { isLeftOut($0.action) } })
  }

  /// Name and help of every line, for the overlay and the guide.
  package var lines: [KeyLine] { bindings.map { KeyLine(name: $0.name, help: $0.help) } }
}

/// A line of the `?` overlay.
package struct KeyLine: Hashable, Sendable {
  package var name: String
  package var help: String

  package init(name: String, help: String) {
    self.name = name
    self.help = help
  }
}
