import Foundation
import Terminal
import Testing

/// What a terminal that somebody else wrote makes of a frame.
@Suite(.serialized, .enabled(if: Tmux.isInstalled)) struct TmuxTests {
  @Test(
    arguments: [
      ("ASCII and | bars", "ASCII and | bars"),
      ("漢字かな 한국어 Ünïcode|", "漢字かな 한국어 Ünïcode|"),
      ("e\u{301}e\u{302}|ก็|", "e\u{301}e\u{302}|ก็|"),
      ("👩‍💻|👍🏽|😀|🇩🇪|❤\u{FE0F}|1\u{FE0F}\u{20E3}|", "‹👩+💻›|‹👍+🏽›|😀|‹flag DE›|‹❤›|‹1\u{20E3}›|"),
      ("a\u{202E}b\rc\u{8}|", "a‹U+202E›b‹U+000D›c‹U+0008›|"),
      ("שלום|سلام|", "שלום|سلام|"),
    ])
  func `the screen shows what the frame says, cell by cell`(_ text: String, _ shown: String) throws {
    let tmux = try Tmux(text, size: Size(columns: 80, rows: 24))
    let lines = try #require(tmux.waits { $0.last == "q quit" })
    #expect(lines[0] == "terminal-probe      warning")
    #expect(lines[8].unicodeScalars.elementsEqual(("  " + shown).unicodeScalars), "\(lines[8])")
  }

  @Test func `scrolling and resizing leave nothing behind`() throws {
    let tmux = try Tmux("漢字 👩‍💻 text", size: Size(columns: 60, rows: 20))
    #expect(tmux.waits { $0.last == "q quit" } != nil)
    for key in ["漢", "e", "😀", "f", "g", "漢", "h", "😀"] { tmux.type(key) }
    #expect(tmux.waits { $0.contains(#"  key character("h")"#) && $0[6] == #"  key character("😀")"# } != nil)
    tmux.resize(to: Size(columns: 30, rows: 12))
    let small = try #require(tmux.waits { $0.count == 12 && $0.last == "q quit" && $0[6].contains("resized") })
    #expect(small[8] == "  漢字 ‹👩+💻› text")
    tmux.resize(to: Size(columns: 90, rows: 25))
    let large = try #require(tmux.waits { $0.count == 25 && $0.last == "q quit" && $0[6].contains("resized 90") })
    #expect(large[9...23].allSatisfy { $0.isEmpty })
    #expect(large[8] == "  漢字 ‹👩+💻› text")
  }
}
