extension Key {
  /// A key by its name, in upper or lower case: as the key tables spell it (`Enter`, `PgDn`, `Ctrl-L`, `Shift-Tab`), as
  /// ``names`` lists it (`page-down`), or as tmux and curses do (`C-l`, `^L`, `NPage`). What has no name is its own
  /// character. Nil where there is no such key: the letters of a word are never taken for keys.
  package init?(name: some StringProtocol) {
    if let character = name.first, name.count == 1 {
      guard let key = Self.key(of: character) else { return nil }
      self = key
      return
    }
    let lowered = name.lowercased()
    if let control = Self.control(lowered) ?? Self.named[lowered.filter { !"-_+".contains($0) }] {
      self = control
      return
    }
    return nil
  }

  /// What ``init(name:)`` knows, for messages.
  package static let names =
    "enter, esc or escape, space, tab, shift-tab, backspace, delete, up, down, left, right, home, end, page-up or pgup, "
    + "page-down or pgdn, ctrl-a to ctrl-z (also ctrl+a, c-a, ^a), f1 to f12, and for any other key its one character"

  private static let named: [String: Key] = {
    var named: [String: Key] = [
      "enter": .enter, "return": .enter, "esc": .escape, "escape": .escape, "space": .character(" "), "tab": .tab,
      "shifttab": .backTab, "backtab": .backTab, "btab": .backTab, "backspace": .backspace, "bspace": .backspace,
      "delete": .delete, "del": .delete, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home,
      "end": .end, "pageup": .pageUp, "pgup": .pageUp, "ppage": .pageUp, "pagedown": .pageDown, "pgdn": .pageDown,
      "pgdown": .pageDown, "npage": .pageDown,
    ]
    for number in 1...12 { named["f\(number)"] = .function(number) }
    return named
  }()

  /// A key that types one scalar which can be seen.
  private static func key(of character: Character) -> Key? {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return nil
    default: return .character(character)
    }
  }

  /// What terminals send for Ctrl and another key, some of which have keys of their own.
  private static func control(_ name: String) -> Key? {
    let prefixes = ["ctrl-", "ctrl+", "control-", "control+", "c-", "^"]
    guard let prefix = prefixes.first(where: { name.hasPrefix($0) }) else { return nil }
    let rest = name.dropFirst(prefix.count)
    guard rest.count == 1, let character = rest.first else { return nil }
    switch character {
    case "m", "j": return .enter
    case "i": return .tab
    case "h": return .backspace
    case "[": return .escape
    case "a"..."z", "@", "\\", "]", "^", "_": return .control(character)
    default: return nil
    }
  }
}
