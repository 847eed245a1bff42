/// Why there is no terminal to draw on: what, and what to do.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is a pipe or a file.
  case notATerminal(String)
  case noType
  case unknownType(String)
  /// The terminal's type cannot place the cursor.
  case cannotPlaceCursor(String)
  case notUTF8(locale: String, codeset: String)

  public var description: String {
    switch self {
    case .notATerminal(let which):
      "\(which) is not a terminal, and the screen needs one. Run it in a terminal (over ssh: ssh -t), or use --plain."
    case .noType:
      "TERM is not set, so the terminal's type is unknown. Set it (for example TERM=xterm-256color), or use --plain."
    case .unknownType(let name):
      "the terminal type TERM=\(name) is not known on this machine. Set another (for example TERM=xterm-256color), "
        + "or use --plain."
    case .cannotPlaceCursor(let name):
      "the terminal type TERM=\(name) cannot place the cursor. Use --plain, or set another TERM if yours can."
    case .notUTF8(let locale, let codeset):
      "the locale \(locale) has the character set \(codeset), and texts need UTF-8. Try again with LC_ALL=C.UTF-8, "
        + "or use --plain."
    }
  }
}
