import Study
import Testing

/// The study's own questions as a file has them.
struct StudyQuestionsTests {
  @Test func `a file of questions is read, and written as it was read`() throws {
    let questions = try StudyQuestions(
      text: """
        # before the first label
        before first-language | What is your first language?

          before  field\t|  What do you work on? |law;  medicine ; 其他 🌍
        after remarks|Anything else?
        """)
    #expect(questions.before.map(\.id) == ["first-language", "field"] && questions.after.map(\.id) == ["remarks"])
    #expect(questions[.before][1].choices == ["law", "medicine", "其他 🌍"] && questions[.after][0].choices == [])
    #expect(questions.before[0].text == "What is your first language?")
    #expect(try StudyQuestions(text: questions.text) == questions)
    #expect(try StudyQuestions(text: "after a | b?\r\nafter c | d?\r\n").after.count == 2)
  }

  @Test(arguments: [
    ("", "it has no question"), ("# only this\n\n", "it has no question"),
    ("first-language | What?", "line 1: is not before or after, a name, |"), ("before x", "line 1: is not"),
    ("\n\nduring x | What?", "line 3: is not"), ("before a b | What?", "line 1: is not"),
    ("{\"before\": []}", "line 1: is not"),
    ("before First | What?", "\"First\" is no name"), ("before -x | What?", "is no name"),
    ("before x |  ", "must have 1 to 2000"),
    ("before x | What? | one", "must be 2 to 9"), ("before x | What? | one; ", "must be 2 to 9"),
    ("before x | What? | 1;2;3;4;5;6;7;8;9;10", "must be 2 to 9"), ("before x | What? | a; a", "are the same"),
    ("before x | What? | a | b", "more than two |"),
    ("before x | A?\nafter x | B?", "line 2: the name x stands there twice"),
  ])
  func `what cannot be used is told with its line`(text: String, why: String) {
    do {
      _ = try StudyQuestions(text: text)
      Issue.record("taken: \(text)")
    } catch {
      #expect("\(error)".contains(why), "\(error)")
    }
  }

  @Test func `a page has a limit`() throws {
    let lines = { (count: Int) in (0..<count).map { "before q\($0) | What?\n" }.joined() }
    #expect(try StudyQuestions(text: lines(30)).before.count == 30)
    #expect(throws: QuestionFault.self) { try StudyQuestions(text: lines(31)) }
    #expect(throws: QuestionFault.self) {
      try StudyQuestions(text: "before x | " + String(repeating: "x", count: 2_001))
    }
  }
}
