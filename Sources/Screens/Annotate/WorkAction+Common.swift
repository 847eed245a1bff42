import Terminal

extension WorkAction {
  /// What the keys do that mean the same in SINGLE and in PREFERENCE.
  func common(isUnsure: Bool, isGuarded: Bool) -> [WorkIntent] {
    switch self {
    case .undo: [.undo]
    case .redo: [.redo]
    case .postpone: isGuarded ? [.say(.droppedKey("s"))] : [.postpone]
    case .exclude: [.openReasons]
    case .unsure: [.unsure(!isUnsure)]
    case .note: [.openNote]
    case .search: [.openSearch]
    case .guidelines: [.openGuidelines]
    case .help: [.openHelp]
    case .leave: [.leave]
    case .redraw: [.redraw]
    case .suspend: [.suspend]
    default: []
    }
  }
}

extension Notice {
  static func unknown(_ key: Key) -> Notice {
    switch key {
    case .character(let character): Notice("\(String(character)) does nothing here: ? shows all keys.")
    case .pasted: Notice("Pasted text is not taken as keys.")
    default: Notice("That key does nothing here: ? shows all keys.")
    }
  }
}
