import Study
import Testing

@testable import ModelAnnotators

/// What is read out of replies: as a person reads them, and never a guess.
@Suite struct AnswerReaderTests {
  /// - Parameter expected: the word that is read; nil where there is none.
  private func check(_ reply: String, _ method: ModelMethod, _ expected: String?) {
    let reading = AnswerReader(method.choices).read(reply)
    switch reading {
    case .answer(let number): #expect(method.choices[number].word == expected, "\(reply)")
    case .none(_, let why): #expect(expected == nil, "\(reply): \(why)")
    }
  }

  @Test(arguments: [
    ("Good", "Good"), ("good", "Good"), ("GOOD.", "Good"), (" **Good** ", "Good"), ("`Good`", "Good"),
    ("\"Good\"", "Good"),
    ("'Good'.", "Good"), ("\u{201C}Good\u{201D}", "Good"), ("_Good_", "Good"), ("# Good", "Good"), ("[Good]", "Good"),
    ("Answer: Good", "Good"), ("**Answer:** Good.", "Good"), ("answer:good", "Good"), ("The answer is Good.", "Good"),
    ("Final answer: *Good*!", "Good"), ("Rating: Good", "Good"), ("I would rate this response as Good.", "Good"),
    ("4 - Good", "Good"), ("4. Good", "Good"), ("Good (4)", "Good"), ("4/5 - Good", "Good"), ("(4) Good", "Good"),
    ("```\nGood\n```", "Good"), ("```json\n{\"answer\": \"Good\"}\n```", "Good"), ("```Good```", "Good"),
    ("<think>Is it Poor? Or Fair?</think>\n\nGood", "Good"), ("It may be Poor.\n</think>\nGood", "Good"),
    ("<thinking>Poor</thinking>Good", "Good"), ("[THINK]Poor[/THINK]Good", "Good"),
    ("{\"answer\":\"Good\"}", "Good"), ("{\"answer\":\"good.\",\"confidence\":0.9}", "Good"),
    ("{\"reason\":\"It is not Poor.\",\"Answer\":\"Good\"}", "Good"), ("{\"rating\":\"4 - Good\"}", "Good"),
    ("{\"quality\":\"Good\"}", "Good"), ("Here it is: {\"answer\": \"Good\"} Bye.", "Good"), ("\"Good\"\n", "Good"),
    ("[\"Good\"]", "Good"),
    ("Good. The response is clear and complete.", "Good"),
    ("Good\n\nThe response has a poor start, yet it helps.", "Good"),
    ("Good because it answers the question.", "Good"), ("Good, since nothing is missing.", "Good"),
    ("The response is clear.\n\nAnswer: Good", "Good"), ("**Good**\n\n**Explanation:** It is a fair summary.", "Good"),
    ("It gives good advice in a poor tone.\nAnswer: Fair", "Fair"), ("The quality is good.", "Good"),
    ("Terrible!", "Terrible"), ("Overall, I'd say it is Excellent.", "Excellent"),
  ])
  func `a rating is read as a person reads it`(reply: String, word: String) {
    check(reply, .rating, word)
  }

  @Test(arguments: [
    ("A_2", "A_2"), ("A2", "A_2"), ("a2.", "A_2"), ("A-2", "A_2"), ("A 2", "A_2"), ("A\\_2", "A_2"), ("**A_2**", "A_2"),
    ("Answer: A2", "A_2"), ("N", "N"), ("n.", "N"), ("Answer: N", "N"), ("B_1 (slightly better)", "B_1"),
    ("A_1: A is a little better than B.", "A_1"), ("B_2, because A is off the point.", "B_2"),
    ("{\"answer\":\"B2\"}", "B_2"), ("I choose B_1.", "B_1"), ("`B_2`", "B_2"), ("My preference is A_1.", "A_1"),
    ("N because both say the same.", "N"), ("A_2\n\nResponse A is much better.", "A_2"),
  ])
  func `a preference is read as a person reads it`(reply: String, word: String) {
    check(reply, .preference, word)
  }

  @Test(arguments: [
    ("Very Difficult", "Very Difficult"), ("very difficult.", "Very Difficult"), ("Very-Easy", "Very Easy"),
    ("VeryEasy", "Very Easy"), ("very_easy", "Very Easy"), ("Difficult", "Difficult"),
    ("5 - Very Difficult", "Very Difficult"),
    ("Answer: **Very Easy**", "Very Easy"), ("{\"difficulty\": \"Easy\"}", "Easy"),
    ("It is Very Difficult to tell.", "Very Difficult"),
  ])
  func `of two answers that hold each other the longer one is read`(reply: String, word: String) {
    check(reply, .difficultySingle, word)
  }

  @Test(arguments: [
    ("", ModelMethod.rating), (" \n", .rating), ("Good or Excellent", .rating), ("Fair to Good", .rating),
    ("Good/Fair", .rating),
    ("Between Fair and Good", .rating), ("Good. Or maybe excellent.", .rating), ("Answer: Good\nAnswer: Poor", .rating),
    ("Good\nPoor", .rating), ("Not good", .rating), ("It isn't Good.", .rating), ("Very good", .rating),
    ("Pretty Good", .rating),
    ("2 - Good", .rating), ("Good (2)", .rating), ("Goodness", .rating), ("4", .rating), ("{\"answer\": 4}", .rating),
    ("{\"first\":\"Good\",\"second\":\"Poor\"}", .rating), ("{\"answer\":\"Good or Poor\"}", .rating),
    ("<think>Good", .rating), ("<think>Good</think>", .rating), ("The response gives good advice.", .rating),
    ("Mediocre", .rating), ("null", .rating), ("Good, not Excellent", .rating), ("[\"Good\", \"Poor\"]", .rating),
    ("I'm sorry, but I can't rate this as Good.", .rating), ("As an AI, I cannot say whether this is Good.", .rating),
    ("A_1 or B_1", .preference), ("A_1, or perhaps N", .preference), ("A_2 / A_1 / N / B_1 / B_2", .preference),
    ("A", .preference), ("Response A is much better.", .preference), ("A_3", .preference), ("A_21", .preference),
    ("A and B are alike", .preference), ("Difficulty", .difficultySingle), ("Easy, or Very Easy", .difficultySingle),
  ])
  func `where two answers or none occur, none is read`(reply: String, method: ModelMethod) {
    check(reply, method, nil)
  }

  @Test(arguments: [
    ("", ModelAnswer.InvalidKind.empty), ("<think>Hm", .empty), ("<think>Good</think>", .empty),
    ("Good or Poor", .several),
    ("Mediocre", .unread), ("I'm sorry, but I can't help with that.", .refused),
    ("I cannot judge this content.", .refused),
  ])
  func `why none is read is told apart`(reply: String, kind: ModelAnswer.InvalidKind) {
    guard case .none(let found, _) = AnswerReader(ModelMethod.rating.choices).read(reply) else {
      Issue.record("\(reply)")
      return
    }
    #expect(found == kind, "\(reply)")
  }
}
