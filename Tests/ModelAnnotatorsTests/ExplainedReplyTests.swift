import Study
import Testing

@testable import ModelAnnotators

/// What is read out of replies that explain their answer first: the verdict in its place, and never a guess.
@Suite struct ExplainedReplyTests {
  private func check(
    _ reply: String, _ method: ModelMethod, _ verdict: String?, _ explanation: String? = nil, isCut: Bool = false,
    kind: ModelAnswer.InvalidKind? = nil
  ) {
    let read = ExplainedReply(reply, method.choices, isCut: isCut)
    switch read.reading {
    case .answer(let number): #expect(method.choices[number].word == verdict, "\(reply)")
    case .none(let found, let why):
      #expect(verdict == nil, "\(reply): \(why)")
      if let kind { #expect(found == kind, "\(reply): \(why)") }
    }
    if let explanation { #expect(read.explanation == explanation, "\(reply)") }
  }

  /// Replies, what is read, and the explanation where it is looked at.
  private static let given: [(String, String, String?)] = [
    (#"{"explanation": "It is kind.", "verdict": "Good"}"#, "Good", "It is kind."),
    (#"{"explanation": "Not Poor, nor Excellent.", "verdict": "Good"}"#, "Good", "Not Poor, nor Excellent."),
    (#"{"reasoning": "Excellent in tone, Terrible in facts.", "rating": "Poor"}"#, "Poor", nil),
    ("```json\n{\"explanation\": \"It is kind.\", \"verdict\": \"good.\"}\n```", "Good", "It is kind."),
    ("It is Excellent at first sight.\n\n{\"verdict\": \"Fair\"}", "Fair", "It is Excellent at first sight."),
    ("<think>Good? Poor?</think>{\"explanation\": \"It is kind.\", \"verdict\": \"Fair\"}", "Fair", "It is kind."),
    (#"{"explanation": "", "verdict": "Good"}"#, "Good", ""), (#"{"verdict": "Good"}"#, "Good", ""),
    ("It is kind.\n\nVerdict: Good", "Good", "It is kind."), ("It is kind.\nverdict: **good**.", "Good", "It is kind."),
    ("**Explanation:** It is not Excellent, but kind.\n\n**Verdict:** Good", "Good", "It is not Excellent, but kind."),
    ("It could be Excellent or Poor.\n\nFinal answer: Fair", "Fair", "It could be Excellent or Poor."),
    ("It is kind.\n\n### Verdict\n\nGood\n", "Good", "It is kind."),
    ("It is kind.\n\nGood.", "Good", "It is kind."), ("\"Excellent\" would be too much.\n\n**Good**", "Good", nil),
    ("Good\n\nIt has a poor start, yet it helps.", "Good", "It has a poor start, yet it helps."),
    ("It is kind. Verdict: Good", "Good", "It is kind."), ("The reply is not Terrible. **Answer:** Fair", "Fair", nil),
    ("It is kind.\n\nMy rating is Good.", "Good", "It is kind."),
    ("This is good.\nAnswer: Fair", "Fair", "This is good."),
    ("Rating: 4 of 5, as it is kind.\nVerdict: Good", "Good", nil),
    ("It is clear. I would rate it as Good.", "Good", nil),
    ("Unfortunately, it cannot help with taxes.\nVerdict: Poor", "Poor", nil),
    (#"{"explanation": "I cannot find a fault in it.", "verdict": "Excellent"}"#, "Excellent", nil),
    (#"{"explanation": "Decision-making is shown.", "verdict": "Good"}"#, "Good", nil),
  ]

  @Test(arguments: given)
  func `the verdict is what stands in its place`(reply: String, verdict: String, explanation: String?) {
    check(reply, .rating, verdict, explanation)
  }

  @Test(arguments: [
    ("A is longer, B is to the point.\n\nVerdict: B_1", ModelMethod.preference, "B_1"),
    ("A_2 would be too much, for B is fine too.\nVerdict: A_1", .preference, "A_1"),
    ("Neither.\n\nN", .preference, "N"), (#"{"explanation": "N? No: A.", "verdict": "A2"}"#, .preference, "A_2"),
    ("People may think it Easy or Very Difficult.\nVerdict: Difficult", .difficultySingle, "Difficult"),
    ("Difficulty: it takes knowledge of law.\nVerdict: Very Difficult", .difficultyPreference, "Very Difficult"),
  ])
  func `so it is of pairs and of difficulty`(reply: String, method: ModelMethod, verdict: String) {
    check(reply, method, verdict)
  }

  private static let none: [(String, ModelAnswer.InvalidKind)] = [
    ("Verdict: Good\nVerdict: Poor", .several), ("Good\n\nIt is kind.\n\nVerdict: Poor", .several),
    ("It is kind.\nVerdict: Good or Excellent", .several), ("Rating: Good\nIt is kind.\nFinal answer: Fair", .several),
    (#"{"explanation": "Verdict: Poor", "verdict": "Good"}"#, .several),
    (#"{"explanation": "It is kind.", "verdict": "Good", "answer": "Poor"}"#, .several),
    ("Verdict: Poor\n{\"explanation\": \"It is kind.\", \"verdict\": \"Good\"}", .several),
    (#"{"explanation": "It is Good."}"#, .unread), (#"{"explanation": "It is kind.", "verdict": 4}"#, .unread),
    (#"{"explanation": "It is Good, as far as I c"#, .unread), ("It is kind, and that is all.", .unread),
    ("{\"explanation\":\"It is kind. Verdict: Poor\",\"verdict\":\"Good\"}", .several),
    ("Verdict: it depends", .unread), ("", .empty), ("<think>Good", .empty),
    ("I'm sorry, but I cannot help with that.", .refused),
    (#"{"explanation": "I'm sorry, but I can't assist with this request.", "verdict": "Terrible"}"#, .refused),
    ("I cannot help with that.\n\nVerdict: Terrible", .refused),
  ]

  @Test(arguments: none)
  func `where two verdicts or none are given, none is read`(reply: String, kind: ModelAnswer.InvalidKind) {
    check(reply, .rating, nil, kind: kind)
  }

  @Test func `a reply that was cut off before its verdict has none`() {
    check("I find it rather Good in its", .rating, nil, isCut: true, kind: .unread)
    check("It is Good", .rating, nil, isCut: true, kind: .unread)
    check("Verdict: Good\nThat is since it", .rating, "Good", isCut: true)
  }
}
