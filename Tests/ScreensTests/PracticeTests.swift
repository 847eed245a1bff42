import Screens
import Study
import Terminal
import Testing

/// Practice that shows the keys, and a word at every change of stage.
struct PracticeTests {
  private static func newcomer(size: Size = .usual, asked: GroundsRule = .nothing) -> ScriptedAnnotator {
    var settings = StudySettings.sample
    settings.asked = asked
    return ScriptedAnnotator(
      Kitchen.singles(12), size: size, settings: settings, stages: (0..<4).map { .practice(index: $0, .single) },
      practice: Array(repeating: Kitchen.practice, count: 4))
  }

  @Test func `each of the first practice instances shows a key, and none is needed`() {
    var annotator = Self.newcomer()
    for said in ["u takes it back", "f says that you are unsure", "s puts it off", "practice 4 of 4"] {
      #expect(annotator.text.contains(said), "\(annotator.text)")
      annotator.press("3 enter", every: 60_000)
    }
    #expect(annotator.text.contains("Practice is over: from here on it counts."))
    annotator.press("4", every: 60_000)
    #expect(annotator.labelNames == "4")
  }

  @Test func `the end of practice says whether questions follow labels`() {
    for (asked, isTold) in [
      (GroundsRule.nothing, false), (GroundsRule(asksSureness: true), true), (GroundsRule(rationale: .forTwo), false),
    ] {
      for size in [Size.usual, .smallest] {
        var annotator = Self.newcomer(size: size, asked: asked)
        for _ in 1...4 { annotator.press("3 enter", every: 60_000) }
        let said = annotator.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(said.contains("from here on it counts."))
        #expect(said.contains("Questions follow each label.") == isTold, "\(annotator.text)")
      }
    }
  }

  @Test func `what is shown can be tried, and nothing of it is kept`() {
    var annotator = Self.newcomer()
    annotator.press("2", every: 60_000)
    #expect(annotator.text.contains("u take it back"))
    annotator.press("u", every: 60_000)
    #expect(annotator.text.contains("practice 1 of 4") && annotator.text.contains("Taken back."))
    annotator.press("5 enter f", every: 60_000)
    #expect(annotator.text.contains("Marked as unsure"))
    annotator.press("j", every: 60_000)
    #expect(annotator.text.contains("Now c, for a comment."))
    annotator.press("c", every: 60_000)
    annotator.type("odd")
    annotator.press("enter", every: 60_000)
    #expect(annotator.text.contains("Comment saved, for practice") && annotator.text.contains("unsure, comment"))
    annotator.press("2 enter s", every: 60_000)
    #expect(annotator.text.contains("Put off: in the work it would come again"))
    #expect(annotator.notes == [] && annotator.labels == [])
    #expect(annotator.acts.allSatisfy { if case .practice = $0 { true } else { false } })
  }

  @Test func `the pace says how long it takes, at the half and on leaving`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(20))
    annotator.press("3 4", every: 30_000)
    annotator.press("q", every: 1_000)
    #expect(!annotator.text.contains("at your pace"))
    annotator.press("esc", every: 1_000)
    for _ in 3...9 { annotator.press("3", every: 30_000) }
    #expect(!annotator.text.contains("Half is done"))
    annotator.press("3", every: 30_000)
    #expect(annotator.text.contains("Saved: 3 for the one before. Half is done: about 5 minutes left at your pace."))
    annotator.press("q", every: 1_000)
    #expect(annotator.text.contains("About 5 minutes left at your pace."))
    #expect(annotator.screen.farewell().contains { $0.description.contains("at your pace") })
  }

  @Test func `a break and a goal are spoken of, and the work goes on`() {
    var settings = StudySettings.sample
    settings.breakEvery = 3
    let works = Kitchen.singles(20)
    check(works, keys: "1 2 3", shows: ["A break?", "3 done since you began"], settings: settings)
    check(works, keys: "1 2 3 4", shows: ["A break?"], labels: "1 2 3", settings: settings)
    check(works, keys: "1 2 3 enter 4", shows: ["5 of 20"], labels: "1 2 3 4", settings: settings)
    check(works, keys: "1 2 3 enter 4 5 1", shows: ["A break?", "6 done"], settings: settings)
    check(works, keys: "1 2 3", hides: ["A break?"])
    #expect(check(works, keys: "1 2 3 q", settings: settings).hasLeft)
    var setting = AnnotateSetting.sample()
    setting.goal = 2
    var annotator = ScriptedAnnotator(works, setting: setting)
    annotator.press("1 s 2", every: 60_000)
    #expect(annotator.text.contains("That was your goal: 2."))
    annotator.press("enter 3 4", every: 60_000)
    #expect(annotator.labelNames == "1 2 3 4")
  }
}

/// A keyboard that sends other letters.
struct LayoutTests {
  @Test(arguments: [
    ("ф", "a Cyrillic"), ("Ц", "a Cyrillic"), ("σ", "a Greek"), ("Ω", "a Greek"), ("ש", "a Hebrew"), ("س", "an Arabic"),
    ("ա", "an Armenian"), ("ก", "a Thai"), ("ㄱ", "a Korean"), ("ち", "a Japanese"), ("द", "a Devanagari"),
  ])
  func `a letter of another layout is told from a wrong key`(letter: String, script: String) {
    for works in [Kitchen.singles(2), Kitchen.pairs(2)] {
      check(works, keys: letter, shows: ["\(letter) is \(script) letter: switch the keyboard to Latin letters."])
    }
  }
}
