import Screens
import Terminal
import Testing

struct StatusScreenTests {
  private static let size = Size(columns: 60, rows: 12)

  private static func lines(_ people: Int) -> [StatusLine] {
    [
      StatusLine("A study"), StatusLine("SINGLE", .formulation("single")),
      StatusLine("PREFERENCE", .formulation("preference")), StatusLine(""), StatusLine("annotator"),
    ] + (0..<people).flatMap { [StatusLine("a\($0)", .annotator("a\($0)")), StatusLine("    deserves a word")] }
  }

  private static func press(_ screen: inout StatusScreen, _ keys: Key...) -> [Effect<StatusRequest>] {
    keys.flatMap { screen.update(.key($0, at: 0)) }
  }

  private static func marked(_ screen: StatusScreen) -> String? {
    let rows = screen.view(in: size).text.split(separator: "\n", omittingEmptySubsequences: false)
    return rows.first { $0.hasPrefix(">") }.map { $0.dropFirst().trimmingSuffix(while: \.isWhitespace).description }
  }

  @Test func `the mark goes over the lines that open something, and stays in sight`() {
    var screen = StatusScreen(Self.lines(9), size: Self.size)
    var seen: [String] = []
    for _ in 0..<13 {
      seen.append(Self.marked(screen) ?? "none")
      _ = Self.press(&screen, .down)
    }
    #expect(seen == ["SINGLE", "PREFERENCE"] + (0..<9).map { "a\($0)" } + ["a8", "a8"])
    seen = []
    for _ in 0..<12 {
      seen.append(Self.marked(screen) ?? "none")
      _ = Self.press(&screen, .up)
    }
    #expect(seen == (0..<9).reversed().map { "a\($0)" } + ["PREFERENCE", "SINGLE", "SINGLE"])
    #expect(screen.view(in: Self.size).text.contains("A study"))
    _ = Self.press(&screen, .end)
    #expect(Self.marked(screen) == "a8")
    _ = Self.press(&screen, .home)
    #expect(Self.marked(screen) == "SINGLE")
  }

  @Test func `Enter asks for the instances of the marked line, also after others have come`() {
    var screen = StatusScreen(Self.lines(2), size: Self.size, marked: .annotator("a1"))
    #expect(Self.press(&screen, .enter) == [.ask(.instances(.annotator("a1")))])
    _ = screen.update(.answer(.lines(Self.lines(9))))
    #expect(Self.press(&screen, .enter) == [.ask(.instances(.annotator("a1")))])
    // Whoever is gone gives the mark to the first line.
    _ = screen.update(.answer(.lines(Self.lines(1))))
    #expect(Self.press(&screen, .enter) == [.ask(.instances(.formulation("single")))])
  }

  @Test func `where nothing opens anything, it is read as any text`() {
    var screen = StatusScreen((0..<30).map { StatusLine("line \($0)") }, size: Self.size)
    #expect(Self.press(&screen, .enter) == [])
    #expect(Self.marked(screen) == nil)
    _ = Self.press(&screen, .end)
    #expect(screen.view(in: Self.size).text.contains("line 29"))
    _ = Self.press(&screen, .home)
    #expect(screen.view(in: Self.size).text.contains("line 8\n"))
    _ = Self.press(&screen, .down)
    #expect(screen.view(in: Self.size).text.contains("line 9\n"))
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
