import Testing

@testable import Terminal

@Suite struct SafeTextTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var shown: String
    var columns: Int
    var unusual: Int

    init(_ name: String, _ text: String, _ shown: String, _ columns: Int, _ unusual: Int = 1) {
      (self.name, self.text, self.shown, self.columns, self.unusual) = (name, text, shown, columns, unusual)
    }

    var testDescription: String { name }
  }

  static let rows = [
    Row("empty", "", "", 0, 0),
    Row("plain", "plain text~", "plain text~", 11, 0),
    Row("NUL", "a\0b", "a‹U+0000›b", 10),
    Row("escape sequence", "\u{1B}[2J", "‹U+001B›[2J", 11),
    Row("backspace", "a\u{8}", "a‹U+0008›", 9),
    Row("DEL", "\u{7F}", "‹U+007F›", 8),
    Row("C1 CSI", "\u{9B}31m", "‹U+009B›31m", 11),
    Row("next line", "\u{85}", "‹U+0085›", 8),
    Row("newline", "a\nb", "a‹U+000A›b", 10),
    Row("CR LF", "\r\n", "‹U+000D›‹U+000A›", 16, 2),
    Row("lone CR", "a\rb", "a‹U+000D›b", 10),
    Row("tab", "ab\tc", "ab  c", 5, 0),
    Row("soft hyphen", "co\u{AD}op", "co‹U+00AD›op", 12),
    Row("Arabic letter mark", "\u{61C}", "‹U+061C›", 8),
    Row("right-to-left override", "\u{202E}abc", "‹U+202E›abc", 11),
    Row("isolates", "\u{2066}\u{2069}", "‹U+2066›‹U+2069›", 16, 2),
    Row("zero-width space", "a\u{200B}b", "a‹U+200B›b", 10),
    Row("joiner between letters", "a\u{200D}b", "a‹U+200D›b", 10),
    Row("word joiner", "\u{2060}", "‹U+2060›", 8),
    Row("byte order mark", "\u{FEFF}x", "‹U+FEFF›x", 9),
    Row("line separator", "\u{2028}", "‹U+2028›", 8),
    Row("tag letter", "\u{E0061}", "‹U+E0061›", 9),
    Row("selector after a letter", "a\u{FE0F}", "a‹U+FE0F›", 9),
    Row("text selector", "❤\u{FE0E}😀\u{FE0E}", "❤‹U+FE0E›😀‹U+FE0E›", 19, 2),
    Row("ideographic selector", "漢\u{E0100}", "漢‹U+E0100›", 11),
    Row("private use", "\u{E000}", "‹U+E000›", 8),
    Row("private plane", "\u{10FFFD}", "‹U+10FFFD›", 10),
    Row(
      "noncharacters", String(decoding: [0xEF, 0xB7, 0x90, 0xEF, 0xBF, 0xBF], as: UTF8.self), "‹U+FDD0›‹U+FFFF›", 16, 2),
    Row("unassigned", "\u{0378}", "‹U+0378›", 8),
    Row("Hangul filler", "\u{3164}", "‹U+3164›", 8),
    Row("interlinear annotation", "\u{FFF9}", "‹U+FFF9›", 8),
    Row("half a flag", "🇩x", "‹U+1F1E9›x", 10),
    Row("mark on nothing", "\u{301}", "◌\u{301}", 1),
    Row("mark after a newline", "\n\u{301}", "‹U+000A›◌\u{301}", 9, 2),
    Row("four marks", "e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}\u{304}", 1, 0),
    Row(
      "seven marks", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}x",
      "e\u{301}\u{301}\u{301}\u{301}‹+3›x", 6, 3),
    Row("accent on a blank", "a \u{301}b", "a \u{301}b", 3, 0),
    Row("right-to-left letters", "שלום سلام", "שלום سلام", 9, 0),
    Row("no-break space", "a\u{A0}b", "a\u{A0}b", 3, 0),
    Row("replacement character", "\u{FFFD}", "\u{FFFD}", 1, 0),
  ]

  @Test(arguments: rows) func `what a terminal must not be given is shown instead`(_ row: Row) {
    let text = SafeText(row.text)
    #expect(text.description.unicodeScalars.elementsEqual(row.shown.unicodeScalars), "\(text)")
    #expect(text.columns == row.columns)
    #expect(text.unusualCount == row.unusual)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a‹FF›b"),
      ([0xC0, 0x80], "‹C0›‹80›"),  // an overlong NUL
      ([0xED, 0xA0, 0x80], "‹ED›‹A0›‹80›"),  // a surrogate
      ([0xF4, 0x90, 0x80, 0x80], "‹F4›‹90›‹80›‹80›"),  // past U+10FFFF
      ([0xE2, 0x80], "‹E2›‹80›"),  // cut off
      ([0x0A], "‹U+000A›"),
      (Array("é漢😀".utf8), "é漢😀"),
    ] as [([UInt8], String)])
  func `bytes that are not text are shown one by one`(_ bytes: [UInt8], _ shown: String) {
    #expect(SafeText(bytes: bytes).description == shown)
  }

  @Test func `what is put into safe text is made safe, and safe text stays as it is`() {
    let name = "Eve\u{202E}"
    let inner: SafeText = "\(name)!"
    let text: SafeText = "from \(inner) \(3) \(Substring("x\u{7}"))"
    #expect(text.description == "from Eve‹U+202E›! 3 x‹U+0007›")
    #expect(text.columns == 29)
    #expect(text.unusualCount == 2)
  }

  @Test func `an emoji and a skin tone that meet at a seam are one cluster`() {
    let text = SafeText("👍") + SafeText("🏽")
    #expect(text.columns == SafeText("👍🏽").columns)
    #expect(text.unusualCount == 1)
    #expect([SafeText("a"), "b", "c"].joined(separator: ", ").description == "a, b, c")
  }

  @Test func `text is cut, padded and centred by display columns`() {
    let text = SafeText("漢字kanji")
    #expect(text.truncated(toColumns: 9) == text)
    #expect(text.truncated(toColumns: 6) == "漢字k…")
    #expect(text.truncated(toColumns: 4) == "漢…")
    #expect(text.truncated(toColumns: 4).columns == 3)
    #expect(text.truncated(toColumns: 1) == "…")
    #expect(text.truncated(toColumns: 0) == "")
    #expect(text.padded(toColumns: 11) == "漢字kanji  ")
    #expect(text.leftPadded(toColumns: 10).columns == 10)
    #expect(SafeText("ab").centred(inColumns: 5) == " ab  ")
    #expect(text.padded(toColumns: -3) == text)
  }
}
