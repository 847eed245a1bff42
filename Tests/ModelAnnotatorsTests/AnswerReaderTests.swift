import Study
import Testing

@testable import ModelAnnotators

/// What is read out of replies: as a person reads them, and never a guess.
@Suite struct AnswerReaderTests {
  /// - Parameter expected: the word that is read; nil where there is none.
  private func check(_ reply: String, _ method: ModelMethod, _ expected: String?) {
    check(reply, method.choices.map(\.word), expected)
  }

  private func check(_ reply: String, _ words: [String], _ expected: String?) {
    let choices = zip(words, 1...).map { ModelMethod.Choice(word: $0, value: $1) }
    switch AnswerReader(choices).read(reply) {
    case .answer(let number): #expect(words[number] == expected, "\(reply)")
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
    ("\u{FF27}\u{FF4F}\u{FF4F}\u{FF44}", "Good"), ("Good。", "Good"), ("评分：Good", "Good"), ("「Good」", "Good"),
    ("答案是Good", "Good"),
    ("Good</s>", "Good"), ("<|im_start|>assistant\nGood<|im_end|>", "Good"), ("Good<|eot_id|>", "Good"),
    ("\u{25C1}think\u{25B7}Poor\u{25C1}/think\u{25B7}Good", "Good"),
    ("<|START_THINKING|>Poor<|END_THINKING|>Good", "Good"),
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
    ("A2 A2", "A_2"), ("A2\nA2", "A_2"), ("Ａ２", "A_2"), ("答案：Ａ２。", "A_2"), ("我选B1", "B_1"),
    ("B_2\n\nResponse A leaves vitamin B12 out.", "B_2"),
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
    ("**Very Difficult**\n\nThe responses are easy to read.", "Very Difficult"),
    ("Easy\n\nEither of them could be used, and a medium effort tells which to take.", "Easy"),
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
    ("A and B are alike", .preference), ("N/A", .preference), ("n/a.", .preference), ("A2/A3", .preference),
    ("A_2\nA_3", .preference),
    ("at least A_1", .preference), ("A_1 or higher", .preference), ("A_1+", .preference), ("不选A2", .preference),
    ("Good or better", .rating), ("Good\n\nIt could be excellent.", .rating), ("Good\n\nOr maybe fair.", .rating),
    ("Bad to Good", .rating), ("Between bad and Good", .rating), ("~Good", .rating),
    ("Difficulty", .difficultySingle), ("Easy, or Very Easy", .difficultySingle),
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

  /// Of a prompt of one's own, whose answers are numbers.
  @Test(arguments: [
    ("4", "4"), (" **4**.", "4"), ("\u{FF14}", "4"), ("评分：4分", "4"), ("我给4分", "4"), ("4/5", "4"), ("5/5", "5"),
    ("Score: 4 / 5", "4"), ("3 out of 5", "3"), ("I'd rate it 4 out of 5.", "4"), ("4 stars out of 5", "4"),
    ("4.0", "4"),
    ("4 - Good", "4"), ("[4]", "4"), ("[[4]]", "4"), ("<think>3</think>4", "4"), ("{\"answer\":4}", "4"),
    ("{\"rating\":4,\"confidence\":0.9}", "4"), ("{\"score\":\"4/5\",\"of\":5}", "4"), ("\\boxed{4}", "4"),
    ("Rating: 4 because 5 would be too much.", "4"), ("4\n\nIt has 3 strengths and 1 weakness.", "4"),
    ("It has 3 strengths. Rating: 4", "4"), ("Step 1: read. Step 2: judge. Answer: 4", "4"),
    ("1. It is good.\n2. It is short.\n\nRating: 4", "4"), ("On a scale of 1 to 5, I give this a 4", "4"),
    ("On a scale from 1 to 5: 4", "4"), ("4 (on a scale of 1-5)", "4"), ("I give it a 4.", "4"),
    ("4.5", nil), ("4,5", nil), ("3.5/5", nil), ("{\"answer\":4.5}", nil), ("4-5", nil), ("4 or 5", nil),
    ("3 to 4", nil),
    ("between 3 and 4", nil), ("4\n5", nil), ("4/10", nil), ("8 out of 10", nil), ("6", nil), ("14", nil), ("4+", nil),
    ("at least 4", nil), ("4 or more", nil), ("~4", nil), ("not 4", nil), ("4. Actually, 5 is better.", nil),
    ("Rating: 4\nI would give it 3 for its tone.", nil), ("4th", nil), ("{\"id\":4}", nil),
  ])
  func `a number is read where numbers are the answers`(reply: String, number: String?) {
    check(reply, ["1", "2", "3", "4", "5"], number)
  }

  /// Of a prompt of one's own, whose answers are letters that explanations name, too.
  @Test(arguments: [
    ("B", "B"), ("**b**", "B"), ("Answer: B.", "B"), ("Ｂ", "B"), ("我选择B。", "B"), ("答案是B", "B"), ("Response B", "B"),
    ("B because A is rude.", "B"), ("Answer: A\n\nExplanation: B is longer.", "A"),
    ("It: B is longer.\n\nAnswer: A", "A"),
    ("A. B is off the point.", "A"), ("A\n\nA is more direct than B.", "A"), ("A is better.", "A"),
    ("I prefer A.", "A"),
    ("A and B are alike: N", "N"), ("N - A and B are alike", "N"), ("The answer: B (A is too long)", "B"),
    ("A good reply.", nil), ("A concise answer, well done.", nil), ("a good answer", nil), ("N/A", nil),
    ("A or B", nil),
    ("A > B", nil), ("A/B", nil), ("A, not B", nil), ("Neither A nor B", nil), ("A is better than B", nil),
    ("Between A and B, A is better", nil), ("A\n\nOn reflection, B is better.", nil), ("A\nB", nil), ("B+", nil),
    ("A\n\nIn the end I prefer B.", nil), ("{\"A\":3,\"B\":4}", nil), ("不选A", nil),
  ])
  func `a letter that an explanation names is no second answer`(reply: String, letter: String?) {
    check(reply, ["A", "N", "B"], letter)
  }

  /// Of answers that differ by their marks or capitals alone.
  @Test(
    arguments: [
      (["-2", "-1", "0", "1", "2"], "-2", "-2"), (["-2", "-1", "0", "1", "2"], "2", "2"),
      (["-2", "-1", "0", "1", "2"], "Answer: -1.", "-1"), (["-2", "-1", "0", "1", "2"], "{\"answer\": -2}", "-2"),
      (["-2", "-1", "0", "1", "2"], "\u{2212}2", "-2"), (["-2", "-1", "0", "1", "2"], "+1", "1"),
      (["C", "B", "A", "A+"], "A+", "A+"), (["C", "B", "A", "A+"], "Grade: A", "A"),
      (["C", "B", "A", "A+"], "**A+**", "A+"),
      (["A", "a", "b", "B"], "a", "a"), (["A", "a", "b", "B"], "Answer: A", "A"),
      (["A", "a", "b", "B"], "I choose b.", "b"),
      (["A>B", "A=B", "A<B"], "A=B", "A=B"), (["A>B", "A=B", "A<B"], "\"A>B\".", "A>B"), (["+", "++"], "++", "++"),
      (["差", "好"], "答案：好", "好"), (["差", "好"], "不好", nil),
    ] as [([String], String, String?)])
  func `marks and capitals count where nothing else tells answers apart`(words: [String], reply: String, word: String?)
  {
    check(reply, words, word)
  }
}
