import Study
import Terminal
import Testing

@testable import Screens

/// The screen of sources: from each line to its instances and back.
struct SourcesTests {
  @Test func `s opens the sources from the list and from a page, and Esc, s and q come back to the same place`() {
    for back in ["esc", "s", "q", "^c"] {
      check(keys: "down down s", shows: ["Sources of disagreement", "> in either formulation"])
      check(keys: "down down s \(back)", shows: ["> p-0077", "6 of 10: ambiguous in either formulation"])
      let page = check(keys: "down enter end")
      #expect(check(page, keys: "s \(back)").frame == page.frame)
    }
  }

  @Test func `each line lists as many instances as it says, and Esc comes back to that line`() throws {
    let author = check(ScriptedAuthor(Self.many, found: Self.found), keys: "s")
    let lines = author.screen.sources.lines.indices.filter { author.screen.sources.lines[$0].opens != nil }
    #expect(lines.count > 15)
    for steps in lines.indices {
      let before = check(author, keys: Array(repeating: "down", count: steps).joined(separator: " "))
      let line = try #require(before.screen.sources.marked)
      let said = try #require(line.parts.last { !$0.text.isEmpty && $0.text.description.contains(/^[0-9]+( of |$)/) })
      let listed = check(before, keys: "enter", shows: ["Esc goes back to the sources."])
      let first = try #require(said.text.description.split(separator: " ").first)
      #expect(String(listed.screen.list.list.count) == first, "\(said.text) \(listed.text)")
      #expect(check(listed, keys: "esc").frame == before.frame)
      // A page on the way changes nothing of it, and the list of before is there again.
      if listed.screen.list.list.count > 0 { #expect(check(listed, keys: "enter q s").frame == before.frame) }
      #expect(check(listed, keys: "esc esc").frame == ScriptedAuthor(Self.many, found: Self.found).frame)
    }
  }

  @Test func `a page that the sources were opened from is there again after their lists`() {
    let page = check(ScriptedAuthor(Self.many, found: Self.found), keys: "down enter end")
    #expect(check(page, keys: "s down down enter n enter q esc esc").frame == page.frame)
  }

  @Test func `what is computed beside is waited for by nobody, and comes to the same line`() {
    var author = ScriptedAuthor(Self.many, showsSources: true, computesAtOnce: false)
    check(author, keys: "", shows: ["unlike the others, is being computed from", "> in either formulation"])
    #expect(author.effects == [.ask(.sources)])
    author.press("down")
    check(author, keys: "enter", shows: ["not decided", "Esc goes back"])
    author.take(.sources(Self.found))
    check(author, keys: "", shows: ["> of these not decided yet", "In short"])
    // It is computed once, and again where labels came in since.
    author.press("esc s")
    #expect(author.effects.count { $0 == .ask(.sources) } == 1)
    author.take(.changed([ChangedInstance(0, labels: Array(author.store.table.labels(of: 1)))]))
    #expect(author.effects.count { $0 == .ask(.sources) } == 2)
  }

  @Test func `it comes first where it is asked for, unless a page does`() {
    let first = ScriptedAuthor(showsSources: true)
    check(first, keys: "", shows: ["Sources of disagreement"])
    check(first, keys: "q", shows: ["6 of 10: ambiguous in either formulation; most ambiguous first"])
    #expect(check(first, keys: "q q").hasLeft)
    check(ScriptedAuthor(open: 2, showsSources: true), keys: "", shows: ["Why?"], hides: ["Sources of"])
    check(ScriptedAuthor(), keys: "esc", shows: ["q leaves the review"])
  }

  @Test func `decisions and names are followed while it is on the screen`() {
    var author = ScriptedAuthor(Self.many, size: Size(columns: 80, rows: 60), showsSources: true, found: Self.found)
    author.take(.changed([ChangedInstance(author.screen.list.list.rows[0], decisions: .sample("bob drop"))]))
    check(author, keys: "down", shows: ["1 of \(author.screen.list.list.count) decided"])
    check(author, keys: "i", shows: ["alice"], hides: ["P07"])
    check(author, keys: "t esc", shows: ["Sources of disagreement"])
    check(author, keys: "?", shows: ["Keys"])
  }

  @Test func `every line is reached by keys at any size, and its mark is on the screen`() {
    for size in [Size.smallest, .phone, .usual, .large, Size(columns: 200, rows: 50)] {
      var author = ScriptedAuthor(Self.many, size: size, showsSources: true, found: Self.found)
      let count = author.screen.sources.lines.count { $0.opens != nil }
      var seen: Set<Int> = []
      for key in Array(repeating: "down", count: count + 40) + Array(repeating: "up", count: count + 80) {
        author.press(key)
        seen.insert(author.screen.sources.place)
        #expect(author.frame.fault == nil)
      }
      #expect(seen.count == count, "\(size)")
      #expect(author.screen.sources.top == 0, "\(size)")
      author.press("end")
      #expect(author.text.contains("noise"), "\(author.text)")
      author.press("home")
      for _ in 0..<count { author.press("tab") }
      for _ in 0..<(count + 40) { author.press("space") }
      for _ in 0..<(count + 40) { author.press("backspace") }
      #expect(author.screen.sources.marked != nil && author.text.contains("> "), "\(author.text)")
    }
  }

  @Test func `a number and its interval stand where they belong`() {
    let line = NumberLine(low: 0, high: 1, columns: 11)
    func check(_ shown: SafeText, _ expected: String) { #expect(shown.description == expected) }
    check(line.bar(0.5, (0.2, 0.8)), "==[==|--]  ")
    check(line.bar(0.5, nil), "=====|     ")
    check(line.bar(0, (-0.3, 0.2)), "|-]        ")
    check(line.bar(1.4, (0.9, 2)), "=========[|")
    check(line.bar(nil, nil), "           ")
    check(line.dot(0.5, (0.2, 0.8), mean: 0.7), "..[--o-:]..")
    check(line.dot(0.5, (-1, 2), mean: nil), "<----o---->")
    check(line.dot(nil, nil, mean: nil), "...........")
    check(line.dot(.nan, (.nan, .nan), mean: .infinity), "o..........")
    check(line.axis { "\($0)" }, "0.0     1.0")
    check(NumberLine(low: 1, high: 1, columns: 0).bar(0.5, (0.2, 0.8)), "")
    check(NumberLine(low: 0, high: 0, columns: 3).dot(0.5, (0.2, 0.8)), "o..")
  }

  static let found = ReviewSources(many.table)

  /// Three people who label forty instances, with three labels each.
  static let many: ReviewSample = {
    let names = ["alice", "bob", "carol"]
    let people = SimulatedAnnotators(seed: 5)
    return ReviewSample(
      (0..<40).map { number in
        names.indices.reduce("\(number < 10 ? "i-0" : "i-")\(number) s") { line, person in
          let labels = people.labels(SimulatedStudy.key(number), annotator: person)
          let preference = labels.preference
          let ratings = "\(labels.ratings.a.rawValue)\(labels.ratings.b.rawValue)"
          return line + " | \(names[person]) \(ratings)\(preference.preference.rawValue)\(preference.magnitude)"
        }
      })
  }()
}
