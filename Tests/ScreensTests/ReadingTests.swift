import Foundation
import Screens
import Study
import Terminal
import Testing

/// Reading and moving.
struct ReadingTests {
  /// Every line of every text, as a reader would want to have seen it.
  private static let sizes: [Size] = [
    .usual, .large, .phone, .smallest, Size(columns: 60, rows: 20), Size(columns: 150, rows: 12),
    Size(columns: 110, rows: 20), Size(columns: 200, rows: 50),
  ]

  @Test func `space reads everything, then says so, and never labels`() {
    let marks = (1...40).map { "w\($0)x" }
    let text = marks.map { "\($0) \(Kitchen.tray)" }.joined(separator: "\n\n")
    let halves = [marks[..<13], marks[13..<26], marks[26...]].map { part in
      part.map { "\($0)\(Kitchen.tray)" }.joined(separator: "\n")
    }
    let context = [Turn(role: .user, content: halves[0]), Turn(role: .user, content: "last")]
    let works = [
      Kitchen.single(1, text: text), Kitchen.pair(1, a: halves[1], b: halves[2], context: context),
    ]
    for work in works {
      for size in Self.sizes {
        var annotator = ScriptedAnnotator([work, work], size: size)
        var seen = annotator.text
        var presses = 0
        while !annotator.text.contains("Everything was shown"), presses < 400 {
          annotator.press("space", every: 1000)
          seen += annotator.text
          presses += 1
        }
        #expect(presses < 400, "\(size)")
        #expect(marks.filter { !seen.contains($0) } == [], "\(size)")
        #expect(annotator.effects.isEmpty)
        annotator.press("4 e", every: 60_000)
        #expect(annotator.labelled[0].circumstances.unread == [], "\(size)")
      }
    }
  }

  @Test func `a line says how much is left, and it is never behind the labels`() {
    let long = Kitchen.single(1, text: Kitchen.long(9))
    check([long], keys: "space", shows: ["more lines: space", "earlier lines: Backspace"])
    check([long], keys: "end", hides: ["more line"])
    check([long], keys: "end up", shows: ["1 more line: space"])
    check([long], keys: "end home", hides: ["earlier"])
  }

  @Test func `lines, pages and ends`() {
    let text = (1...99).map { "line \($0)." }.joined(separator: "\n")
    let work = ServedWork(
      work: Kitchen.single(1).work, context: [], responseA: text, responseB: "")
    check([work], keys: "j", shows: ["line 1."], hides: ["Response ---\n"])
    check([work], keys: "down down", shows: ["line 2.", "line 18."], hides: ["line 1.\n"])
    check([work], keys: "down down k up", shows: ["line 1."])
    check([work], keys: "space", shows: ["line 19.", "line 38."])
    check([work], keys: "space backspace", shows: ["line 1."])
    check([work], keys: "end", shows: ["line 99."])
    check([work], keys: "end home", shows: ["line 1.\n"])
  }

  @Test func `Tab goes to the response and back`() {
    let work = ServedWork(
      work: Kitchen.single(1).work, context: [Turn(role: .user, content: Kitchen.long(9))],
      responseA: Kitchen.long(9), responseB: "")
    var annotator = ScriptedAnnotator([work])
    annotator.press("tab")
    #expect(annotator.frame.text(row: 1).hasPrefix(" Response ---"))
    annotator.press("tab")
    #expect(annotator.frame.text(row: 1).hasPrefix(" Human"))
    check(Kitchen.singles(2), keys: "tab", shows: ["All of it is on the screen."])
  }

  @Test func `Tab goes through the panes and Shift-Tab back`() {
    for (keys, title) in [("", ">A -"), ("tab", ">B -"), ("tab tab", ">Dialogue -"), ("backtab", ">Dialogue -")] {
      check(Kitchen.pairs(2), keys: keys, shows: [title])
    }
    for (keys, title) in [("", ">Dialogue -"), ("tab", ">A -"), ("tab tab", ">B -"), ("backtab", ">B -")] {
      check(Kitchen.pairs(2), keys: keys, shows: [title], size: .phone)
    }
  }

  @Test func `Backspace reads back through the sections`() {
    check(Kitchen.pairs(2), keys: "tab tab backspace", shows: [">A -"], size: .phone)
    check(Kitchen.pairs(2), keys: "tab tab backspace backspace", shows: [">Dialogue -"], size: .phone)
  }

  @Test func `pairs open on the dialogue's beginning, and beside the responses stands the turn that they answer`() {
    let context = Kitchen.context + Kitchen.context + Kitchen.context + [Turn(role: .user, content: "The last turn.")]
    let work = Kitchen.pair(1, a: Kitchen.long(3), b: Kitchen.long(3), context: context)
    check([work], keys: "", shows: [">Dialogue", "1-13 of 16: space", "I have two hours"], hides: ["The last turn."])
    check([work], keys: "tab", shows: [">A", "The last turn.", "8 earlier turns: Shift-Tab"])
    // The key that is named there leads there.
    for (keys, key, name) in [("tab", "backtab", "Shift-Tab"), ("tab tab", "tab", "Tab")] {
      check([work], keys: keys, shows: ["8 earlier turns: \(name)"])
      check([work], keys: "\(keys) \(key)", shows: [">Dialogue", "I have two hours"])
    }
    check([work], keys: "tab backtab", shows: [">Dialogue", "I have two hours"], hides: ["The last turn."])
    check([work], keys: "space space", shows: [">A", "The last turn.", "Paragraph 1."])
    check([work], keys: "space space backspace", shows: [">Dialogue", "The last turn.", "What could I even"])
    // Where all of it has room, there is nothing to be opened.
    check([Kitchen.pair(1, a: "Yes.", b: "No.")], keys: "", shows: [">A", "I have two hours", "What could I even"])
    for size in Self.sizes { check([work], keys: "", shows: ["I have two hours"], size: size) }
  }

  @Test func `panes share the rows, the longer one gets what the shorter leaves`() {
    func rows(_ a: Int, _ b: Int, keys: String = "") -> [Int] {
      let texts = [a, b].map { (1...$0).map { "line \($0)" }.joined(separator: "\n") }
      var annotator = ScriptedAnnotator([Kitchen.pair(1, a: texts[0], b: texts[1])])
      annotator.press(keys)
      let text = annotator.text
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let starts = ["A", "B"].compactMap { name in
        lines.firstIndex { $0.dropFirst().hasPrefix("\(name) ---") }
      }
      let labels = lines.firstIndex { $0.contains("w A much") } ?? 0
      return [starts[0] - 2, starts[1] - starts[0] - 1, labels - starts[1] - 1]
    }
    // The part in focus gets what it needs, and the others their first lines.
    #expect(rows(50, 50, keys: "tab") == [2, 13, 2])
    #expect(rows(50, 50, keys: "tab tab") == [2, 2, 13])
    #expect(rows(50, 2, keys: "tab") == [2, 13, 2])
    #expect(rows(2, 50) == [5, 2, 10])
    #expect(rows(2, 50, keys: "tab") == [2, 2, 13])
    #expect(rows(7, 4) == [5, 7, 5])
    // While the dialogue is read, all of it where it has room.
    #expect(rows(50, 50) == [5, 6, 6])
    #expect(rows(50, 2) == [5, 10, 2])
    // Where all has room, blank lines part it.
    #expect(rows(2, 2) == [8, 3, 3])
  }

  @Test func `an empty text is said to be empty`() {
    check([Kitchen.single(1, text: " \n ")], keys: "", shows: ["| (empty)"])
    check([Kitchen.pair(1, b: "", context: [])], keys: "", shows: ["   (empty)", "Dialogue ----", "none"])
    check([Kitchen.pair(1, b: "", context: [])], keys: "", shows: ["(empty)"], size: .large)
    check([Kitchen.pair(1, b: "", context: [])], keys: "tab", shows: [" (empty)"], size: .phone)
  }

  @Test func `a badge counts the characters that are shown in words`() {
    check([Kitchen.single(1, text: "a\u{202E}b\u{7}")], keys: "", shows: ["Response (2 unusual characters) ---"])
    check([Kitchen.pair(1, b: "\u{200B}x")], keys: "", shows: ["B (1 unusual character) ---"], size: .large)
  }

  @Test func `a badge is never cut, however narrow the screen and far the text is read`() {
    let odd = String(repeating: "a ❤️ b. ", count: 60)
    let single = [Kitchen.single(1, text: odd)]
    check(single, keys: "end", shows: ["Response (60 unusual) ", " Backspace"], size: .smallest)
    check(
      single, keys: "end", shows: ["Response (60 unusual) --", " 15 earlier lines: Backspace"],
      size: Size(columns: 60, rows: 12))
    check(single, keys: "end up up", shows: ["Response (60 unusual characters) --"], hides: [" (60 unusual) "])
    check([Kitchen.pair(1, a: odd, b: odd)], keys: "tab", shows: [">A (60 unusual) ", "space"], size: .smallest)
    check(
      [Kitchen.pair(1, a: odd, b: odd)], keys: "tab end tab end", shows: [">B (60 unusual characters) ", " of 15"],
      size: .smallest)
    check([Kitchen.pair(1, a: odd, b: "x")], keys: "end", shows: ["A (60 unusual characters) --"], size: .large)
  }

  @Test func `search finds in all that is on the screen and leaves by Esc alone`() {
    let long = Kitchen.single(1, text: Kitchen.long(9))
    var annotator = ScriptedAnnotator([long, Kitchen.single(2)])
    annotator.press("/")
    annotator.type("Paragraph 7")
    #expect(annotator.text.contains("Paragraph 7. A tray"))
    #expect(annotator.text.contains("1 of 1"))
    annotator.press("backspace 4 q u")
    #expect(annotator.text.contains("/Paragraph 4qu"))
    #expect(annotator.text.contains("not found"))
    annotator.press("esc 4", every: 60_000)
    #expect(annotator.labelNames == "4")
    #expect(annotator.effects.count == 1)
  }

  @Test func `search goes round with Enter and up, through every pane`() {
    for size in [Size.usual, .large, .phone] {
      var annotator = ScriptedAnnotator(Kitchen.pairs(2), size: size)
      annotator.press("/")
      annotator.type("KITCHEN")
      #expect(annotator.text.contains("1 of 3"), "\(size)")
      annotator.press("enter enter")
      #expect(annotator.text.contains("3 of 3"))
      annotator.press("enter")
      #expect(annotator.text.contains("1 of 3"))
      annotator.press("up")
      #expect(annotator.text.contains("3 of 3"))
      let current = annotator.frame.styles.split(separator: "\n").filter { $0.contains("rrrrrrr") }
      #expect(current.count == 1)
    }
  }

  @Test func `help and guidelines can be searched too`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2))
    annotator.press("?")
    annotator.press("/")
    annotator.type("later")
    #expect(annotator.text.contains("1 of 1"))
    annotator.press("esc esc")
    #expect(annotator.text.contains("Rate the response"))
  }

  @Test func `ten megabytes open and scroll as a page does`() {
    let text = String(repeating: Kitchen.tray + "\n", count: 10_000_000 / (Kitchen.tray.utf8.count + 1))
    let small = Self.secondsOfScrolling(Kitchen.long(20))
    let large = Self.secondsOfScrolling(text)
    #expect(large < small * 5 + 0.05, "\(large) s against \(small) s")
  }

  private static func secondsOfScrolling(_ text: String) -> Double {
    var annotator = ScriptedAnnotator([Kitchen.single(1, text: text), Kitchen.single(2)])
    let clock = ContinuousClock()
    let time = clock.measure {
      for _ in 0..<10 {
        annotator.press("space j end k home")
        _ = annotator.frame
      }
    }
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
