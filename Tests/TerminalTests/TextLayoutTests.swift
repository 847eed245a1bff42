import Testing

@testable import Terminal

@Suite struct TextLayoutTests {
  /// The lines of `text` at that width, each between bars.
  private func check(
    _ text: String, columns: Int, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let layout = TextLayout(text, columns: columns)
    let lines = (0..<layout.lineCount).map { layout.line($0).description }
    #expect(lines == expected, sourceLocation: sourceLocation)
  }

  @Test func `lines break at blanks`() {
    check("the quick brown fox", columns: 10, ["the quick ", "brown fox"])
    check("the quick brown fox", columns: 9, ["the quick", "brown fox"])
    check("the quick brown fox", columns: 5, ["the ", "quick", "brown", "fox"])
    check("one", columns: 3, ["one"])
  }

  @Test func `a word longer than a line is cut`() {
    check("a incomprehensible", columns: 6, ["a ", "incomp", "rehens", "ible"])
    check("    incomprehensible", columns: 8, ["    inco", "mprehens", "ible"])
  }

  @Test func `blank lines and indentation stay`() {
    check("a\n\n  b\n", columns: 10, ["a", "", "  b"])
    check("\n\n", columns: 10, ["", ""])
    check("", columns: 10, [""])
    check("   ", columns: 10, ["   "])
  }

  @Test func `CR LF is one newline and a lone CR is shown`() {
    check("a\r\nb\rc", columns: 20, ["a", "b‹U+000D›c"])
  }

  @Test func `blanks at a break are not shown, not even before a newline`() {
    check("aaaa   bb", columns: 5, ["aaaa ", "bb"])
    check("aaaaa \nbb", columns: 5, ["aaaaa", "bb"])
    check("aaaaa  ", columns: 5, ["aaaaa"])
    check("a" + String(repeating: " ", count: 12) + "b", columns: 4, ["a   ", "    ", "b"])
  }

  @Test func `tabs go to the next multiple of four`() {
    check("a\tb\tc", columns: 20, ["a   b   c"])
    check("aaa\tb", columns: 3, ["aaa", "b"])
  }

  @Test func `wide characters break anywhere and never stick out`() {
    check("漢字かな交じり文", columns: 5, ["漢字", "かな", "交じ", "り文"])
    check("ab漢字cd", columns: 4, ["ab漢", "字cd"])
    check("abcd漢", columns: 4, ["abcd", "漢"])
    check("漢abcdef", columns: 4, ["漢", "abcd", "ef"])
    check("漢字", columns: 1, ["漢", "字"])
  }

  @Test func `no line begins with what closes words, where one can begin before`() {
    check("漢字かな。交じり", columns: 8, ["漢字か", "な。交じ", "り"])
    check("漢字かな」。交じ", columns: 8, ["漢字か", "な」。交", "じ"])
    check("漢字か！？）文", columns: 8, ["漢字", "か！？）", "文"])
    check("see words。漢", columns: 9, ["see ", "words。漢"])
    check("漢字かな，\n，漢", columns: 8, ["漢字か", "な，", "，漢"])
    check("漢字“かな”。漢", columns: 10, ["漢字“か", "な”。漢"])
    // Where there is no such place, nothing waits for one.
    check("漢。字", columns: 2, ["漢", "。", "字"])
    check("。。。。", columns: 4, ["。。", "。。"])
    check("abcd。", columns: 4, ["abcd", "。"])
    let text = "我说：「你好，世界！」然后（真的）离开了。他问：“是吗？”是的、没错；好。word, 漢字。\u{202E}。"
    for columns in 1...40 {
      let layout = TextLayout(text, columns: columns)
      #expect(
        (0..<layout.lineCount).map { layout.line($0).description }.joined().filter { $0 != " " }
          == SafeText(text).description.filter { $0 != " " })
      #expect((0..<layout.lineCount).allSatisfy { columns < 8 || layout.line($0).columns <= columns })
    }
  }

  @Test func `clusters and what stands for hidden characters are not torn`() {
    check("ab\u{202E}cd", columns: 8, ["ab", "‹U+202E›", "cd"])
    check("👩‍💻👩‍💻", columns: 3, ["👩‍💻", "👩‍💻"])
    check("eee\u{301}e", columns: 3, ["eee\u{301}", "e"])
    check("\u{202E}\u{202E}", columns: 3, ["‹U+202E›", "‹U+202E›"])
  }

  @Test func `unusual characters are counted once whatever the width`() {
    let text = "one \u{202E}two\u{200B} \u{7}three\r four"
    for columns in [1, 5, 9, 12, 80] { #expect(TextLayout(text, columns: columns).unusualCount == 4) }
  }

  @Test func `a line outside the text is empty`() {
    let layout = TextLayout("a", columns: 5)
    #expect(layout.line(-1) == "")
    #expect(layout.line(1) == "")
    #expect(layout.columns == 5)
    #expect(TextLayout("ab", columns: -2).lineCount == 2)
  }

  @Test func `a place in the text is found again at another width`() {
    let text = (0..<100).map { "word\($0)" }.joined(separator: " ")
    let narrow = TextLayout(text, columns: 20)
    let wide = TextLayout(text, columns: 70)
    for line in 0..<narrow.lineCount {
      let offset = narrow.offset(ofLine: line)
      let there = wide.lineIndex(at: offset)
      #expect(wide.offset(ofLine: there) <= offset)
      #expect(offset < wide.offset(ofLine: there + 1))
      #expect(narrow.lineIndex(at: offset) == line)
    }
    #expect(wide.lineIndex(at: -5) == 0)
    #expect(wide.lineIndex(at: 1 << 40) == wide.lineCount - 1)
  }

  @Test func `layouts are equal by text and width`() {
    #expect(TextLayout("a b", columns: 5) == TextLayout("a b", columns: 5))
    #expect(TextLayout("a b", columns: 5) != TextLayout("a b", columns: 6))
    #expect(TextLayout("a b", columns: 5) != TextLayout("a c", columns: 5))
  }

  @Test func `search finds text without regard to case, over line breaks too`() {
    let layout = TextLayout("Oven and oven.\nThe OVEN is Ö, not ö; a漢b", columns: 10)
    let hits = layout.ranges(of: "oven").map { "\($0.line):\($0.columns)" }
    #expect(hits == ["0:0..<4", "1:0..<4", "2:4..<8"])
    #expect(layout.ranges(of: "ö").count == 2)
    #expect(layout.ranges(of: "漢B").map { $0.columns.count } == [3])
    #expect(layout.ranges(of: "and oven").map { "\($0.line):\($0.columns)" } == ["0:5..<9", "1:0..<4"])
    #expect(layout.ranges(of: "").isEmpty)
    #expect(layout.ranges(of: "absent").isEmpty)
    #expect(layout.ranges(of: "oven", limit: 1).count == 1)
  }

  @Test(
    arguments: [
      ("a", 10_000_000), ("word and word ", 700_000), ("漢字", 1_700_000), ("\n", 10_000_000), ("\u{301}", 5_000_000),
      ("\u{202E}", 3_300_000), (" ", 10_000_000), ("👩‍💻", 900_000), ("\r", 10_000_000),
    ])
  func `ten megabytes are laid out, and their lines are at hand`(_ piece: String, _ count: Int) {
    let layout = TextLayout(String(repeating: piece, count: count), columns: 80)
    let clock = ContinuousClock()
    let lines = [0, layout.lineCount / 2, layout.lineCount - 1]
    // The best of a few, since the machine may do something else meanwhile.
    let times = (0..<5).map { _ in
      clock.measure { for line in lines { #expect(layout.line(line).columns <= 80) } }
    }
    #expect(times.contains { $0 < .milliseconds(200) }, "\(times)")
    #expect(layout.lineIndex(at: layout.offset(ofLine: lines[1])) == lines[1])
  }
}
