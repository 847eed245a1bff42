import Screens
import Study
import Terminal
import Testing

/// Keeping one's place in a text that is longer than the screen.
struct PlaceTests {
  private static let sizes: [Size] = [
    .usual, .large, .phone, .smallest, Size(columns: 79, rows: 24), Size(columns: 200, rows: 50),
  ]

  private static func numbered(_ count: Int) -> String {
    (1...count).map { "line \($0)." }.joined(separator: "\n")
  }

  /// The numbers of the lines on the screen, from the top on.
  private static func numbers(_ text: String) -> [Int] {
    text.matches(of: /line (\d+)\./).compactMap { Int($0.output.1) }
  }

  /// The numbers of the lines that are marked as new.
  private static func marked(_ text: String) -> [Int] {
    text.split(separator: "\n").filter { $0.contains(/^ *>[ |]/) }.flatMap { numbers(String($0)) }
  }

  @Test func `a page keeps one line, the last one too, and nothing jumps`() {
    for size in Self.sizes {
      for count in [20, 37, 61, 100] {
        let work = ServedWork(
          work: Kitchen.single(1).work, context: [], responseA: Self.numbered(count), responseB: "")
        var annotator = ScriptedAnnotator([work], size: size)
        var page = Self.numbers(annotator.text)
        #expect(page.first == 1)
        while annotator.text.contains("more line") {
          annotator.press("space")
          let next = Self.numbers(annotator.text)
          #expect(next.first == page.last, "\(size), \(count)")
          page = next
        }
        #expect(page.last == count)
        annotator.press("down j space")
        #expect(Self.numbers(annotator.text) == page, "nothing is below")
      }
    }
  }

  @Test func `back from the last page is the page before`() {
    let work = ServedWork(work: Kitchen.single(1).work, context: [], responseA: Self.numbered(50), responseB: "")
    for size in Self.sizes {
      var annotator = ScriptedAnnotator([work], size: size)
      var pages = [Self.numbers(annotator.text)]
      while annotator.text.contains("more line") {
        annotator.press("space")
        pages.append(Self.numbers(annotator.text))
      }
      while pages.count > 1 {
        pages.removeLast()
        annotator.press("backspace")
        #expect(Self.numbers(annotator.text) == pages.last)
      }
    }
  }

  @Test func `the first line not seen before is marked until the next key`() {
    let work = ServedWork(work: Kitchen.single(1).work, context: [], responseA: Self.numbered(90), responseB: "")
    for size in Self.sizes {
      var annotator = ScriptedAnnotator([work], size: size)
      #expect(Self.marked(annotator.text) == [])
      let last = Self.numbers(annotator.text).last ?? 0
      annotator.press("space")
      #expect(Self.marked(annotator.text) == [last + 1], "\(size)")
      annotator.press("f")
      #expect(Self.marked(annotator.text) == [])
      // What was seen once is new no more.
      annotator.press("backspace space")
      #expect(Self.marked(annotator.text) == [])
    }
  }

  @Test func `in panes too, where a part shows what is new below its first lines`() {
    let context = [Turn(role: .text, content: Self.numbered(9))]
    let work = Kitchen.pair(1, a: Self.numbered(30), b: Self.numbered(30), context: context)
    var annotator = ScriptedAnnotator([work, work])
    annotator.press("space")
    #expect(annotator.text.contains(">A -"))
    #expect(Self.marked(annotator.text).count == 1)
    let pages = annotator.text.split(separator: "\n").filter { $0.contains(/^>A -.* 1-\d+ of 30: space/) }
    #expect(pages.count == 1)
  }

  @Test func `z gives one part the whole screen, and takes it back`() {
    let texts = [Self.numbered(40), Self.numbered(40)]
    let work = Kitchen.pair(1, a: texts[0], b: texts[1], context: [Turn(role: .user, content: "A short question.")])
    for size in [Size.usual, .large, Size(columns: 200, rows: 50)] {
      var annotator = ScriptedAnnotator([work, work], size: size)
      let before = annotator.frame
      annotator.press("z")
      let titles = annotator.text.split(separator: "\n").filter { $0.contains(/>?(A|B|Dialogue) ---/) }
      #expect(titles.count == 1, "\(size)\n\(annotator.text)")
      annotator.press("z")
      #expect(annotator.frame == before, "\(size)")
      annotator.press("z tab")
      #expect(annotator.text.contains("B much"))
      annotator.press("e", every: 60_000)
      #expect(annotator.labelled.first?.circumstances.layout == "one-at-a-time")
    }
    check(Kitchen.singles(2), keys: "z", shows: ["There is one text only, and it has all the rows that there are."])
    let long = [Kitchen.single(1, text: Kitchen.long(9))]
    check(long, keys: "z", shows: ["There is one text only, with all the rows: space shows the "])
    check(long, keys: "end z", shows: ["and it has all the rows that there are."])
    for size in [Size.phone, .smallest] {
      check(Kitchen.pairs(2), keys: "z", shows: ["Each part has all the rows"], size: size)
    }
  }

  @Test func `the labels follow the text, and nothing is out of sight above empty rows`() {
    for size in [Size.usual, .large, .phone, Size(columns: 200, rows: 50), Size(columns: 80, rows: 100)] {
      for count in stride(from: 1, through: 110, by: 3) {
        let single = ServedWork(
          work: Kitchen.single(1).work, context: [], responseA: Self.numbered(count), responseB: "")
        let pair = Kitchen.pair(1, a: Self.numbered(count), b: "Yes.", context: [Turn(role: .user, content: "Well?")])
        // Where one part is shown at a time the labels stand below the longest.
        for work in size == .phone ? [single] : [single, pair] {
          let text = ScriptedAnnotator([work], size: size).text
          let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          let labels = rows.lastIndex { $0.contains("B much") || $0.contains(/1 +2.+5/) } ?? 0
          let above = rows[..<labels].lastIndex { !$0.allSatisfy { $0 == " " } } ?? 0
          #expect(labels - above <= 2 + (size.columns < 80 ? 1 : 0), "\(size), \(count)\n\(text)")
          let isClipped = text.contains(/of \d+: space|more line/)
          if isClipped { #expect(rows.count - labels <= 4, "\(size), \(count)\n\(text)") }
        }
      }
    }
  }

  @Test func `on a low screen all rows but the title, the labels, one for notices and the hints are the text's`() {
    let long = (1...60).map { "line \($0)." }.joined(separator: "\n")
    for rows in 10...13 {
      let size = Size(columns: 44, rows: rows)
      // One row says how much is above, one how much is below.
      for (work, keys, others) in [
        (Kitchen.single(1, text: long), "end", 6), (Kitchen.pair(1, a: long, b: long), "tab end", 5),
      ] {
        var annotator = ScriptedAnnotator([work], size: size)
        annotator.press(keys, every: 60_000)
        let shown = annotator.text.split(separator: "\n").count { $0.contains(/line \d+\./) }
        #expect(shown == rows - others, "\(rows): \(annotator.text)")
      }
    }
  }
}
