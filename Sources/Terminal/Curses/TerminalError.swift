/// Why there is no screen: what is wrong, where, and what to do.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal(stream: String)
  case noTerminalType
  /// `TERM` is `dumb` or another type that cannot place the cursor.
  case cannotPlaceCursor(type: String)
  case unknownType(type: String)
  case notUTF8(locale: String)
  /// The operating system refused something.
  case failed(action: String, reason: String)
}

extension TerminalError {
  /// What `TERM` says, where that is all that keeps the screen from being drawn; nil where something else does.
  package var wordsOnType: SafeText? {
    switch self {
    case .noTerminalType: "TERM is not set"
    case .cannotPlaceCursor(let type), .unknownType(let type): "TERM is \(SafeText(type).truncated(toColumns: 24))"
    case .notATerminal, .notUTF8, .failed: nil
    }
  }
}

extension TerminalError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "standard \(stream) is not a terminal: run this in a terminal (over ssh, ssh -t), or use --plain for lines of text"
    case .noTerminalType:
      "the terminal's type is not known (TERM is not set): set it, for example TERM=xterm, or use --plain"
    case .cannotPlaceCursor(let type):
      "a terminal of type \(SafeText(type)) (TERM) cannot place the cursor: use --plain for lines of text"
    case .unknownType(let type):
      "no description of a terminal of type \(SafeText(type)) (TERM) was found: try TERM=xterm, or use --plain"
    case .notUTF8(let locale):
      "the locale \(SafeText(locale)) (LC_ALL, LC_CTYPE, LANG) is not UTF-8 or is not installed: set LC_ALL=C.UTF-8"
    case .failed(let action, let reason):
      "cannot \(action): \(SafeText(reason)); --plain does the same work as lines of text"
    }
  }
}
