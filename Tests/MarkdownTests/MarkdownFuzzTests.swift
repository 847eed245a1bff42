import Fuzzing
import Markdown
import Testing

/// Markdown that was made to hurt.
@Suite struct MarkdownFuzzTests {
  @Test func `any text is laid out within its width, safely, and keeps its order`() async throws {
    try await Fuzz.run(MarkdownFuzz.self, count: 80)
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
