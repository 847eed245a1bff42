import Study
import Terminal
import Testing

@testable import Screens

/// What a study may ask after a label, each a key.
struct GroundsScreenTests {
  private static func settings(_ asked: GroundsRule) -> StudySettings {
    var settings = StudySettings.sample
    settings.asked = asked
    return settings
  }

  private static let all = GroundsRule(
    reasons: ["facts", "tone", "length"], rationale: .optional, asksSureness: true, asksOthers: true)

  @Test(arguments: [
    ("4 1 3 enter 2 7 enter", Grounds(reasons: ["facts", "length"], sureness: .fairly, others: 7)),
    ("4 3 1 3 enter 3 t enter", Grounds(reasons: ["facts"], sureness: .sure, others: 10)),
    ("4 enter 1 0 n o enter", Grounds(rationale: "no", sureness: .guess, others: 0)),
    ("4 enter 1 esc 2 5 enter", Grounds(sureness: .fairly, others: 5)),
    ("4 esc 4 enter x 1 0 enter", Grounds(sureness: .guess, others: 0)),
  ])
  func `answers are saved with the label`(keys: String, expected: Grounds) {
    let annotator = check(Kitchen.singles(3), keys: keys, labels: "4", settings: Self.settings(Self.all))
    #expect(annotator.labelled.map(\.circumstances.grounds) == [expected])
  }

  @Test func `nothing is saved before the last answer, and Esc gives the label up`() {
    let settings = Self.settings(Self.all)
    check(Kitchen.singles(3), keys: "4", shows: ["4: why?", "1 [ ] facts"], labels: "", settings: settings)
    check(Kitchen.singles(3), keys: "4 2", shows: ["2 [x] tone"], labels: "", settings: settings)
    check(
      Kitchen.singles(3), keys: "4 enter", shows: ["how sure are you?", "2 fairly sure"], labels: "", settings: settings
    )
    check(
      Kitchen.singles(3), keys: "4 enter 2", shows: ["how many of ten others agree"], labels: "", settings: settings)
    check(Kitchen.singles(3), keys: "4 esc", shows: ["No label was saved"], labels: "", settings: settings)
    check(Kitchen.singles(3), keys: "4 9", shows: ["1-3 take a reason"], labels: "", settings: settings)
  }

  @Test func `a sentence for much better is asked where one was called so`() {
    let settings = Self.settings(GroundsRule(rationale: .forTwo))
    check(Kitchen.pairs(3), keys: "t", labels: "B1", settings: settings)
    check(Kitchen.pairs(3), keys: "y enter", shows: ["The study asks for a sentence"], labels: "", settings: settings)
    let annotator = check(Kitchen.pairs(3), keys: "y o k enter", labels: "B2", settings: settings)
    #expect(annotator.labelled.map(\.circumstances.grounds.rationale) == ["ok"])
  }

  @Test(arguments: [Size.usual, .large, .phone, .smallest])
  func `the questions are on the screen at every size`(size: Size) {
    let asked = GroundsRule(
      reasons: (1...9).map { "reason \($0)" }, rationale: .required, asksSureness: true, asksOthers: true)
    let settings = Self.settings(asked)
    check(Kitchen.singles(2), keys: "4", shows: ["why?", "1 [ ] reason 1"], size: size, settings: settings)
    check(Kitchen.singles(2), keys: "4 enter", shows: ["3 sure"], size: size, settings: settings)
    check(Kitchen.singles(2), keys: "4 enter 1", shows: ["t for all ten"], size: size, settings: settings)
    check(Kitchen.singles(2), keys: "4 enter 1 1 a b c", shows: ["abc"], size: size, settings: settings)
  }

  @Test(arguments: [
    ("4", "4: why?"), ("4 enter", "how sure are you?"), ("4 enter 1", "how many of ten"),
    ("4 enter 1 1", "in a sentence?"),
    ("x", "Why can it not be judged?"), ("c", "Comment on this one"),
  ])
  func `on a high screen what is asked stands where the labels stood`(keys: String, heading: String) {
    let settings = Self.settings(Self.all)
    let rows = { (annotator: ScriptedAnnotator) in
      annotator.frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    for size in [Size(columns: 200, rows: 50), Size(columns: 80, rows: 50), Size(columns: 50, rows: 50)] {
      let before = check(Kitchen.singles(2), keys: "", size: size, settings: settings)
      let labels = rows(before).firstIndex { $0.contains(/1 +2 +3 +4 +5/) }
      let asked = check(Kitchen.singles(2), keys: keys, shows: [heading], size: size, settings: settings)
      #expect(labels != nil && rows(asked).firstIndex { $0.contains(heading) } == labels, "\(asked.text)")
      #expect(rows(asked).prefix(labels ?? 0) == rows(before).prefix(labels ?? 0))
    }
    // What is said of a wrong key stands below the answers, not far from them.
    let refused = check(
      Kitchen.singles(2), keys: "4 9", shows: ["1-3 take a reason"], size: Size(columns: 200, rows: 50),
      settings: settings)
    let last = rows(refused).firstIndex { $0.contains("3 [ ] length") } ?? 0
    #expect(rows(refused).firstIndex { $0.contains("1-3 take a reason") } == last + 2)
  }

  @Test(arguments: [Size.smallest, Size(columns: 60, rows: 11), .usual])
  func `every reason can be reached, however low the screen`(size: Size) {
    let settings = Self.settings(GroundsRule(reasons: (1...9).map { "reason \($0)" }))
    let shown = min(9, size.rows - 4)
    let hidden = shown < 9 ? ["reason \(shown + 1)"] : []
    let more = shown < 9 ? ["down: \(9 - shown) more"] : []
    check(
      Kitchen.singles(2), keys: "4", shows: ["reason \(shown)"] + more, hides: hidden, size: size, settings: settings)
    let downs = Array(repeating: "down", count: 12).joined(separator: " ")
    let up = shown < 9 ? ["up: \(9 - shown) more"] : []
    check(
      Kitchen.singles(2), keys: "4 \(downs)", shows: ["9 [ ] reason 9"] + up, size: size,
      settings: settings)
    check(Kitchen.singles(2), keys: "4 \(downs) 1", shows: ["1 [x] reason 1"], size: size, settings: settings)
    let annotator = check(
      Kitchen.singles(2), keys: "4 9", shows: ["9 [x] reason 9"], labels: "", size: size, settings: settings)
    var resized = annotator
    resized.resize(Size(columns: 80, rows: 30))
    #expect(resized.text.contains("1 [ ] reason 1") && resized.text.contains("9 [x] reason 9"))
    resized.resize(.smallest)
    resized.press("enter", every: 60_000)
    #expect(resized.labelled.map(\.circumstances.grounds.reasons) == [["reason 9"]])
  }

  @Test(arguments: ["[", "[ [", "L enter", "L down up enter"])
  func `a label that is changed is asked for its reasons too`(way: String) {
    let settings = Self.settings(Self.all)
    let first = "4 1 enter 2 7 n o enter"
    check(
      Kitchen.singles(3), keys: "\(first) \(way) 2", shows: ["2: why?", "1 [ ] facts"], labels: "4", settings: settings)
    check(
      Kitchen.singles(3), keys: "\(first) \(way) 2 esc", shows: ["the label stands as it was"], labels: "4",
      settings: settings)
    let annotator = check(
      Kitchen.singles(3), keys: "\(first) \(way) 2 2 enter 3 t y e s enter", shows: ["Changed: 2 instead of 4."],
      labels: "4 2", settings: settings)
    #expect(
      annotator.labelled.last?.circumstances.grounds
        == Grounds(reasons: ["tone"], rationale: "yes", sureness: .sure, others: 10))
  }

  @Test func `what was said of a label stands there when the same one is given again`() {
    let settings = Self.settings(Self.all)
    let first = "4 1 3 enter 2 7 n o enter [ 4"
    check(
      Kitchen.singles(3), keys: first, shows: ["4: why?", "1 [x] facts", "2 [ ] tone", "3 [x] length"],
      settings: settings)
    check(Kitchen.singles(3), keys: "\(first) enter", shows: ["2 fairly sure (Enter)"], settings: settings)
    check(Kitchen.singles(3), keys: "\(first) enter enter", shows: ["(Enter: 7)"], settings: settings)
    let annotator = check(
      Kitchen.singles(3), keys: "\(first) 1 enter enter enter t enter", shows: ["Changed: what you said of 4."],
      labels: "4 4", settings: settings)
    #expect(
      annotator.labelled.last?.circumstances.grounds
        == Grounds(reasons: ["length"], rationale: "not", sureness: .fairly, others: 7))
  }

  @Test(arguments: [Size.usual, .large, .phone, .smallest])
  func `what was given is named with all that was said of it`(size: Size) {
    let settings = Self.settings(Self.all)
    let first = "4 1 3 enter 2 7 n o enter"
    for way in ["[", "L enter"] {
      let shown = check(Kitchen.singles(3), keys: "\(first) \(way)", size: size, settings: settings)
      // Two lines cover the hints.
      let text = shown.text.split(separator: "\n").suffix(3).joined(separator: " ").split(separator: " ").joined(
        separator: " ")
      #expect(
        text.contains("You gave this one 4, because of facts, length;")
          && text.contains(size.columns < 80 ? "Enter shows all, Esc back." : "Esc back"),
        "\(size): \(text)")
      #expect(
        size.columns < 80 || text.contains("fairly sure; 7 of ten others would say the same: “no”."), "\(size): \(text)"
      )
    }
    check(
      Kitchen.singles(3), keys: "\(first) [ enter enter enter enter", shows: ["4: why, in a sentence?", "no"],
      size: size,
      settings: settings)
    check(
      Kitchen.singles(3), keys: "x 2 [", shows: ["This one is not judged. You"], size: size, settings: settings)
  }

  @Test func `the same answers again change nothing`() {
    let settings = Self.settings(Self.all)
    let first = "4 1 enter 2 7 n o enter [ 4"
    let annotator = check(
      Kitchen.singles(3), keys: "\(first) enter enter enter enter", shows: ["It is 4 already: nothing is changed."],
      labels: "4", settings: settings)
    #expect(annotator.text.contains("You gave this before"))
    check(
      Kitchen.singles(3), keys: "\(first) enter enter 8 enter", shows: ["Changed: what you said of 4."], labels: "4 4",
      settings: settings)
  }

  @Test func `what was said of a label is found in the list`() {
    let said = "4 1 enter 2 7 b i r d enter 2 2 enter 3 1 enter L /"
    for (typed, place) in [("tone", "2 of 2"), ("bird", "1 of 2"), ("fairly", "1 of 2"), ("facts", "1 of 2")] {
      var annotator = check(Kitchen.singles(3), keys: said, settings: Self.settings(Self.all))
      annotator.type(typed)
      #expect(annotator.text.contains(place) && !annotator.text.contains("nowhere"), "\(typed): \(annotator.text)")
    }
  }

  @Test func `Enter is offered only where it answers`() {
    let settings = Self.settings(Self.all)
    check(Kitchen.singles(3), keys: "4", shows: ["Enter go on"], settings: settings)
    for keys in ["4 enter", "4 enter 2"] {
      check(Kitchen.singles(3), keys: keys, shows: ["Esc back"], hides: ["Enter go on"], settings: settings)
    }
    for keys in ["", " enter", " enter enter"] {
      check(
        Kitchen.singles(3), keys: "4 1 enter 2 7 enter [ 4\(keys)", shows: ["Enter go on"], settings: settings)
    }
  }

  @Test func `a sentence that was given up, or cut off by the end of the program, is there again`() {
    let settings = Self.settings(GroundsRule(rationale: .required, asksSureness: true))
    var annotator = check(Kitchen.singles(3), keys: "4 1 s o", settings: settings)
    let text = UnsavedText(.rationale(annotator.screen.workID ?? -1), "so")
    #expect(annotator.screen.unsaved == [text])
    annotator.press("esc esc", every: 60_000)
    #expect(annotator.labels.isEmpty && annotator.screen.unsaved == [text])
    annotator.press("3 2", every: 60_000)
    #expect(annotator.text.contains("3: why, in a sentence?") && annotator.text.contains("so"))
    annotator.press("enter", every: 60_000)
    #expect(annotator.labelled.map(\.circumstances.grounds.rationale) == ["so"] && annotator.screen.unsaved == [])

    var next = ScriptedAnnotator(Kitchen.singles(3), settings: settings)
    next.screen.resume([text])
    #expect(next.text.contains("You were writing why") && next.screen.unsaved == [text])
    next.press("4 1 enter", every: 60_000)
    #expect(next.labelled.map(\.circumstances.grounds.rationale) == ["so"] && next.screen.unsaved == [])
  }

  @Test func `what could not be saved is asked no further, and Enter tries again`() {
    var annotator = check(
      Kitchen.singles(3), keys: "4", settings: Self.settings(GroundsRule(rationale: .optional, asksSureness: true)))
    annotator.failure = "the disk is full"
    annotator.press("2 o k enter", every: 60_000)
    #expect(annotator.text.contains("Not saved: the disk is full") && annotator.labels.isEmpty)
    annotator.failure = nil
    annotator.press("enter", every: 60_000)
    #expect(annotator.labelled.map(\.circumstances.grounds) == [Grounds(rationale: "ok", sureness: .fairly)])
  }

  @Test func `a key held down answers no question`() {
    var annotator = ScriptedAnnotator(
      Kitchen.singles(3), settings: Self.settings(GroundsRule(asksSureness: true, asksOthers: true)))
    annotator.press(.character("2"), after: 60_000)
    for _ in 0..<5 { annotator.press(.character("2"), after: 30) }
    #expect(annotator.labels.isEmpty && annotator.text.contains("how sure are you?"))
  }

  @Test func `practice asks nothing`() {
    var annotator = ScriptedAnnotator(
      Kitchen.singles(1), settings: Self.settings(Self.all), stages: [.practice(index: 0, .single)],
      practice: [Kitchen.practice])
    annotator.press("4", every: 60_000)
    #expect(annotator.acts == [.practice(index: 0, label: .rating(Rating.allCases[3]))])
  }

  @Test func `lines that are typed answer the same questions`() {
    var plain = PlainAnnotate(
      .sample(Self.settings(Self.all)),
      station: ScriptedStore(Kitchen.singles(2), stages: [], practice: [], next: nil).station, now: .sample)
    _ = plain.begin()
    plain.printed(at: 0)
    var time: Milliseconds = 60_000
    func type(_ line: String) -> (lines: [SafeText], effects: [Effect<AnnotateRequest>]) {
      time += 60_000
      return plain.take(line, at: time)
    }
    #expect(type("4").lines.first == "4: why?")
    for line in ["1", "3", "5"] {
      #expect(plain.take(line, at: time + 40).lines.first?.description.hasPrefix("That came before") == true)
    }
    for line in ["again", "?"] { #expect(type(line).lines.first == "4: why?") }
    #expect(type("7").lines.first == "Numbers from 1 to 3, separated by blanks, or nothing.")
    #expect(type("1 3").lines.first == "4: how sure are you?")
    _ = type("3")
    #expect(type("11").lines.first == "A number from 0 to 10.")
    _ = type("10")
    let effects = type("It is right.").effects
    guard case .ask(.record(.label(_, let circumstances), _)) = effects.first else {
      Issue.record("no label was recorded: \(effects)")
      return
    }
    #expect(
      circumstances.grounds
        == Grounds(reasons: ["facts", "length"], rationale: "It is right.", sureness: .sure, others: 10))
  }

  @Test(arguments: [
    (["4", "1", "2", "back"], "4: how sure are you?", Grounds?.none),
    (["4", "1", "2", "back", "back"], "4: why?", nil), (["4", "1", "BACK"], "4: why?", nil),
    (["4", "1", "back", "back"], "No label was saved: give one again.", nil),
    (["4", "1", "2", "7", "back"], "You said: 7.", nil),
    (
      ["4", "1", "2", "back", "3", "t", "so"], "Saved: 4",
      Grounds(reasons: ["facts"], rationale: "so", sureness: .sure, others: 10)
    ),
  ]) func `back in lines goes one question back, as Esc does`(lines: [String], says: String, saved: Grounds?) {
    let (printed, store, _) = PlainAnnotateTests.type(lines, Kitchen.singles(2), settings: Self.settings(Self.all))
    let answer = printed.split(separator: ">> ").last.map(String.init) ?? ""
    #expect(answer.contains(says), "\(answer)")
    #expect(!answer.contains("back gives the label up") || answer.contains("why?"))
    let grounds = store.acts.compactMap {
      if case .label(_, let circumstances) = $0 { circumstances.grounds } else { nil }
    }
    #expect(grounds == [saved].compactMap(\.self))
  }

  @Test func `a sentence that is asked for is asked for in the words of lines`() {
    let (printed, store, _) = PlainAnnotateTests.type(
      ["4", "", "so"], Kitchen.singles(2), settings: Self.settings(GroundsRule(rationale: .required)))
    #expect(
      printed.contains("The study asks for a sentence here; back gives the label up.") && !printed.contains("Esc"))
    let reasons = store.acts.compactMap {
      if case .label(_, let circumstances) = $0 { circumstances.grounds.rationale } else { nil }
    }
    #expect(reasons == ["so"])
  }

  @Test func `lines say what was said of the same label before, and Enter leaves it`() {
    func type(_ lines: [String]) -> (printed: String, store: ScriptedStore, effects: [Effect<AnnotateRequest>]) {
      PlainAnnotateTests.type(
        ["4", "1 3", "2", "7", "no", "earlier", "4"] + lines, Kitchen.singles(3), settings: Self.settings(Self.all))
    }
    let said = Grounds(reasons: ["facts", "length"], rationale: "no", sureness: .fairly, others: 7)
    let printed = type([]).printed
    for line in [
      "You gave it 4, because of facts, length; fairly sure; 7 of ten others would say the same: “no”.",
      "You said: facts, length.",
      "Type the numbers that apply, Enter for the same, - to take it away; back gives the label up.",
    ] { #expect(printed.contains(line), "\(printed)") }
    let same = type(["", "", "", ""])
    #expect(same.printed.hasSuffix("It is 4 already: nothing is changed.") && same.store.labelNames == "4")
    let rows: [(lines: [String], said: Grounds)] = [
      (["-", "", "", "-"], Grounds(sureness: .fairly, others: 7)),
      (["2", "3", "0", "yes"], Grounds(reasons: ["tone"], rationale: "yes", sureness: .sure, others: 0)),
    ]
    for row in rows {
      let labelled = type(row.lines).store.acts.compactMap {
        if case .label(_, let circumstances) = $0 { circumstances.grounds } else { nil }
      }
      #expect(labelled == [said, row.said], "\(row.lines)")
    }
    // Another label is asked for anew.
    let other = PlainAnnotateTests.type(
      ["4", "1 3", "2", "7", "no", "earlier", "3", "", ""], Kitchen.singles(3), settings: Self.settings(Self.all))
    #expect(other.printed.hasSuffix("1, 2 or 3.") && other.store.labelNames == "4")
  }

  @Test func `lines ask again after a change of an earlier label, and where one could not be saved`() {
    var settings = StudySettings.sample
    settings.asked = GroundsRule(asksSureness: true, asksOthers: true)
    var store = ScriptedStore(Kitchen.singles(3), stages: [], practice: [], next: nil)
    var plain = PlainAnnotate(.sample(settings), station: store.station, now: .sample)
    _ = plain.begin()
    plain.printed(at: 0)
    var time: Milliseconds = 60_000
    func type(_ line: String) -> [String] {
      time += 60_000
      let (lines, effects) = plain.take(line, at: time)
      var said = lines
      for case .ask(let request) in effects { said += plain.take(store.answer(to: request)) }
      plain.printed(at: time)
      return said.map(\.description)
    }
    _ = type("all") + type("4") + type("2")
    store.failure = "the disk is full"
    #expect(type("7").prefix(2) == ["Not saved: the disk is full", "4: how many of ten others agree?"])
    store.failure = nil
    #expect(type("7").first == "Saved: 4 for the one before.")
    #expect(type("[").contains { $0.contains("You gave it 4, fairly sure; 7 of ten others would say the same.") })
    #expect(type("2").first == "2: how sure are you?")
    #expect(type("back").first == "Nothing is changed.")
    #expect(type("work").first == "Back at work.")
    #expect(type("work").first == "You are at work.")
    #expect(type("4").first == "4: how sure are you?")
    let farewell = type("q")
    #expect(farewell.first?.hasPrefix("4 was not saved") ?? false)
    #expect(farewell.contains { $0.contains("All but the last is saved") }, "\(farewell)")
    #expect(!farewell.contains { $0.contains("All of it is saved") })
    _ = type("back") + type("[") + type("2") + type("3")
    #expect(type("10").contains { $0.contains("Changed: 2 instead of 4") })
    let grounds = store.acts.compactMap { act -> Grounds? in
      if case .label(_, let circumstances) = act { circumstances.grounds } else { nil }
    }
    #expect(grounds == [Grounds(sureness: .fairly, others: 7), Grounds(sureness: .sure, others: 10)])
  }
}
