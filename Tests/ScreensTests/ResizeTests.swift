import Screens
import Study
import Terminal
import Testing

struct ResizeTests {
  private static let storm: [Size] = [
    Size(columns: 44, rows: 18), Size(columns: 1, rows: 1), Size(columns: 300, rows: 90), Size(columns: 59, rows: 30),
    Size(columns: 110, rows: 20), Size(columns: 40, rows: 10), Size(columns: 79, rows: 200),
    Size(columns: 81, rows: 21),
  ]

  @Test func `a resize keeps the place in the text, and a storm of them does not let it drift`() {
    let words = (1...2000).map { "word\($0)" }.joined(separator: " ")
    let works = [Kitchen.single(1, text: words), Kitchen.pair(1, a: words, b: words)]
    for (index, work) in works.enumerated() {
      for start in [Size.usual, .large] {
        var annotator = ScriptedAnnotator([work], size: start)
        annotator.press("space space space j j")
        let before = annotator.frame
        // From side by side to panes and back A and B go on together, so only the way within one arrangement is exact.
        let isSame = { (size: Size) in index == 0 || start == .large || size.columns < 110 }
        for _ in 0..<10 { for size in Self.storm where isSame(size) { annotator.resize(size) } }
        annotator.resize(start)
        #expect(annotator.frame == before)
        let first = Self.firstWord(before)
        for size in Self.storm where size.columns >= 40 {
          annotator.resize(size)
          let words = annotator.text.split { $0 == " " || $0 == "\n" }
          #expect(words.contains(first), "\(first) at \(size)\n\(annotator.text)")
        }
      }
    }
  }

  /// The first word of the response on the screen.
  private static func firstWord(_ frame: Frame) -> Substring {
    let rows = frame.text.split(separator: "\n")
    let rule = rows.firstIndex { $0.contains("Response --") || $0.contains("A ---") } ?? 0
    return rows[(rule + 1)...].lazy.compactMap { $0.split(separator: " ").first { $0.hasPrefix("word") } }.first ?? ""
  }

  @Test func `a resize keeps marks, what is armed and what was read`() {
    var annotator = ScriptedAnnotator(Kitchen.pairs(2))
    annotator.press("b")
    for size in Self.storm { annotator.resize(size) }
    annotator.resize(.usual)
    #expect(annotator.text.contains("B is better:"))
    annotator.press("1", every: 60_000)
    #expect(annotator.labelled[0].circumstances.unread == [])
  }

  @Test func `beside the responses the dialogue stays at its last turn, and read at the reader's place`() {
    let context = [Turn(role: .user, content: Kitchen.long(8)), Turn(role: .user, content: "The last turn.")]
    var annotator = ScriptedAnnotator([Kitchen.pair(1, context: context)])
    annotator.press("space tab")
    let sizes = [60, 100, 70, 80].map { Size(columns: $0, rows: 24) }
    for size in sizes {
      annotator.resize(size)
      #expect(annotator.text.contains("The last turn."))
    }
    annotator.press("backtab")
    for size in sizes {
      annotator.resize(size)
      #expect(annotator.text.contains("Paragraph 3.") && !annotator.text.contains("The last turn."))
    }
  }

  @Test func `a note keeps what was typed through any size`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2))
    annotator.press("c")
    annotator.type("not done yet")
    for size in Self.storm { annotator.resize(size) }
    annotator.resize(Size(columns: 10, rows: 3))
    annotator.press("q q", every: 1000)
    #expect(!annotator.hasLeft)
    annotator.resize(.usual)
    annotator.press("esc", every: 1000)
    annotator.resize(.usual)
    annotator.press("c")
    #expect(annotator.text.contains("not done yet"))
    #expect(!annotator.hasLeft)
  }

  @Test func `in a window that is too small only leaving works`() {
    for key in ["q", "^c"] {
      var annotator = ScriptedAnnotator(Kitchen.singles(2), size: Size(columns: 30, rows: 8))
      annotator.press("4 f s u x 4 space")
      #expect(annotator.effects.isEmpty)
      annotator.press("^l")
      annotator.press(key)
      #expect(annotator.effects == [.redraw, .leave])
    }
  }

  @Test func `a frame can be had at another size than the last that was told`() {
    let annotator = ScriptedAnnotator(Kitchen.pairs(2))
    for size in Self.storm { #expect(annotator.screen.view(in: size).size == size) }
  }
}
