import Screens
import Study
import Terminal
import Testing

/// The study's own questions, on a screen and in lines of text.
struct QuestionFormTests {
  private static let text = """
    before language | What is your first language?
    before tired | How tired are you just now? | not at all; a little; very
    before more | Is there anything that we should know?
    after again | Would you do it again? | yes; no
    """

  private static func settings() throws -> StudySettings {
    var settings = StudySettings.sample
    settings.questions = try StudyQuestions(text: text)
    return settings
  }

  private static func annotator(_ page: QuestionPage = .before, size: Size = .usual) throws -> ScriptedAnnotator {
    ScriptedAnnotator(Kitchen.singles(2), size: size, settings: try settings(), stages: [.questions(page)])
  }

  private static func said(_ annotator: ScriptedAnnotator) -> [String: String]? {
    annotator.acts.compactMap { if case .answers(_, let answers) = $0 { answers } else { nil } }.last
  }

  @Test(arguments: [Size.usual, Size(columns: 200, rows: 50), Size.smallest])
  func `answers are typed and chosen, and saved together`(size: Size) throws {
    var annotator = try Self.annotator(size: size)
    let title = size.columns < 60 ? "A few questions" : "A few questions before you begin"
    #expect(annotator.text.contains(title) && annotator.text.contains("1 of 3"))
    annotator.type("Português 中文")
    #expect(annotator.text.contains("Português 中文"))
    annotator.press("enter 2")
    #expect(annotator.text.contains("[2] a little"))
    annotator.press("right enter")
    annotator.type("no?q")
    annotator.press("enter")
    #expect(annotator.text.contains("> Save and go on") && annotator.acts.isEmpty)
    annotator.press("enter")
    #expect(annotator.acts == [.answers(.before, ["language": "Português 中文", "tired": "very", "more": "no?q"])])
    #expect(annotator.text.contains("1 of 2"))
  }

  @Test func `each may be left empty, changed and taken away`() throws {
    let rows: [(keys: String, answers: [String: String])] = [
      ("enter enter enter enter", [:]), ("enter 1 0 enter enter enter", [:]),
      ("enter 3 backspace enter enter enter", [:]),
      ("tab left tab tab enter", ["tired": "very"]), ("down 1 2 up down down down enter", ["tired": "a little"]),
      ("enter 9 enter enter enter", [:]), ("esc enter enter enter up up 1 down down enter", ["tired": "not at all"]),
      ("up enter enter enter down enter", [:]),
    ]
    for (keys, answers) in rows {
      var annotator = try Self.annotator()
      annotator.press(keys)
      #expect(Self.said(annotator) == answers, "\(keys)\n\(annotator.text)")
    }
  }

  @Test func `leaving saves nothing, and a held or hasty Enter passes over no question`() throws {
    for keys in ["^c", "enter q", "enter enter ^c", "enter 1 enter enter q"] {
      var annotator = try Self.annotator()
      annotator.press(keys)
      #expect(annotator.hasLeft && annotator.acts.isEmpty, "\(keys)")
      #expect(annotator.screen.farewell().contains { $0.description.contains("goes on right here") })
    }
    var held = try Self.annotator()
    held.press("enter")
    for _ in 0..<30 { held.press(.enter, after: 33) }
    #expect(held.acts.isEmpty && held.text.contains("2 of 3"))
    var after = try Self.annotator(.after)
    after.press("^c")
    #expect(after.screen.farewell().contains { $0.description.contains("A few questions are left.") })
  }

  @Test func `what was answered is there again after the program was ended, and not saved yet`() throws {
    var annotator = try Self.annotator()
    annotator.type("Português")
    annotator.press("enter 2 enter")
    annotator.type("no")
    let kept = annotator.screen.unsaved
    #expect(
      kept == [
        UnsavedText(.answer(.before, "language"), "Português"), UnsavedText(.answer(.before, "tired"), "a little"),
        UnsavedText(.answer(.before, "more"), "no"),
      ])
    // What belongs to another page waits for it; a question or a choice that is no longer there has no place.
    let later = UnsavedText(.answer(.after, "again"), "yes")
    let gone = [UnsavedText(.answer(.before, "age"), "30"), UnsavedText(.answer(.before, "tired"), "utterly")]
    var next = try Self.annotator()
    next.screen.resume(kept + gone + [later])
    #expect(next.text.contains("What you answered before the program ended is here again"))
    #expect(next.text.contains("Português") && next.text.contains("[2] a little"))
    #expect(next.acts.isEmpty && Set(next.screen.unsaved) == Set(kept + [later]))
    next.press("enter enter enter enter")
    #expect(next.acts == [.answers(.before, ["language": "Português", "tired": "a little", "more": "no"])])
    #expect(next.screen.unsaved == [later])
    // On a page that was saved elsewhere meanwhile there is nothing to go on with.
    var after = try Self.annotator(.after)
    after.screen.resume(kept + [later])
    #expect(after.text.contains("[1] yes") && after.screen.unsaved == [later])
  }

  @Test func `no notice hides an answer on the smallest screen, and each is shown whole`() throws {
    var settings = StudySettings.sample
    settings.questions = try StudyQuestions(text: "before tired | How tired? | none; little; so-so; very; utterly")
    var questions = ScriptedAnnotator(
      Kitchen.singles(2), size: .smallest, settings: settings, stages: [.questions(.before)])
    questions.press(.enter, after: 10)
    questions.checkFoot(["none", "little", "so-so", "very", "utterly"])
    questions.press(.character("z"), after: 5_000)
    questions.checkFoot(["none", "little", "so-so", "very", "utterly"], notice: "does nothing here")

    var asked = StudySettings.sample
    asked.asked = GroundsRule(reasons: (1...6).map { "reason \($0)" })
    var grounds = ScriptedAnnotator(Kitchen.singles(2), size: .smallest, settings: asked)
    grounds.press("4", every: 60_000)
    grounds.press(.character("1"), after: 10)
    grounds.checkFoot((1...6).map { "reason \($0)" })

    var excluded = ScriptedAnnotator(Kitchen.singles(2), size: .smallest)
    excluded.press("x", every: 60_000)
    excluded.press(.character("3"), after: 10)
    excluded.checkFoot(["1  it is", "2  I do", "3  I do", "4  I would", "5  another"])

    var list = ScriptedAnnotator(Kitchen.singles(8), size: .smallest)
    list.press("1 2 3 4 5 1 L", every: 60_000)
    list.press(.character("ж"), after: 60_000)
    for number in 1...6 {
      #expect(list.text.contains("\n  \(number)  ") || list.text.contains("> \(number)  "), "\(list.text)")
    }
    #expect(list.text.contains("That key does nothing here") && list.text.contains("Esc back."), "\(list.text)")
  }

  @Test func `what could not be saved stays on the screen`() throws {
    var annotator = try Self.annotator(.after)
    annotator.failure = "the disk is full"
    annotator.press("1 enter enter")
    #expect(annotator.text.contains("Not saved: the disk is full") && annotator.text.contains("[1] yes"))
    annotator.failure = nil
    annotator.press("enter")
    #expect(Self.said(annotator) == ["again": "yes"])
  }

  @Test func `a long page scrolls with what takes the keys, whatever the size`() throws {
    var settings = StudySettings.sample
    settings.questions = try StudyQuestions(
      text: (1...20).map { "before q\($0) | Question \($0)? \(Kitchen.tray) 你好👩‍👩‍👧‍👦 | first; second; third\n" }.joined())
    for size in [Size.smallest, .usual, Size(columns: 200, rows: 50)] {
      var annotator = ScriptedAnnotator([], size: size, settings: settings, stages: [.questions(.before)])
      for number in 1...20 {
        #expect(annotator.text.contains("\(number) of 20"))
        annotator.press("2")
        #expect(annotator.text.contains("[2] second"))
        annotator.press("enter")
      }
      annotator.resize(Size(columns: 44, rows: 12))
      #expect(annotator.text.contains("> Save and go on"))
      annotator.press("enter")
      #expect(Self.said(annotator)?.count == 20)
    }
  }

  @Test func `in lines of text one is asked at a time`() throws {
    let rows: [(lines: [String], says: String, answers: [String: String]?)] = [
      ([], "3 questions before you begin.", nil),
      (["Dutch"], "2 of 3: How tired are you just now?\n1 not at all\n2 a little", nil),
      (["Dutch", "3", "", ""], "1 of 2", ["language": "Dutch", "tired": "very"]),
      (["", "A  Little", "none", ""], "1 of 2", ["tired": "a little", "more": "none"]),
      (["", "", "", ""], "1 of 2", [:]),
      (["Dutch", "4"], "Type a number from 1 to 3", nil),
      (["Dutch", "back"], "You said: Dutch. - takes it away.", nil),
      (["Dutch", "back", "-", "", "", ""], "1 of 2", [:]), (["back"], "This is the first one.", nil),
      (["", "", ""], "That was the last.", nil), (["", "", "", "what"], "That was the last.", nil),
      (["stop", "again"], "2 of 3", nil), (["stop", "", "", ""], "1 of 2", ["language": "stop"]),
      (["q"], "goes on right here", nil), (["Dutch", "q"], "these were not, and are asked for again", nil),
    ]
    for row in rows {
      let typed = PlainAnnotateTests.type(
        row.lines, Kitchen.singles(2), settings: try Self.settings(), stages: [.questions(.before)], isWhole: false)
      let step = typed.printed.components(separatedBy: "\n>> ").last ?? ""
      #expect(step.contains(row.says), "\(row.lines): \(step)")
      let answers = typed.store.acts.compactMap { if case .answers(_, let answers) = $0 { answers } else { nil } }.last
      #expect(answers == row.answers, "\(row.lines)")
    }
    let ahead = PlainAnnotateTests.type(
      ["", "", "", ""], [], settings: try Self.settings(), stages: [.questions(.before)], pause: 0, isWhole: false)
    #expect(ahead.store.acts.isEmpty)
  }

  @Test func `nothing harmful of a question is shown`() throws {
    for seed in 0..<40 {
      var draw = HostileDraw(UInt64(seed))
      let clean = { (text: String) in
        text.filter { !$0.isNewline && $0 != "|" && $0 != ";" }
      }
      let lines = (1...3).map {
        "before q\($0) | x\(clean(draw.text()).prefix(200)) | y\(clean(draw.text()).prefix(50)); z\n"
      }
      guard let questions = try? StudyQuestions(text: lines.joined()) else { continue }
      var settings = StudySettings.sample
      settings.questions = questions
      var annotator = ScriptedAnnotator([], settings: settings, stages: [.questions(.before)])
      annotator.press("1 enter enter")
      for line in annotator.text.split(separator: "\n") { #expect(SafeText(line).unusualCount == 0, "seed \(seed)") }
      let printed = PlainAnnotateTests.type(["1", ""], [], settings: settings, stages: [.questions(.before)]).printed
      for line in printed.split(separator: "\n") { #expect(SafeText(line).description == line, "seed \(seed)") }
    }
  }
}

extension ScriptedAnnotator {
  /// The answers are on the screen beside the whole of a notice.
  fileprivate func checkFoot(
    _ answers: [String], notice: String = "ress it again", _ location: SourceLocation = #_sourceLocation
  ) {
    for answer in answers { #expect(text.contains(answer), "\(text)", sourceLocation: location) }
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains(notice) && !words.contains("…"), "\(text)", sourceLocation: location)
  }
}
