import Fuzzing
import Markdown
import Terminal
import Testing

/// Markdown that was made to hurt.
@Suite struct MarkdownFuzzTests {
  private static let seeds = [
    "# A\n\n- one\n  - *two* **three**\n\n> quote\n> > more\n\n```swift\nlet x = 1\n```\n",
    "| a | b |\n|:-:|--:|\n| c | `d` |\n\n1. x\n2. [y](z \"t\")\n\n***\n",
    "$a_1$ \\(b\\) \\[c\\] <b>x</b> &amp; \\* <https://a.b>",
    "a\r\nb  \nc\\\nd\n===\n\n    code\n\ttab", "![a](b) ~~c~~ - [ ] d\n-\n- [x] e\n\u{202E}\u{1F1E9}\u{1F1EA}",
  ].map { Array($0.utf8) }

  @Test func `any text is laid out within its width, safely, and keeps its order`() async throws {
    try await Fuzz.run("markdown", Self.seeds, count: 80) { bytes in
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

  /// Each is long enough to take minutes, or gigabytes, where the parser's work grows faster than the text.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "> ", "- ", "* a\n", "1. ", "[", "![", "](", "*a", "_a ", "`", "`` ` ", "<a ", "<!--", "&", "\\(", "$x", "a\n",
      "|-", "|a|b\n|-|-\n",
      "[a]: b\n", "    ", "- a\n ", "**", "~~~\n", "<https://",
    ])
  func `what is made to be slow is not`(piece: String) {
    let length = 20_000
    let text = String(repeating: piece, count: length / piece.utf8.count)
    for text in [text, text + "\n\nend", "- x\n" + text, "a|b\n-|-\n" + text] {
      guard let markdown = MarkdownText(text) else { continue }
      #expect(markdown.layout(columns: 80).lineCount > 0)
    }
  }
}
