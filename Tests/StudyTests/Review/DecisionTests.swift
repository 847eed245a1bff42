import Foundation
import Study
import Testing

@Suite struct DecisionTests {
  private func decision(_ author: String, _ causes: String..., outcome: DecisionOutcome? = nil) -> Decision {
    Decision(
      id: ActID(rawValue: author), author: author, ruling: Ruling(causes: causes, outcome: outcome), at: .distantPast)
  }

  @Test func `each author has one decision, and an empty one is none`() {
    var decisions = Decisions([decision("zoe", outcome: .keep), decision("ann", outcome: .drop)])
    #expect(decisions.all.map(\.author) == ["ann", "zoe"])
    decisions.set(decision("zoe", outcome: .drop))
    #expect(decisions.all.count == 2 && decisions.outcome == .drop)
    decisions.set(decision("zoe"))
    #expect(decisions.all.map(\.author) == ["ann"])
  }

  @Test func `different outcomes or causes are contested, a missing one is not`() {
    #expect(Decisions([decision("a", outcome: .keep), decision("b", outcome: .drop)]).isContested)
    #expect(Decisions([decision("a", "slip"), decision("b", "values")]).isContested)
    #expect(!Decisions([decision("a", "slip", "values"), decision("b", "values", "slip")]).isContested)
    #expect(!Decisions([decision("a", "slip"), decision("b", outcome: .keep)]).isContested)
    let adjudications = [Adjudication(preference: .muchA), Adjudication(preference: .littleA)]
    #expect(
      Decisions([
        decision("a", outcome: .adjudicate(adjudications[0])), decision("b", outcome: .adjudicate(adjudications[1])),
      ]).isContested)
    #expect(Decisions([decision("a", outcome: .keep), decision("b", outcome: .drop)]).outcome == nil)
  }

  @Test func `a change leaves the rest of a ruling, and replaces nothing that its author has not seen`() {
    let ruling = Ruling(causes: ["slip"], outcome: .drop, note: "so")
    #expect(
      RulingChange.causes(chosen: ["values", "slip"], dropped: []).applied(to: ruling)
        == Ruling(causes: ["slip", "values"], outcome: .drop, note: "so"))
    #expect(RulingChange.causes(chosen: [], dropped: ["slip", "gone"]).applied(to: ruling)?.causes == [])
    #expect(RulingChange.outcome(nil, insteadOf: .drop).applied(to: ruling) == Ruling(causes: ["slip"], note: "so"))
    #expect(RulingChange.outcome(.keep, insteadOf: nil).applied(to: ruling) == nil)
    #expect(RulingChange.outcome(.drop, insteadOf: nil).applied(to: ruling) == ruling)
    #expect(RulingChange.note("", insteadOf: "so").applied(to: ruling) == Ruling(causes: ["slip"], outcome: .drop))
    #expect(RulingChange.note("and so", insteadOf: "").applied(to: ruling) == nil)
  }

  @Test func `our code book is the one of the design, and every code book survives its text`() throws {
    #expect(CodeBook.standard.causes.map(\.key) == [1, 2, 3, 4, 5, 0])
    #expect(CodeBook.standard.causes.map(\.id) == ["ambiguous", "slip", "guideline-gap", "values", "broken", "other"])
    #expect(try CodeBook(text: CodeBook.standard.text) == CodeBook.standard)
    let own = try CodeBook(text: "# ours\n\n 0 rest\n2\ttaste | a matter of taste\r\n1 tone | tone | Rude | or not.")
    #expect(own.causes.map(\.name) == ["tone", "a matter of taste", "rest"])
    #expect(own[key: 1]?.description == "Rude | or not.")
    #expect(try CodeBook(text: own.text) == own)
  }

  @Test(arguments: [
    ("", "no cause"), ("1 slip\n1 values", "twice"), ("1 slip\n2 slip", "twice"), ("x slip", "line 1"),
    ("\n1", "line 2"), ("10 slip", "line 1"), ("1 Slip", "no id"), ("1 slip more", "line 1"),
    ("1 a | \(String(repeating: "n", count: 41))", "40 bytes"),
  ])
  func `a code book that cannot be used says why`(text: String, word: String) {
    let error = #expect(throws: ReviewError.self) { try CodeBook(text: text) }
    #expect(error.map { "\($0)".contains(word) } == true, "\(String(describing: error))")
  }
}
