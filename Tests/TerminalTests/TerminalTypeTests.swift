import Testing

@testable import Terminal

@Suite struct TerminalTypeTests {
  private static let database: Set<String> = [
    "xterm", "xterm-256color", "screen", "screen-256color", "linux", "vt100", "vt220", "ansi",
  ]

  private func chosen(_ type: String?, among known: Set<String> = database) -> Result<TerminalType, TerminalError> {
    Result { () throws(TerminalError) in
      try TerminalType.choose(type) {
        $0 == "hardcopy" ? .cannotPlaceCursor : known.contains($0) ? .usable : .unknown
      }
    }
  }

  @Test(arguments: [
    ("xterm-kitty", "xterm-256color"), ("alacritty", "xterm-256color"), ("xterm-ghostty", "xterm-256color"),
    ("foot", "xterm-256color"), ("wezterm", "xterm-256color"), ("unknown", "xterm-256color"),
    ("tmux-256color", "screen-256color"), ("screen.xterm-256color", "screen-256color"), ("linux-16color", "linux"),
    ("vt520", "vt220"),
  ])
  func `a type that is not known is drawn as its nearest relative, which is said`(_ type: String, _ drawn: String) {
    let choice = try? chosen(type).get()
    #expect(choice == TerminalType(name: drawn, unknown: type))
    #expect(choice?.note == "Terminal type \(type) is unknown here: drawn as \(drawn).")
  }

  @Test func `a known type is itself`() {
    #expect(chosen("ansi") == .success(TerminalType(name: "ansi")))
    #expect((try? chosen("ansi").get())?.note == nil)
  }

  @Test func `where little is known, that is made do with`() {
    #expect(chosen("xterm-kitty", among: ["xterm"]) == .success(TerminalType(name: "xterm", unknown: "xterm-kitty")))
    #expect(chosen("xterm-kitty", among: ["vt100"]) == .success(TerminalType(name: "vt100", unknown: "xterm-kitty")))
    #expect(chosen("xterm-kitty", among: []) == .failure(.unknownType(type: "xterm-kitty")))
  }

  @Test func `what cannot place the cursor is refused`() {
    #expect(chosen("dumb") == .failure(.cannotPlaceCursor(type: "dumb")))
    #expect(chosen("hardcopy") == .failure(.cannotPlaceCursor(type: "hardcopy")))
    #expect(chosen(nil) == .failure(.noTerminalType))
    #expect(chosen("") == .failure(.noTerminalType))
  }

  @Test func `the note is safe and short, whatever the type is called`() throws {
    let type = "\u{1B}[2J" + String(repeating: "漢", count: 500)
    let note = try #require(try chosen(type).get().note)
    #expect(note.columns <= 79)
    #expect(!note.description.contains("\u{1B}"))
  }
}
