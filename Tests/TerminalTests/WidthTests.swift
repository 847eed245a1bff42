import Testing

@testable import Terminal

@Suite struct WidthTests {
  @Test(
    arguments: [
      ("ASCII", "a", 1), ("Latin", "é", 1), ("decomposed", "e\u{301}", 1), ("ideograph", "漢", 2),
      ("fullwidth", "Ａ", 2), ("halfwidth kana", "ｱ", 1), ("kana", "か", 2), ("Hangul", "한", 2),
      ("Hangul from parts", "\u{1112}\u{1161}\u{11AB}", 2), ("ambiguous", "§", 1), ("ellipsis", "…", 1),
      ("Greek", "Δ", 1), ("Thai", "กำ", 2), ("Devanagari", "क्षि", 3), ("ideograph of plane 2", "𠀀", 2),
      ("ideographic space", "\u{3000}", 2), ("text emoji", "❤", 1), ("emoji", "😀", 2), ("lone skin tone", "🏽", 2),
      ("black star is no emoji", "★", 1),
    ])
  func `a cluster takes the columns that terminals agree on`(_ name: String, _ text: String, _ columns: Int) {
    let safe = SafeText(text)
    #expect(safe.columns == columns)
    #expect(safe.unusualCount == 0)
    #expect(safe.description.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(
    arguments: [
      ("emoji by selector", "❤\u{FE0F}", "‹❤›"),
      ("copyright as emoji", "©\u{FE0F}", "‹©›"), ("selector on a wide one", "⌚️", "‹⌚›"),
      ("keycap", "1️⃣", "‹1\u{20E3}›"), ("marks on a keycap", "#️⃣\u{301}", "‹#\u{20E3}\u{301}›"),
      ("skin tone", "👍🏽", "‹👍+🏽›"), ("skin tone on a sign", "☝🏿", "‹☝+🏿›"), ("joined", "👩‍💻", "‹👩+💻›"),
      ("joined with tone", "👩🏽‍💻", "‹👩+🏽+💻›"), ("joined with selectors", "👩‍❤️‍💋‍👨", "‹👩+‹❤›+💋+👨›"),
      ("selector and tone", "☝️🏿", "‹‹☝›+🏿›"),
      ("without selectors", "👩‍❤‍💋‍👨", "‹👩+❤+💋+👨›"), ("family", "👨‍👩‍👧‍👦", "‹👨+👩+👧+👦›"),
      ("flag", "🇩🇪", "‹flag DE›"), ("rainbow flag", "🏳️‍🌈", "‹‹🏳›+🌈›"), ("marks on it", "👍🏽\u{301}", "‹👍+🏽\u{301}›"),
      ("marks on a flag", "🇩🇪\u{301}", "‹flag DE\u{301}›"),
    ])
  func `a cluster that no cell holds is counted and spelled out`(_ name: String, _ text: String, _ shown: String) {
    let safe = SafeText(text)
    #expect(safe.unusualCount == 1)
    // Whole for whoever reads lines of text.
    #expect(safe.description.unicodeScalars.elementsEqual(text.unicodeScalars))
    var frame = Frame(size: Size(columns: 20, rows: 1))
    #expect(frame.put(safe, row: 0, column: 0) == safe.columns)
    #expect(safe.columns == SafeText(shown).columns)
    let row = (0..<20).map { frame[row: 0, column: $0].text }.joined()
    #expect(row.unicodeScalars.starts(with: (shown + " ").unicodeScalars), "\(row)")
    // As part of a longer text, and cut from one.
    #expect(TextLayout("a\(text)b\n\(text)", columns: 40).unusualCount == 2)
    #expect((SafeText("ab") + safe).prefix(columns: 2) == "ab")
    #expect((SafeText("é") + safe).unusualCount == 1)
  }

  @Test func `texts that differ only within a cluster look different, or differ in how many are unusual`() {
    let texts = [
      "👍", "👍🏻", "👍🏽", "👍🏿", "👨", "👩", "👨‍👩‍👧", "👨‍👩‍👦", "👨‍👩‍👧‍👦", "👨‍👧", "👩‍💻", "👨‍💻", "👩🏽‍💻", "👨👩👧", "🇩🇪", "🇫🇷", "DE",
      "❤", "❤️", "❤︎", "❤️‍🔥", "❤‍🔥", "1", "1️⃣", "1\u{20E3}", "🏳", "🏳️", "🏳️‍🌈", "🏳️‍⚧️", "😀", "😀︎",
    ]
    var seen: [String: String] = [:]
    for text in texts {
      let layout = TextLayout(text, columns: 40)
      var frame = Frame(size: Size(columns: 40, rows: 1))
      frame.put(layout.line(0), row: 0, column: 0)
      let look = "\(frame.text) \(layout.unusualCount)"
      if let other = seen[look] { Issue.record("\(text) looks like \(other): \(look)") }
      seen[look] = text
    }
  }

  @Test(arguments: [
    ["❤", "☀", "©"], ["⌚", "❤", "😀"], ["1", "#", "❤"], ["👩‍❤", "🏳", "👁‍🗨"], ["👩‍⌚‍❤", "☝🏽", "漢❤"],
  ])
  func `texts with equally many selectors on other signs look different`(_ signs: [String]) {
    var seen: [String: Int] = [:]
    for choice in 0..<(1 << signs.count) {
      let parts = signs.enumerated().map { index, sign in
        let cap = sign.unicodeScalars.count == 1 && sign < "A" ? "\u{20E3}" : ""
        return sign + (choice >> index & 1 == 1 ? "\u{FE0F}" : "") + cap
      }
      let layout = TextLayout(parts.joined(separator: " "), columns: 60)
      var frame = Frame(size: Size(columns: 60, rows: 1))
      frame.put(layout.line(0), row: 0, column: 0)
      // White space apart, which nobody counts.
      let look = frame.text.filter { !$0.isWhitespace }
      if let other = seen[look] { Issue.record("choice \(choice) looks like \(other): \(look)") }
      seen[look] = choice
    }
    #expect(seen.count == 1 << signs.count)
  }

  @Test func `a keycap keeps all the marks that curses is given, and counts the others`() {
    let text = SafeText("1\u{FE0F}\u{20E3}\u{301}\u{302}\u{303}\u{304}\u{305}")
    #expect(text.description.unicodeScalars.elementsEqual("1\u{FE0F}\u{20E3}\u{301}\u{302}\u{303}‹+2›".unicodeScalars))
    #expect(text.unusualCount == 3)
    text.forEachCell { cell, columns in
      let given = CursesCell.cells(for: cell, columns: columns) { ScalarClass.of($0).columns }
      #expect(given.map(\.scalars.count).reduce(0, +) == cell.unicodeScalars.count, "a mark of \(cell) was dropped")
      return true
    }
  }

  @Test func `a chain of joined emoji ends after the fourth`() {
    let chain = Array(repeating: "👩", count: 5).joined(separator: "\u{200D}")
    #expect(SafeText(chain).columns == (1 + 2 + 3 * 3 + 1) + 8 + 2)
    #expect(SafeText(chain).unusualCount == 2)
  }

  @Test func `every scalar of Unicode has a class, and the table agrees with its break points`() {
    for points in [ScalarClass.breakPoints, ScalarClass.knownPoints] {
      #expect(zip(points, points.dropFirst()).allSatisfy { $0 >> 4 < $1 >> 4 })
    }
    let points = ScalarClass.knownPoints
    for (index, point) in points.enumerated() {
      let last = index + 1 < points.count ? (points[index + 1] >> 4) - 1 : 0x10FFFF
      let kind = ScalarClass(rawValue: UInt8(point & 15))
      #expect(kind != nil)
      #expect(ScalarClass.of(point >> 4) == kind)
      #expect(ScalarClass.of(last) == kind)
    }
  }

  @Test func `what the C library does not know is hidden, and its widths are taken over`() {
    let points: [UInt32] = [0x0_0, 0x41_1, 0x44_2, 0x46_3, 0x48_5, 0x49_6, 0x4A_0]
    let widths: [UInt32: Int] = [0x41: 1, 0x42: -1, 0x43: 2, 0x44: 2, 0x45: 1, 0x46: 0, 0x47: 1, 0x48: 1, 0x49: 1]
    let known = ScalarClass.adapted(points) { widths[$0] ?? -1 }
    #expect(known == [0x0_0, 0x41_1, 0x42_0, 0x43_2, 0x44_2, 0x45_1, 0x46_3, 0x47_0, 0x48_4, 0x49_6, 0x4A_0])
    #expect(ScalarClass.adapted(ScalarClass.breakPoints) { ScalarClass.byUnicode($0) } == ScalarClass.breakPoints)
  }

  @Test func `no character that a frame may hold is unknown to the C library`() {
    let isKnown = TerminalLocale.withUTF8 {
      (0..<0x110000 as Range<UInt32>).allSatisfy { scalar in
        let kind = ScalarClass.of(scalar)
        return kind == .hidden || kind == .regional || Curses.width(of: scalar) == kind.columns
      }
    }
    #expect(isKnown == true)
  }
}

extension ScalarClass {
  /// The columns that Unicode gives a scalar.
  fileprivate static func byUnicode(_ scalar: UInt32) -> Int {
    let points = breakPoints
    var low = 0
    var high = points.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle] >> 4 <= scalar { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: UInt8(points[low] & 15))?.columns ?? 0
  }
}
