import Foundation
import Testing

/// The review in a real terminal.
@Suite(.serialized)
struct ReviewTests {
  @Test func `an author codes, drops, takes back, adjudicates and asks for a third annotator, who is served just that`()
    throws
  {
    let folder = try Folder()
    try LabelledStudy.make(in: folder)
    let review = try Tmux("\(Program.path) review --author ann", in: folder)
    // All work is labelled: where disagreement comes from is shown first, and leads to instances and back.
    try review.wait(for: "a lasting view of the instance")
    try review.press("Down", "Enter")
    try review.wait(for: "ambiguous in either formulation, not decided")
    try review.press("Escape")
    try review.wait(for: "> of these not decided yet")
    try review.press("q")
    try review.wait(for: "ambiguous in either formulation; most ambiguous first")
    try review.press("f", "b")
    try review.wait(for: "ambiguous in both formulations")
    try review.press("Enter")
    let first = try Self.id(in: try review.wait(for: "Why?"))
    try review.press("2")
    try review.wait(for: "[2 slip]")
    try review.press("x")
    try review.wait(for: "Saved: drop.")
    try review.press("u")
    try review.wait(for: "Taken back on \(first); now: slip.")
    try review.press("n")
    let second = try Self.id(in: try review.wait("another instance") { (try? Self.id(in: $0)) ?? first != first })
    try review.press("a", "4", "2", "Enter")
    try review.wait(for: "Saved: adjudicate: A 4, B 2.")
    try review.press("q")
    try review.wait("the list with its decision") { $0.contains(second) && $0.contains("adjudicate") }
    // Further down, one that both formulations need not find ambiguous.
    try review.press("r", "End", "Enter")
    let third = try Self.id(in: try review.wait(for: "Why?"))
    try review.press("m", "1")
    try review.wait(for: "Saved: 1 more annotator will be asked.")
    try review.press("q")
    try review.wait(for: "more 1")

    let annotate = try Tmux("\(Program.path) annotate --annotator cat", in: folder)
    let number = third.dropFirst()
    for key in ["4", "1"] {
      let screen = try annotate.wait(for: "Question \(number)?")
      #expect(screen.contains("Rate the response") && !screen.contains(third))
      try annotate.press(key)
    }
    try annotate.wait("the pair") { $0.contains("Which response is better?") && $0.contains("Question \(number)?") }
    try annotate.press("w")
    try annotate.wait(for: "Your comparisons are complete.")
    // The review that stood open all the time shows what came in.
    try review.wait("the new labels' mark") { screen in
      screen.split(separator: "\n").contains { $0.contains(third) && $0.contains("+") }
    }
    try review.press("Enter")
    let page = try review.wait(for: "added")
    #expect(page.contains("4  ...o.") && page.contains("1  o...."))
    try review.press("q", "q")
    #expect(try review.waitForExit() == 0)
    try Program.succeed("verify", in: folder)
  }

  @Test func `two authors at once see each other's decisions, and none is lost`() throws {
    let folder = try Folder()
    try LabelledStudy.make(in: folder)
    let authors = try ["ann", "bob"].map { name in
      let pane = try Tmux("\(Program.path) review --author \(name) --order id", in: folder)
      try pane.wait(for: "Sources of disagreement")
      try pane.press("q")
      try pane.wait(for: "by id")
      try pane.press("f", "a", "o", "i", "Home", "Enter")
      try pane.wait(for: "Why?")
      return pane
    }
    var generator = SystemRandomNumberGenerator()
    let keys = [("1", "ambiguous"), ("2", "slip"), ("y", "keep"), ("x", "drop")]
    for place in 0..<12 {
      for author in authors {
        let (key, word) = keys[Int.random(in: 0..<keys.count, using: &generator)]
        try author.press(key)
        try author.wait(for: "[\(key) \(word)]")
        try author.press("Right")
        try author.wait(for: "\(place + 2) of 150")
      }
    }
    for author in authors { try author.press("q", "t") }
    let totals = try authors.map { try $0.wait(for: "Causes and outcomes so far") }
    #expect(totals[0].contains(" decided, ") || totals[1].contains(" decided, "))
    for author in authors { try author.press("Escape", "Home") }
    // After the last look both lists say the same, row by row.
    try Wait.until("the same list on both screens") {
      let shown = try authors.map { try $0.screen }
      return shown[0] == shown[1] && shown[0].contains(" decided, ")
    }
    for author in authors { try author.press("q") }
    for author in authors { #expect(try author.waitForExit() == 0) }
    try Program.succeed("verify", in: folder)
  }

  @Test func `without a terminal the review says what to use instead`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let outcome = try Program.run(["review"], in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("--list") && outcome.errors.contains("--summary"), "\(outcome.errors)")
  }

  @Test(arguments: [(80, 24), (200, 50), (44, 12)])
  func `without colours the ambiguous are told by sign and weight`(columns: Int, rows: Int) throws {
    let folder = try Folder()
    try LabelledStudy.make(in: folder)
    let review = try Tmux(
      "NO_COLOR=1 \(Program.path) review --author ann --ambiguous any", in: folder, columns: columns, rows: rows)
    try review.wait(for: "150 of 150")
    for (keys, shown) in [(["End"], "> "), (["Home"], "> "), (["Enter"], "B-A")] {
      for key in keys { try review.press(key) }
      // The screen is looked at twice: it has to have come to rest.
      var last = ""
      let screen = try review.wait("what \(keys) leads to") { now in
        defer { last = now }
        return now.contains(shown) && now == last
      }
      let styled = try review.styledScreen
      #expect(styled.wholeMatch(of: /(?s).*\e\[[0-9;]*(3[0-7]|38|9[0-7])[;m].*/) == nil, "\(styled)")
      // Each marked Δ is bold, and no other one of the list is.
      #expect(styled.matches(of: /\e\[[0-9;]*\b1m[0-4]\*/).count == screen.matches(of: /[0-4]\*/).count, "\(styled)")
    }
    try review.press("q", "q")
    #expect(try review.waitForExit() == 0)
  }

  @Test func `in pictures on light and on dark the ambiguous stand out from their ground and from the rest`() throws {
    let folder = try Folder()
    try LabelledStudy.make(in: folder)
    for mode in [[], ["--dark"]] {
      #expect(
        try Program.run(["review", "--screenshot", "x.svg", "--force"] + mode, in: folder).code == 0)
      let svg = try String(contentsOfFile: folder.file("x.svg"), encoding: .utf8)
      let ground = try #require(svg.firstMatch(of: /<rect [^>]*fill="#([0-9a-fA-F]{6})"/)?.1)
      let marked = svg.matches(of: /<text [^>]*fill="#([0-9a-fA-F]{6})"( font-weight="bold")?[^>]*>[0-4]\*/)
      #expect(marked.count > 10)
      #expect(marked.allSatisfy { $0.2 != nil && Self.contrast($0.1, ground) >= 4.5 }, "\(mode)")
    }
  }

  /// The contrast of two colours as WCAG 2 has it, 1…21.
  private static func contrast(_ one: Substring, _ other: Substring) -> Double {
    func luminance(_ colour: Substring) -> Double {
      let number = Int(colour, radix: 16) ?? 0
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(number >> shift & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (one, other) = (luminance(one), luminance(other))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test func `a picture of the opening frame, or of an instance, needs no terminal`() throws {
    let folder = try Folder()
    try LabelledStudy.make(in: folder)
    try Program.succeed("review", "--screenshot", "list.svg", "--size", "120x40", in: folder)
    let list = try String(contentsOfFile: folder.file("list.svg"), encoding: .utf8)
    #expect(list.contains("<svg") && list.contains("most ambiguous first") && list.contains("Question "))
    try Program.succeed("review", "--screenshot", "page.svg", "--open", "i7", in: folder)
    let page = try String(contentsOfFile: folder.file("page.svg"), encoding: .utf8)
    #expect(page.contains(">i7<") && page.contains("Why?"))
    try Program.succeed("annotate", "--annotator", "cat", "--screenshot", "annotate.svg", in: folder)
    #expect(try String(contentsOfFile: folder.file("annotate.svg"), encoding: .utf8).contains("nothing for you to do"))
    let wrong = try Program.run(["review", "--screenshot", "x.svg", "--size", "big"], in: folder)
    #expect(wrong.code == 2 && wrong.errors.contains("120x40"))
    let unknown = try Program.run(["review", "--open", "nowhere"], in: folder)
    #expect(unknown.code == 1 && unknown.errors.contains("no such instance"))
  }

  /// The id at the upper left of a page.
  private static func id(in screen: String) throws -> String {
    try #require(screen.split(separator: "\n").first?.split(separator: " ").first.map(String.init))
  }
}

/// A hundred and fifty instances that two people have labelled, and a third person without work.
enum LabelledStudy {
  static func make(in folder: Folder) throws { try folder.fill(once: "labelled", setUp) }

  private static func setUp(_ folder: Folder) throws {
    let lines = (1...150).map { number in
      #"{"id": "i\#(number)", "context": [{"role": "user", "content": "Question \#(number)?"}], "response_a": "First \#(number).", "response_b": "Second \#(number).", "subset": "s"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "instances.jsonl")
    try Program.succeed(
      "init", "labelled", "--seed", "1", "--consent", "none", "--guidelines", "none", "--practice", "none",
      "--washout", "0", "--guard", "0", in: folder)
    try Program.succeed("import", "instances.jsonl", in: folder)
    try Program.succeed("annotators", "add", "amy", "ben", in: folder)
    try Program.succeed("assign", in: folder)
    try Program.succeed("simulate", in: folder)
    try Program.succeed("annotators", "add", "cat", in: folder)
  }
}
