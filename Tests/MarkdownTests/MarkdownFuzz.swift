import Fuzzing
import Markdown
import Terminal

/// Texts that are read as Markdown.
struct MarkdownFuzz: FuzzTarget {
  static let name = "markdown"

  let seeds = [
    "# A\n\n- one\n  - *two* **three**\n\n> quote\n> > more\n\n```swift\nlet x = 1\n```\n",
    "| a | b |\n|:-:|--:|\n| c | `d` |\n\n1. x\n2. [y](z \"t\")\n\n***\n",
    "$a_1$ \\(b\\) \\[c\\] <b>x</b> &amp; \\* <https://a.b>",
    "a\r\nb  \nc\\\nd\n===\n\n    code\n\ttab", "![a](b) ~~c~~ - [ ] d\n-\n- [x] e\n\u{202E}\u{1F1E9}\u{1F1EA}",
  ].map { Array($0.utf8) }

  func take(_ bytes: [UInt8]) -> Bool {
    guard let markdown = MarkdownText(String(decoding: bytes, as: UTF8.self)) else { return true }
    return [1, 7, 40].allSatisfy { columns in
      let layout = markdown.layout(columns: columns)
      var last = 0
      return (0..<layout.lineCount).allSatisfy { number in
        let offset = layout.offset(ofLine: number)
        defer { last = offset }
        let line = layout.line(number)
        let isSafe = !line.description.unicodeScalars.contains {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.properties.isBidiControl
        }
        var frame = Frame(size: Size(columns: columns, rows: 1))
        layout.draw(line: number, into: &frame, row: 0, column: 0, columns: columns)
        return isSafe && offset >= last && layout.lineIndex(at: offset) <= number
          && layout.bytes(ofLine: number).upperBound <= layout.text.utf8.count
      } && layout.ranges(of: "a").allSatisfy { $0.line < layout.lineCount }
    }
  }
}
