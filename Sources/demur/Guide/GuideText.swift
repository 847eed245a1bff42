/// A guide's Markdown as lines for a screen, which wraps them to its width.
///
/// Knows what the guides use: headings, paragraphs, lists, tables and code. Pictures are left out: a terminal shows none.
struct GuideText {
  private(set) var lines: [String] = []
  private var isCode = false
  private var isPicture = false
  private var table: [[String]] = []
  /// Whether the next line of text goes on with the last one.
  private var isOpen = false

  static func lines(of markdown: String) -> [String] {
    var text = GuideText()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) { text.take(String(line)) }
    text.endTable()
    while text.lines.last?.isEmpty == true { text.lines.removeLast() }
    return text.lines
  }

  private mutating func take(_ line: String) {
    if line.hasPrefix("```") {
      isCode.toggle()
      isOpen = false
      return
    }
    if isCode {
      lines.append(line.isEmpty ? "" : "    \(line)")
      return
    }
    if line.hasPrefix("<picture>") { isPicture = true }
    if isPicture {
      isPicture = !line.hasPrefix("</picture>")
      return
    }
    if line.hasPrefix("|") { return row(line) }
    endTable()
    if line.isEmpty {
      isOpen = false
      if lines.last.map({ !$0.isEmpty }) ?? false { lines.append("") }
    } else if line.hasPrefix("#") {
      heading(line)
    } else if Self.isItem(line) || !isOpen {
      lines.append(line.replacing("**", with: ""))
      isOpen = true
    } else {
      lines[lines.count - 1] += " " + line.drop { $0 == " " }.replacing("**", with: "")
    }
  }

  /// `- one` or `1. one`.
  private static func isItem(_ line: String) -> Bool {
    if line.hasPrefix("- ") { return true }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    return !number.isEmpty && line.dropFirst(number.count).hasPrefix(". ")
  }

  private mutating func heading(_ line: String) {
    let title = String(line.drop { $0 == "#" || $0 == " " })
    if lines.last.map({ !$0.isEmpty }) ?? false { lines.append("") }
    lines.append(line.hasPrefix("### ") ? title : title.uppercased())
    isOpen = false
  }

  private mutating func row(_ line: String) {
    isOpen = false
    let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false).dropFirst()
      .dropLast().map { $0.trimmingBlanks.replacing("\u{1}", with: "|") }
    guard !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) else { return }
    table.append(cells)
  }

  /// Columns beside one another, the last as long as it is.
  private mutating func endTable() {
    guard !table.isEmpty else { return }
    let count = table.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      min(40, table.map { column < $0.count - 1 ? $0[column].count : 0 }.max() ?? 0)
    }
    for row in table {
      let padded = row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
      }
      lines.append("  " + padded.joined(separator: "  "))
    }
    table = []
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var text = self.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
