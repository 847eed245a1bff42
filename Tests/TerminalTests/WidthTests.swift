import Testing

@testable import Terminal

@Suite struct WidthTests {
  @Test(
    arguments: [
      ("ASCII", "a", 1), ("Latin", "é", 1), ("decomposed", "e\u{301}", 1), ("ideograph", "漢", 2),
      ("fullwidth", "Ａ", 2), ("halfwidth kana", "ｱ", 1), ("kana", "か", 2), ("Hangul", "한", 2),
      ("Hangul from parts", "\u{1112}\u{1161}\u{11AB}", 2), ("ambiguous", "§", 1), ("ellipsis", "…", 1),
      ("Greek", "Δ", 1), ("Thai", "กำ", 2), ("Devanagari", "क्षि", 3), ("ideograph of plane 2", "𠀀", 2),
      ("ideographic space", "\u{3000}", 2), ("text emoji", "❤", 1), ("emoji by selector", "❤\u{FE0F}", 2),
      ("emoji by selector, as text", "❤\u{FE0E}", 1), ("emoji", "😀", 2), ("emoji as text", "😀\u{FE0E}", 2),
      ("skin tone", "👍🏽", 2), ("lone skin tone", "🏽", 2), ("joined", "👩‍💻", 2), ("joined with tone", "👩🏽‍💻", 2),
      ("joined with selectors", "👩‍❤️‍💋‍👨", 2), ("family", "👨‍👩‍👧‍👦", 2), ("flag", "🇩🇪", 2),
      ("two flags", "🇩🇪🇫🇷", 4), ("keycap", "1\u{FE0F}\u{20E3}", 2), ("rainbow flag", "🏳️‍🌈", 2),
      ("black star is no emoji", "★", 1), ("copyright as emoji", "©\u{FE0F}", 2),
    ])
  func `a cluster takes the columns that terminals agree on`(_ name: String, _ text: String, _ columns: Int) {
    let safe = SafeText(text)
    #expect(safe.columns == columns)
    #expect(safe.unusualCount == 0)
    #expect(safe.description.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func `a chain of joined emoji ends after the fourth`() {
    let chain = Array(repeating: "👩", count: 5).joined(separator: "\u{200D}")
    #expect(SafeText(chain).columns == 2 + 8 + 2)
    #expect(SafeText(chain).unusualCount == 1)
  }

  @Test func `every scalar of Unicode has a class, and the table agrees with its break points`() {
    let points = ScalarClass.breakPoints
    #expect(zip(points, points.dropFirst()).allSatisfy { $0 >> 4 < $1 >> 4 })
    for (index, point) in points.enumerated() {
      let last = index + 1 < points.count ? (points[index + 1] >> 4) - 1 : 0x10FFFF
      let kind = ScalarClass(rawValue: UInt8(point & 15))
      #expect(kind != nil)
      #expect(ScalarClass.of(point >> 4) == kind)
      #expect(ScalarClass.of(last) == kind)
    }
  }
}
