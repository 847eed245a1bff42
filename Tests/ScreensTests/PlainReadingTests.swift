import Foundation
import Screens
import Study
import Terminal
import Testing

/// `--plain` reads one thing at a time.
struct PlainReadingTests {
  /// What is printed first, and after each line, with a minute between them.
  private static func steps(
    _ lines: [String], _ works: [ServedWork], settings: StudySettings = .sample, stages: [Stage] = [],
    practice: [PracticeInstance] = [], goal: Int? = nil
  ) -> (steps: [String], store: ScriptedStore) {
    let (printed, store, _) = PlainAnnotateTests.type(
      lines, works, settings: settings, stages: stages, practice: practice, goal: goal, isWhole: false)
    return (printed.components(separatedBy: "\n>> ").map { $0.trimmingCharacters(in: .newlines) }, store)
  }

  /// - Parameter says: what each step is to begin with after the line that was typed, or to hold.
  private func check(
    _ works: [ServedWork], _ lines: [String], says wanted: [String], labels: String? = nil,
    settings: StudySettings = .sample, _ location: SourceLocation = #_sourceLocation
  ) {
    let (steps, store) = Self.steps(lines, works, settings: settings)
    #expect(steps.count == wanted.count, sourceLocation: location)
    for (step, wanted) in zip(steps, wanted) {
      #expect(wanted.isEmpty || step.contains(wanted), "\(wanted) is not in\n\(step)", sourceLocation: location)
    }
    if let labels { #expect(store.labelNames == labels, sourceLocation: location) }
  }

  @Test func `turns, responses and the question come one by one, each after Enter`() {
    check(
      Kitchen.singles(2), ["", "", "", "", "", "4"],
      says: [
        "Rate the response, 1 of 2. 3 turns, then the response.\nEnter reads on", "Assistant: Start with",
        "Human: There is",
        "Response:\nA tray of", "End. 1 to 5", "End. 1 to 5", "Saved: 4",
      ], labels: "4")
    check(
      [Kitchen.pair(1, first: .b)], ["", "", "", "", ""],
      says: [
        "Which response is better?, 1 of 1. 3 turns, then A and B.", "Assistant:", "Human: There", "A:\nYou could",
        "B:\nA tray",
        "End. a2 A much",
      ])
    let (steps, _) = Self.steps(["", "", "", ""], Kitchen.singles(1))
    for text in ["I have two hours", "Start with what", "nothing in the oven", "A tray of", "End."] {
      #expect(steps.count { $0.contains(text) } == 1, "\(text)")
    }
    check([Kitchen.pair(1, context: [])], [""], says: ["1 of 1.\nEnter", "B:"])
  }

  @Test func `again, back, everything at once, what is left, and a word that is looked for`() {
    let everything = "Assistant: Start with"
    for (lines, wanted) in [
      (["again"], "Human: I have"), (["", "repeat"], everything), (["", "back"], "Human: I have"), (["back"], "begins"),
      (["", "", "back"], everything), (["all"], "End. 1 to 5"), (["", "all"], "Human: I have"),
      (["", "rest"], "End. 1"),
      (["find tray"], "tray is here; find goes on.\nResponse:\nA tray."), (["find  TRAY"], "Response"),
      (["/wash up"], everything),
      (["find zebra"], "zebra is nowhere in this one."), (["find"], "Type find and what"),
      (["/the", "find"], "find goes on"),
      (["r", "back"], "Human: There is"), (["r", ""], "End. 1"), (["dialogue", ""], everything),
      (["", "", "d"], "Human: I have"),
    ] {
      let steps = Self.steps(lines, [Kitchen.single(1, text: "A tray.")]).steps
      #expect(steps[lines.count].contains(wanted), "\(lines): \(steps[lines.count])")
    }
    let whole = Self.steps(["always all", "3", "one by one", "4"], Kitchen.singles(3)).steps
    #expect(whole[1].contains("A tray of") && whole[1].contains("End."))
    #expect(whole[2].contains("2 of 3") && whole[2].contains("End."))
    #expect(whole[4].contains("3 of 3") && !whole[4].contains("A tray of"))
  }

  @Test(arguments: [
    "A sentence that is said. ", "word ", "这是一个很长的句子，没有空格。", "👩‍👩‍👧‍👦 emoji and 汉字。", "x", "e\u{301}",
    "- a point of a list\n", "\n", "a\tb ", "\u{202E}hidden ",
  ])
  func `long texts come in pieces, and nothing of them is lost`(unit: String) {
    let text = "Begin. " + String(repeating: unit, count: 3_000 / unit.count) + " The end."
    let work = Kitchen.single(1, text: text)
    let (steps, _) = Self.steps(["r"] + Array(repeating: "", count: 60), [work])
    let pieces = steps.filter { $0.contains("Response, part") || $0.contains("Response:") }
    #expect(pieces.count > 1 || unit == "\n")
    for piece in pieces {
      #expect(SafeText(piece).columns < 1_000 && piece.split(separator: "\n").count < 20)
    }
    let words = { (text: String) in text.filter { !$0.isWhitespace } }
    let read = pieces.map { $0.split(separator: ":\n", maxSplits: 1).last.map(String.init) ?? "" }
    let shown = text.split(separator: "\n").map { SafeText($0).description }.joined()
    #expect(words(read.joined()) == words(shown))
    #expect(steps.last?.contains("End. 1 to 5") ?? false)
    if pieces.count > 1 {
      for (number, piece) in pieces.enumerated() { #expect(piece.contains("part \(number + 1) of \(pieces.count)")) }
    }
  }

  @Test func `a long text ends its pieces with sentences`() {
    // A heading goes with what it heads, also where it would be the twelfth line.
    let headed = (1...11).map { "Line \($0) is a line." }.joined(separator: "\n") + "\n\n## Of the rest\n\n"
    let rest = (12...30).map { "Line \($0) is a line." }.joined(separator: "\n")
    let parts = Self.steps(["r", ""], [Kitchen.single(1, text: headed + rest)]).steps
    #expect(parts[1].hasSuffix("Line 11 is a line.") && parts[2].contains("## Of the rest\n\nLine 12"), "\(parts)")
    let spaced = Self.steps(["r"], [Kitchen.single(1, text: "def a():\n\n\ndef b():\n\n\n\nend")]).steps
    #expect(spaced[1].contains("def a():\n\n\ndef b():\n\n\n\nend"), "\(spaced)")
    for (text, end) in [
      (String(repeating: "It is so, he said. ", count: 90), "said."), (String(repeating: "他这样说。", count: 300), "。"),
    ] {
      let steps = Self.steps(["r", "", ""], [Kitchen.single(1, text: text)]).steps
      for step in steps[1...3] { #expect(step.hasSuffix(end), "\(step.suffix(40))") }
    }
  }

  @Test func `what was not read out is marked, and said once`() throws {
    let rows: [(lines: [String], unread: Int, isContextUnread: Bool)] = [
      (["4"], 1, true), (["", "", "", "4"], 0, false), (["r", "4"], 0, true), (["all", "4"], 0, false),
      (["", "", "4"], 1, false), (["r", "d", "", "", "4"], 0, false),
    ]
    for row in rows {
      let (steps, store) = Self.steps(row.lines, Kitchen.singles(2))
      guard case .label(_, let seen) = store.acts.last else {
        Issue.record("no label: \(row.lines)")
        continue
      }
      #expect(seen.unread.count == row.unread && seen.isContextUnread == row.isContextUnread, "\(row.lines)")
      #expect((steps.last?.contains("before all of it was shown. undo takes it back") ?? false) == (row.unread > 0))
    }
  }

  @Test func `keys that a study or a person has moved are theirs here too`() throws {
    var settings = StudySettings.sample
    settings.keys = .hands
    check(
      Kitchen.pairs(6), ["d", "f", "g", "h", "j", "n"],
      says: ["", "A much", "A a little", "no difference", "B a little", "B much", "no difference"],
      labels: "A2 A1 N B1 B2 N",
      settings: settings)
    check(
      Kitchen.pairs(9), ["w", "a1", "e", "t", "b 2", "y"], says: Array(repeating: "", count: 7),
      labels: "A2 A1 A1 B1 B2 B2", settings: settings)
    check(
      Kitchen.pairs(2), ["rest"], says: ["", "End. d A much, f A little, g no difference, h B little, j B much; ?"],
      settings: settings)
    check(
      Kitchen.pairs(2), ["p", "i", "r", "dialogue"],
      says: ["", "Marked as unsure; unsure takes", "Judge the quality", "A:", "Human: I"], labels: "",
      settings: settings)
    check(
      Kitchen.singles(2), ["f", "g", "j", "p"],
      says: ["", "Marked as unsure", "Judge", "j is not an answer", "No longer marked"], settings: settings)
    settings.keys = try KeyMap.hands.changed(by: KeyMap(text: "undo = o\nlater = l\ncomment = ;\nback = ,\nnone = r\n"))
    check(
      Kitchen.pairs(3), ["r", "o", "undo"], says: ["", "Saved: no difference", "Taken back", "nothing to take back"],
      settings: settings)
    check(
      Kitchen.singles(3), ["l", "; odd", "4", ",", "L"],
      says: ["", "Put off", "Comment saved", "Saved: 4", "What you gave, 2 of 2", "1: put off"], settings: settings)
    let help = Self.steps(["?", "rest"], Kitchen.pairs(2), settings: settings).steps.joined()
    for text in [
      "undo or o takes back", "later or l puts", "comment or ; and a text",
      "d A much better, f A a little better, r no difference", "unsure or p:",
    ] {
      #expect(help.contains(text), "\(text) is not in \(help)")
    }
  }

  @Test func `texts are read as Markdown or as they were written, and the label says which`() {
    var settings = StudySettings.sample
    settings.textForm = .rendered
    let work = [Kitchen.single(1, text: "Some **bold** words\n\n| a | b |\n|---|---|\n| 1 | 2 |"), Kitchen.single(2)]
    let (steps, store) = Self.steps(["r", "raw", "again", "markdown", "4", "m", "3"], work, settings: settings)
    #expect(steps[1].contains("Some bold words") && !steps[1].contains("|---"))
    #expect(
      steps[2].contains("as they were written") && steps[2].contains("Some **bold** words") && steps[2].contains("|---")
    )
    #expect(steps[4].contains("Some bold words"))
    let forms = store.acts.compactMap { act -> TextForm? in
      if case .label(_, let seen) = act { seen.form } else { nil }
    }
    #expect(forms == [.rendered, .raw])
    settings.textForm = .rawOnly
    #expect(Self.steps(["markdown"], work, settings: settings).steps[1].contains("in one way only"))
  }

  @Test func `guidelines, help and the list are read in between, and label nothing`() {
    var settings = StudySettings.sample
    settings.guidelines = Kitchen.long(6)
    let (steps, store) = Self.steps(["g", "4", "work", "g", "rest", "", "4"], Kitchen.singles(2), settings: settings)
    #expect(steps[1].contains("Part 1 of") && steps[1].contains("Paragraph 1."))
    #expect(steps[2].contains("There is more of the guidelines"))
    #expect(steps[3].contains("Back at work.\nHuman: I have"))
    #expect(steps[5].contains("Paragraph 6.") && steps[6].contains("Assistant:"))
    #expect(store.labelNames == "4")
    let works = ["Apple", "Banana", "Cherry", "Date", "Elder"].enumerated().map {
      Kitchen.single($0 + 1, text: "\($1) pie is what you want.")
    }
    let listed = Self.steps(
      ["always all", "1", "2", "3", "f", "list", "list BANANA", "list kiwi", "open 2", "5", "list"], works
    ).steps
    #expect(listed[6].contains("3: 3,") && listed[6].contains("2: 2,") && listed[6].contains("1: 1,"))
    #expect(listed[7].contains("2: 2,") && !listed[7].contains("1: 1,") && !listed[7].contains("3: 3,"))
    #expect(listed[8].contains("Nothing that you gave has that word."))
    #expect(listed[9].contains("What you gave, 2 of 3. You gave it 2."))
    #expect(listed[10].contains("Changed: 5 instead of 2") && listed[10].contains("Back at work"))
    #expect(listed[11].contains("2: 5,"))
  }

  @Test func `the place is kept while an earlier answer is looked at`() {
    let (steps, store) = Self.steps(["all", "4", "", "[", "work", "", "["] + ["5"], Kitchen.singles(3))
    #expect(steps[3].contains("Assistant:") && steps[4].contains("You gave it 4") && steps[4].contains("Human: I have"))
    #expect(steps[5].contains("Back at work.\nAssistant:") && steps[6].contains("Human: There is"))
    #expect(steps[8].contains("Changed: 5 instead of 4") && steps[8].contains("Human: There is"))
    #expect(store.labelNames == "4 5")
  }

  @Test func `consent is read to its end before it is given`() {
    var settings = StudySettings.sample
    settings.consent = Kitchen.long(6)
    let (steps, store) = Self.steps(
      ["yes", "", "", "yes", "all", "", "yes"], Kitchen.singles(1), settings: settings, stages: [.consent])
    #expect(steps[0].contains("Part 1 of") && steps[0].contains("Enter reads on"))
    #expect(steps[1].contains("Please read it to its end first"))
    #expect(steps[5].contains("Type yes to agree (or y)") && steps[6].contains("Type yes to agree"))
    #expect(steps[7].contains("Rate the response") && store.acts == [.consent(textHash: "c")])
    for word in ["y", "Y", "yes", " YES ", "agree"] {
      let (_, store) = Self.steps(["all", word], Kitchen.singles(1), settings: settings, stages: [.consent])
      #expect(store.acts == [.consent(textHash: "c")], "\(word)")
    }
    let (early, refusing) = Self.steps(["y"], Kitchen.singles(1), settings: settings, stages: [.consent])
    #expect(early[1].contains("Please read it to its end first") && refusing.acts == [])
  }

  @Test func `a break, a goal, practice and thanks are read before it goes on`() {
    var settings = StudySettings.sample
    settings.breakEvery = 2
    let (steps, store) = Self.steps(
      ["all", "1", "all", "2", "3", "3", "", "4"], Kitchen.singles(9), settings: settings)
    #expect(steps[4].contains("A break?") && steps[4].contains("Enter goes on") && !steps[4].contains("3 of 9"))
    #expect(steps[5].contains("Nothing of this one was read out yet") && steps[5].contains("3 of 9"))
    #expect(store.labelNames == "1 2 3 4")
    let goal = Self.steps(["1", "2", ""], Kitchen.singles(9), goal: 2).steps
    #expect(goal[2].contains("That was your goal: 2.") && goal[3].contains("3 of 9"))
    let practice = Self.steps(
      ["rest", "f", "c odd", "5", "rest", "undo", "4", "rest", ""], Kitchen.singles(1),
      stages: [.practice(index: 0, .single)], practice: [Kitchen.practice])
    #expect(practice.steps[1].contains("Try it: give a label, then undo takes it back."))
    #expect(practice.steps[4].contains("The study's author: the same."))
    #expect(practice.steps[6].contains("Taken back. Give it another label"))
    #expect(
      practice.steps[8].contains("from here on it counts") && practice.steps[9].contains("Rate the response, 1 of 1"))
  }

  @Test func `a text that cannot be read as Markdown says so before it`() {
    var settings = StudySettings.sample
    settings.textForm = .rendered
    let said = "It cannot be read as Markdown and is read as it was written."
    #expect(Self.steps([], [Kitchen.single(1, text: "**a**\u{1}")], settings: settings).steps[0].contains(said))
    #expect(!Self.steps([], [Kitchen.single(1, text: "**a**\u{1B}")], settings: settings).steps[0].contains(said))
  }

  @Test func `what differs is read where the study shows it`() {
    var settings = StudySettings.sample
    let pair = [Kitchen.pair(1, a: "one two three four", b: "one two 3 four")]
    #expect(Self.steps(["differences"], pair, settings: settings).steps[1].contains("does not show what differs"))
    settings.showsDifferences = true
    #expect(Self.steps(["differences"], pair, settings: settings).steps[1].contains("Only in A:\nthree\nOnly in B:\n3"))
  }

  @Test func `lines that come together with one that reads on label nothing`() {
    let (_, store, _) = PlainAnnotateTests.type(["", "", "", "", "4"], Kitchen.singles(2), pause: 310, isWhole: false)
    #expect(store.labelNames == "4")
    var memory = ScriptedStore(Kitchen.singles(2), stages: [], practice: [], next: nil)
    var plain = PlainAnnotate(.sample(), station: memory.station, now: .sample)
    _ = plain.begin()
    plain.printed(at: 0)
    for line in ["", "", "4"] {
      for case .ask(let request) in plain.take(line, at: 60_000).effects { _ = plain.take(memory.answer(to: request)) }
    }
    #expect(memory.acts.isEmpty)
  }
}
