import Testing

@testable import Terminal

@Suite struct FrameTests {
  @Test func `text is drawn where it is put and clipped at the edges`() {
    var frame = Frame(size: Size(columns: 6, rows: 3))
    #expect(frame.put("abc", row: 0, column: 1) == 3)
    #expect(frame.put("abcdefgh", row: 1, column: 3) == 3)
    #expect(frame.put("abcdefgh", row: 2, column: -2) == 8)
    #expect(frame.text == " abc\n   abc\ncdefgh")
    #expect(frame.put("x", row: 3, column: 0) == 0)
    #expect(frame.put("x", row: -1, column: 0) == 0)
    #expect(frame.put("x", row: 0, column: 9) == 0)
    #expect(frame.put("abcdef", row: 0, column: 0, columns: 2) == 2)
    #expect(frame.put("abcdef", row: 0, column: 0, columns: -2) == 0)
    #expect(frame.put("abcdef", row: 0, column: .max, columns: .max) == 0)
    #expect(frame.text(row: 0) == "abbc")
  }

  @Test func `half a wide character is a blank`() {
    var frame = Frame(size: Size(columns: 5, rows: 4))
    frame.put("漢字漢", row: 0, column: 0)
    frame.put("漢字", row: 1, column: -1)
    frame.put("漢字", row: 2, column: 0, columns: 3)
    frame.put("漢字", row: 3, column: 0)
    frame.put("x", row: 3, column: 1)
    frame.put("y", row: 3, column: 2)
    #expect(frame.text == "漢字\n 字\n漢\n xy")
    #expect(frame[row: 0, column: 0].text == "漢")
    #expect(frame[row: 0, column: 1].text == "")
    #expect(frame[row: 0, column: 4].text == " ")
  }

  @Test func `wide characters over wide characters leave no halves`() {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.put("漢漢漢", row: 0, column: 0)
    frame.put("字", row: 0, column: 1)
    #expect(frame.text == " 字 漢")
    #expect((0..<6).map { frame[row: 0, column: $0].text } == [" ", "字", "", " ", "漢", ""])
  }

  @Test func `styles have a layer of their own`() {
    var frame = Frame(size: Size(columns: 12, rows: 2))
    frame.put("bold", row: 0, column: 0, style: .bold)
    frame.put("warn", row: 0, column: 5, style: .warning)
    frame.put("plain", row: 1, column: 0)
    frame.paint(.reverse, row: 1, columns: 1..<3)
    frame.overlay(.bold, row: 1, columns: 2..<40)
    frame.paint(.bold, row: 7, columns: 0..<3)
    #expect(frame.text == "bold warn\nplain")
    #expect(frame.styles == "bbbb wwww\n rRbbbbbbbbb".replacing("R", with: String(Style.reverse.with(.bold).letter)))
  }

  @Test func `every style has its own letter`() {
    var letters: Set<Character> = []
    for bits in 0..<64 {
      let style = Style(
        bold: bits & 1 > 0, dim: bits & 2 > 0, underline: bits & 4 > 0, reverse: bits & 8 > 0,
        hue: Hue(rawValue: UInt8(bits >> 4)))
      letters.insert(style.letter)
    }
    #expect(letters.count == 64)
    #expect(
      [Style.plain, .bold, .dim, .underline, .reverse, .accent, .warning, .quiet].map(\.letter) == Array(" bdurawq"))
    #expect([Style.accent, .warning, .quiet].map { $0.with(.bold).letter } == ["A", "W", "Q"])
  }

  @Test func `rules fill a range and stay within the frame`() {
    var frame = Frame(size: Size(columns: 8, rows: 2))
    frame.fill(row: 0, columns: 2..<99, with: "-")
    frame.fill(row: 1, columns: 0..<5, with: "漢")
    frame.fill(row: 5, columns: 0..<5, with: "-")
    frame.fill(row: 0, columns: 0..<5, with: "")
    #expect(frame.text == "  ------\n漢漢")
  }

  @Test func `a frame is drawn into another with its cursor, cut at the edges`() {
    var inner = Frame(size: Size(columns: 4, rows: 2))
    inner.put("漢字", row: 0, column: 0)
    inner.put("ab", row: 1, column: 0)
    inner.cursor = Position(row: 1, column: 2)
    var frame = Frame(size: Size(columns: 6, rows: 3))
    frame.draw(inner, at: Position(row: 1, column: 3))
    #expect(frame.text == "\n   漢\n   ab")
    #expect(frame.cursor == Position(row: 2, column: 5))
    frame.draw(inner, at: Position(row: 0, column: -1))
    #expect(frame.text == " 字\nb  漢\n   ab")
  }

  @Test func `a frame without cells takes no harm`() {
    var frame = Frame(size: Size(columns: -3, rows: 0))
    frame.put("abc", row: 0, column: 0)
    #expect(frame.text == "")
    #expect(frame.size == Size(columns: 0, rows: 0))
    #expect(frame[row: 0, column: 0] == .blank)
  }
}
