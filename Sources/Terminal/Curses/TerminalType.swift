/// Which description of a terminal curses draws by.
struct TerminalType: Hashable {
  /// The name of a description that this machine has.
  var name: String
  /// What `TERM` says where there is no description of that.
  var unknown: String?

  /// The type that `TERM` names, or the nearest that is known: nearly all terminals of today do what an xterm does, and over
  /// ssh their names often reach a machine that has never heard of them.
  ///
  /// - Parameter check: whether there is a description, and whether it can place the cursor.
  /// - Throws: `noTerminalType`, `cannotPlaceCursor` or `unknownType`.
  static func choose(
    _ wanted: String?, check: (String) -> Curses.TypeCheck = Curses.check
  ) throws(TerminalError) -> TerminalType {
    guard let wanted, !wanted.isEmpty else { throw .noTerminalType }
    switch wanted == "dumb" ? .cannotPlaceCursor : check(wanted) {
    case .usable: return TerminalType(name: wanted)
    case .cannotPlaceCursor: throw .cannotPlaceCursor(type: wanted)
    case .unknown: break
    }
    for name in relatives(of: wanted) + ["xterm-256color", "xterm", "vt100"] where check(name) == .usable {
      return TerminalType(name: name, unknown: wanted)
    }
    throw .unknownType(type: wanted)
  }

  /// Types of the same family, which tell more of the terminal than any xterm does.
  private static func relatives(of type: String) -> [String] {
    let families = [
      ("tmux", ["tmux-256color", "tmux", "screen-256color", "screen"]), ("screen", ["screen-256color", "screen"]),
      ("linux", ["linux"]), ("vt", ["vt220", "vt100"]), ("dumb", []),
    ]
    return families.first { type.hasPrefix($0.0) }?.1 ?? []
  }

  /// What the person should know of it.
  var note: SafeText? {
    unknown.map { type in
      "Terminal type \(SafeText(type).truncated(toColumns: 22)) is unknown here: drawn as \(name)."
    }
  }
}
