import Foundation

/// How the parser's texts are set: as wide as the person wants them.
enum HelpText {
  /// What `COLUMNS` says, otherwise the terminal's width, otherwise 80; from 40 to 120, beyond which no line is easy to read.
  static let columns = width(
    wanted: ProcessInfo.processInfo.environment["COLUMNS"], terminal: TerminalLine.width(of: STDOUT_FILENO))

  static func width(wanted: String?, terminal: Int?) -> Int {
    let wanted = wanted.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return min(120, max(40, wanted ?? terminal ?? 80))
  }

  /// Breaks the lines of usage, which the parser leaves as long as they are, between an option with its value and the next.
  static func wrapping(_ text: String, columns: Int = columns) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("USAGE: ") || line.hasPrefix("Usage: ") ? wrapped(line, columns) : String(line)
    }.joined(separator: "\n")
  }

  private static func wrapped(_ line: Substring, _ columns: Int) -> String {
    var lines = [""]
    for part in parts(of: line) {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = part
      } else if lines[lines.count - 1].count + 1 + part.count < columns {
        lines[lines.count - 1] += " " + part
      } else {
        lines.append("       " + part)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// `[--study <path>]` and `--annotator <name>` are a part each.
  private static func parts(of line: Substring) -> [String] {
    var parts: [String] = []
    for word in line.split(separator: " ") {
      let isOpen = parts.last.map { $0.hasPrefix("[") && !$0.hasSuffix("]") } ?? false
      let isValue =
        word.hasPrefix("<") && (parts.last?.hasPrefix("--") ?? false) && !parts[parts.count - 1].contains(" ")
      if isOpen || isValue { parts[parts.count - 1] += " " + word } else { parts.append(String(word)) }
    }
    return parts
  }
}
