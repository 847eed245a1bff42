import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  /// Feeds bursts of bytes, each at its time and followed by a pause, and compares the keys.
  private func check(
    _ bursts: [(Milliseconds, String)], _ expected: [Key], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for (now, text) in bursts {
      for byte in text.utf8 { keys += decoder.feed(.byte(byte), at: now) }
      keys += decoder.pause(at: now)
    }
    #expect(keys == expected, sourceLocation: sourceLocation)
  }

  @Test func `bytes are keys`() {
    check([(0, "a1~")], [.character("a"), .character("1"), .character("~")])
    check([(0, "\r\n\t\u{8}\u{7F}")], [.enter, .enter, .tab, .backspace, .backspace])
    check([(0, "\u{3}\u{C}\u{1A}\u{12}")], [.control("c"), .control("l"), .control("z"), .control("r")])
    check([(0, "\0\u{1C}\u{1F}")], [.control("@"), .control("\\"), .control("_")])
    check([(0, "é漢😀")], [.character("é"), .character("漢"), .character("😀")])
  }

  @Test func `a character that comes in two parts is one key`() {
    var decoder = KeyDecoder()
    let bytes = Array("漢x".utf8)
    var keys = decoder.feed(.byte(bytes[0]), at: 0) + decoder.pause(at: 0)
    #expect(keys.isEmpty)
    for byte in bytes.dropFirst() { keys += decoder.feed(.byte(byte), at: 500) }
    #expect(keys == [.character("漢"), .character("x")])
  }

  @Test func `bytes that are no character are dropped`() {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for byte in [0xFF, 0x61, 0xE2, 0x62, 0x80, 0x63] as [UInt8] { keys += decoder.feed(.byte(byte), at: 0) }
    #expect(keys == [.character("a"), .character("b"), .character("c")])
  }

  @Test func `a lone Escape is a key once nothing follows`() {
    check([(0, "\u{1B}")], [.escape])
    check([(0, "\u{1B}"), (100, "x")], [.escape, .character("x")])
    check([(0, "\u{1B}\u{1B}")], [.escape, .escape])
    check([(0, "\u{1B}q")], [.escape, .character("q")])
  }

  @Test func `the rest of a key that was torn apart is no key`() {
    check([(0, "\u{1B}"), (150, "[A"), (200, "b")], [.escape, .character("b")])
    check([(0, "\u{1B}"), (150, "OP"), (200, "b")], [.escape, .character("b")])
    check([(0, "\u{1B}"), (150, "[1;5"), (300, "Cb")], [.escape, .character("b")])
    check([(0, "\u{1B}["), (150, "5~"), (300, "b")], [.character("b")])
  }

  @Test func `long after an Escape a bracket is a bracket`() {
    check([(0, "\u{1B}"), (3_000, "[A")], [.escape, .character("["), .character("A")])
    check([(0, "\u{1B}"), (3_000, "O")], [.escape, .character("O")])
  }

  private static let typed: [([(Milliseconds, String)], String)] = [
    // A bracket after an Escape, at any pace, and whatever follows it.
    ([(600, "["), (1_200, "z")], "[z"), ([(1_000, "["), (1_100, "d")], "[d"), ([(1_400, "["), (3_000, "p")], "[p"),
    ([(150, "["), (160, "d")], "[d"), ([(150, "["), (170, "4"), (300, "x")], "[4x"),
    ([(150, "["), (2_500, "4")], "[4"),
    ([(600, "["), (700, "["), (800, "]")], "[[]"), ([(600, "[[["), (700, "4")], "[[[4"), ([(600, "[d")], "[d"),
    ([(600, "[4"), (1_200, "5")], "[45"), ([(600, "O"), (1_200, "d")], "Od"), ([(600, "[")], "["),
    // One that came with the Escape, as Alt gives it.
    ([(0, "["), (700, "d")], "[d"), ([(0, "["), (100, "d")], "[d"), ([(0, "[")], "["),
  ]

  @Test(arguments: typed) func `after an Escape what is typed is typed`(bursts: [(Milliseconds, String)], keys: String)
  {
    let isTogether = bursts.first?.0 == 0
    let first = [(0, "\u{1B}" + (isTogether ? bursts.first?.1 ?? "" : ""))]
    check(first + bursts.dropFirst(isTogether ? 1 : 0) + [(10_000, "")], [.escape] + keys.map { .character($0) })
  }

  @Test func `a key that ends a bracket's wait comes after it`() {
    var decoder = KeyDecoder()
    var keys = decoder.feed(.byte(0x1B), at: 0) + decoder.pause(at: 100)
    keys += decoder.feed(.byte(UInt8(ascii: "[")), at: 600) + decoder.pause(at: 600)
    #expect(decoder.wait.map { $0 < 50 } == true)
    keys += decoder.feed(.key(.down), at: 610) + decoder.feed(.byte(0x0D), at: 620)
    #expect(keys == [.escape, .character("["), .down, .enter])
    #expect(decoder.wait == nil)
  }

  @Test func `a key that is not known is none`() {
    check([(0, "\u{1B}[15;2~x")], [.character("x")])
    check([(0, "\u{1B}[<0;12;7Mx")], [.character("x")])
    check([(0, "\u{1B}Ojx")], [.character("x")])
    var decoder = KeyDecoder()
    #expect(decoder.feed(.unknown, at: 0).isEmpty)
  }

  @Test func `a paste is one key, whatever is in it and however it is torn`() {
    let start = "\u{1B}[200~"
    let end = "\u{1B}[201~"
    check([(0, start + "4\r\n5\ry\u{1B}[A" + end + "q")], [.pasted("4\n5\ny\u{1B}[A"), .character("q")])
    check(
      [(0, "\u{1B}"), (200, "[20"), (400, "0~ab"), (4_000, "c\u{1B}"), (4_200, "[201~q")],
      [
        .escape, .pasted("abc"), .character("q"),
      ])
    check([(0, start + end)], [.pasted("")])
    var decoder = KeyDecoder()
    var keys = decoder.feed(.pasteStart, at: 0)
    for byte in "y".utf8 { keys += decoder.feed(.byte(byte), at: 0) }
    keys += decoder.feed(.key(.up), at: 0)
    keys += decoder.feed(.pasteEnd, at: 0)
    #expect(keys == [.pasted("y")])
  }

  @Test func `a paste that never ends is handed out after ten seconds`() {
    var decoder = KeyDecoder()
    var keys = decoder.feed(.pasteStart, at: 0) + decoder.feed(.byte(0x61), at: 10)
    #expect(decoder.isWaiting)
    keys += decoder.pause(at: 10_000)
    #expect(keys.isEmpty)
    keys += decoder.pause(at: 10_010)
    #expect(keys == [.pasted("a")])
    #expect(decoder.wait == nil)
  }

  @Test func `a paste is cut after a megabyte and its end is still seen`() {
    var decoder = KeyDecoder()
    var keys = decoder.feed(.pasteStart, at: 0)
    for _ in 0..<KeyDecoder.pasteLimit + 1_000 { keys += decoder.feed(.byte(0x78), at: 0) }
    for byte in "\u{1B}[201~q".utf8 { keys += decoder.feed(.byte(byte), at: 0) }
    #expect(keys.count == 2)
    guard case .pasted(let text) = keys.first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == KeyDecoder.pasteLimit)
    #expect(keys.last == .character("q"))
  }
}
