import Markdown
import Terminal
import Testing

/// What is shown of a text, line by line, at a width; the text itself where Markdown changes nothing.
private func shown(_ source: String, columns: Int) -> [String] {
  guard let markdown = MarkdownText(source) else { return ["as written"] }
  let layout = markdown.layout(columns: columns)
  return (0..<layout.lineCount).map { layout.line($0).description.trimmingRight }
}

private func check(
  _ source: String, columns: Int = 30, shows lines: [String], _ location: SourceLocation = #_sourceLocation
) {
  #expect(shown(source, columns: columns) == lines, sourceLocation: location)
}

extension String {
  fileprivate var trimmingRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    "Plain words.", "Two lines\nof one paragraph", "One.\n\n\nTwo, after two blank lines.", "", " \n ",
    "  indented\n    a poem\n        of some kind", "a * b, 2*3*4 and snake_case_names", "1.5 and 3) of 4",
    "It costs $5 or $6, or 50% of that.", "#hashtag and C# and F#", "<b>tags</b> &c.", "[sic] and [1]: a note",
    "a\\b and C:\\Users\\me", "~tilde~ ~~struck~~", "tabs\there\r\nand there", "e\u{301}\u{302} 一二三 👩‍👩‍👧",
    "\u{FEFF}with a mark before it", #"$a_1*b_2*c_3$ and \(x_1 \\ y\)"#, "$$\na \\\\\n- b\n$$", "x = 5 - 3",
    "\u{202E}gnola", "a long dash - or two -- or three ---", "5 > 3 < 4", "user@example.org, https://example.org/a_b_c",
  ])
  func `a text without Markdown is shown as it is`(source: String) {
    #expect(MarkdownText(source) == nil)
  }

  @Test func `lists have hanging indents`() {
    check(
      "Do this:\n- one that is longer than a line of thirty\n- two\n  - nested, and it is long as well, see\n* three",
      shows: [
        "Do this:", "- one that is longer than a", "  line of thirty", "- two", "  - nested, and it is long as",
        "    well, see", "- three",
      ])
    check(
      "8. eight\n9. nine\n\n   more of nine\n10. ten", shows: ["8. eight", "9. nine", "", "   more of nine", "10. ten"])
    check("1) a\n2) b", shows: ["1) a", "2) b"])
    check("- [ ] open\n-\n- [x] done", shows: ["- [ ] open", "-", "- [x] done"])
  }

  @Test func `headings, emphasis and code within a line`() {
    check("# Title #\n\nText **bold** and *soft* and `a*b`.", shows: ["Title", "", "Text bold and soft and `a*b`."])
    check("Title\n=====\nText", shows: ["Title", "Text"])
    check("\\*not emphasis\\* &amp; &lt;", shows: ["*not emphasis* & <"])
    let layout = MarkdownText("# A\n**b** *c* ***d*** `e`")?.layout(columns: 20)
    var frame = Frame(size: Size(columns: 20, rows: 2))
    for row in 0...1 { layout?.draw(line: row, into: &frame, row: row, column: 0, columns: 20) }
    #expect(frame.styles.split(separator: "\n").map(String.init) == ["U", "b u U  a"])
  }

  @Test func `quotes keep their bar on every line`() {
    check(
      "> a quote that goes on and on for more\n> than a line\n>\n> > inner\n\nafter",
      shows: ["> a quote that goes on and on", "> for more", "> than a line", ">", "> > inner", "", "after"])
  }

  @Test func `code is set apart, cut where a line is full, and loses no blank`() {
    check(
      "Run:\n```python\nif  x:\n    print(\"a line of code that is long\")\n\n# *no* title\n```\nThen.",
      shows: [
        "Run:", "code, python:", ": if  x:", ":     print(\"a line of code th", ":…at is long\")", ":",
        ": # *no* title", "",
        "Then.",
      ])
    check("```\nnever closed", shows: ["code:", ": never closed"])
    check("- item\n  ~~~\n  a\n  ~~~\n- b", shows: ["- item", "  code:", "  : a", "", "- b"])
  }

  @Test func `a table is laid out where it fits, and as records where not`() {
    let source = "| Name | Price |\n|:--|--:|\n| tray of things | 5 |\n| pasta | 12 **€** |\n\nafter"
    check(
      source, columns: 40,
      shows: [
        "Name           | Price", "----------------------", "tray of things |     5", "pasta          |  12 €", "",
        "after",
      ])
    check(
      source, columns: 18,
      shows: [
        "Name | Price", "", "Name   tray of", "       things", "Price  5", "", "Name   pasta", "Price  12 €", "",
        "after",
      ])
    check("a|b\n-|-\n1|\n", columns: 20, shows: ["a | b", "-----", "1 |"])
  }

  @Test(arguments: [
    ("| 1 | 2 | THIRD CELL |", "1 | 2 | THIRD CELL"), ("| 1 | 2 |", "1 | 2"), ("| 1 | 2 | 3 | 4", "1 | 2 | 3 | 4"),
    ("1 | 2 | 3", "1 | 2 | 3"), ("| 1 | `a|b` \\| pipe |", "1 | `a|b` | pipe"),
    ("| `a|b` | 2 |", "`a | b` | 2"), ("| 1 |", "1 |"), ("| 1 | 2\\|3 |", "1 | 2|3"), ("| | | x |", " | | x"),
    ("||||x", " | | | x"), ("| 1 | **2 | 3** |\t", "1 | 2 | 3"),
  ])
  func `a row with more cells than the head shows all of them`(row: String, cells: String) {
    for (first, rest) in [("", ""), ("> ", "> "), ("- ", "  ")] {
      let lines = ["| A | B |", "|---|---|", row, "| y | z |"]
      let source = first + lines.joined(separator: "\n" + rest)
      let wide = shown(source, columns: 60)
      let ink = { (line: String) in line.filter { $0 != " " } }
      #expect(wide.count == 4, "\(source)")
      #expect(wide.dropFirst(2).first.map(ink) == ink(rest) + ink(cells), "\(source)")
      for letter in row where letter.isLetter || letter.isNumber { #expect(wide[2].contains(letter), "\(source)") }
      let narrow = shown(source, columns: 9).joined()
      for letter in row where letter.isLetter || letter.isNumber { #expect(narrow.contains(letter), "\(source)") }
    }
  }

  @Test(arguments: [
    "1. a\n2. b\n10. c", "3. a\n3. b\n3. c", "01. a\n02. b", "9) a\n7) b", "1. a\n   5. b\n   2. c\n4. d",
    "0. a\n\n7. b",
    "- x\n  1. a\n  4. b",
  ])
  func `items of a list keep the numbers that were written`(source: String) {
    check(source, shows: source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  @Test(arguments: [
    ("**a** \u{1B}[31mb", ["a ‹U+001B›[31mb"]), ("- a\u{1B}\n- b", ["- a‹U+001B›", "- b"]),
    ("plain \u{1B}[0m", ["as written"]), ("**a** \u{1}", ["as written"]), ("**a**\rb", ["as written"]),
  ])
  func `an escape character is spelled out, and the rest is read as Markdown`(source: String, lines: [String]) {
    check(source, shows: lines)
    #expect(MarkdownText.canRender(source) == !source.utf8.contains { $0 == 1 || $0 == 13 })
  }

  @Test func `what links and pictures lead to is said`() {
    check(
      "[here](https://example.org/a_b) ![tray](t.png \"a tray\") <https://example.org>", columns: 90,
      shows: ["here (https://example.org/a_b) image: tray (t.png \"a tray\") https://example.org"])
    check("[a][b]\n\n[b]: /hidden \"words\"", shows: ["as written"])
  }

  @Test func `formulas stay as they are within Markdown`() {
    check(
      "**Sum**: $a_1*b_2*c$ and \\(x_{1}*y*\\)\n\\[\n- \\frac{a}{b} \\\\\n\\]\nand \\{x\\}", columns: 60,
      shows: ["Sum: $a_1*b_2*c$ and \\(x_{1}*y*\\)", "\\[", "- \\frac{a}{b} \\\\", "\\]", "and \\{x\\}"])
    check("```sh\necho $HOME/*.txt $\n```", shows: ["code, sh:", ": echo $HOME/*.txt $"])
  }

  @Test func `nothing is hidden, whatever it is called`() {
    check("**a** <!-- secret --> <script>x</script>", columns: 60, shows: ["a <!-- secret --> <script>x</script>"])
    check("**a** &#x202E;b &#27;[31m", columns: 60, shows: ["a ‹U+202E›b ‹U+001B›[31m"])
  }

  @Test func `places in the source are found again at another width, and in rising order`() throws {
    let source =
      "# A\n\n- one two three four five six\n- seven\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\nend"
    let markdown = try #require(MarkdownText(source))
    for columns in [4, 9, 30, 80] {
      let layout = markdown.layout(columns: columns)
      let offsets = (0..<layout.lineCount).map(layout.offset)
      #expect(offsets == offsets.sorted(), "\(columns)")
      for line in 0..<layout.lineCount { #expect(offsets[layout.lineIndex(at: offsets[line])] == offsets[line]) }
    }
    let layout = markdown.layout(columns: 80)
    #expect(layout.line(layout.lineIndex(at: source.utf8.count - 3)).description == "end")
    #expect(layout.ranges(of: "SEVEN").map(\.columns) == [2..<7])
  }
}
