import Screens
import Terminal
import Testing

/// The report on a screen of its own.
struct ReadingScreenTests {
  /// Shows lines as wide as they may be, the first with the width; presses keys.
  private func show(_ size: Size, keys: String = "", then other: Size? = nil) -> (text: String, hasLeft: Bool) {
    var screen = ReadingScreen(title: "Report", size: size)
    var left = false
    func send(_ event: ScreenEvent<String>) {
      for effect in screen.update(event) {
        switch effect {
        case .ask(.text(let columns)):
          let lines = ["\(columns) columns"] + (1...60).map { "line \($0) ".padding(to: columns) }
          send(.answer(lines.joined(separator: "\n")))
        case .leave: left = true
        default: break
        }
      }
    }
    send(.painted(at: 0))
    for key in keys.split(separator: " ") { send(.key(Key(named: String(key)), at: 1000)) }
    if let other {
      send(.resized(other))
      send(.painted(at: 2000))
    }
    return (screen.view(in: other ?? size).text, left)
  }

  @Test func `lines are as wide as the screen lets them be, and none is broken`() {
    for (columns, width) in [(40, 38), (80, 78), (100, 98), (200, 98)] {
      let rows = show(Size(columns: columns, rows: 24)).text.split(separator: "\n")
      #expect(rows.contains { $0.contains("\(width) columns") }, "\(columns)")
      let lines = rows.filter { $0.contains("line ") && !$0.contains("more lines") }
      #expect(lines.count > 10 && lines.allSatisfy { $0.hasSuffix("#") && $0.contains("line ") }, "\(columns)")
    }
  }

  @Test func `it is read to its end, laid out anew for another width, and left`() {
    #expect(show(.usual, keys: "end").text.contains("line 60 "))
    #expect(show(.usual, keys: "space home").text.contains("78 columns"))
    #expect(show(.usual, then: Size(columns: 60, rows: 24)).text.contains("58 columns"))
    #expect(show(.usual, then: Size(columns: 10, rows: 5)).text.contains("Too small"))
    #expect(show(.usual, keys: "q").hasLeft)
    #expect(!show(.usual, keys: "x").hasLeft)
  }
}

extension String {
  fileprivate func padding(to columns: Int) -> String { self + String(repeating: "#", count: max(0, columns - count)) }
}
