import Foundation
import Study
import Testing

/// What authors' decisions come to, and what becomes of an instance by them.
@Suite struct VerdictTests {
  static let outcomes: [String: DecisionOutcome] = [
    "keep": .keep, "drop": .drop, "more": .more(2), "send-back": .sendBack,
    "A2": .adjudicate(Adjudication(preference: .muchA)), "B1": .adjudicate(Adjudication(preference: .littleB)),
    "a4": .adjudicate(Adjudication(ratingA: Rating(rawValue: 4))),
    "a5b1": .adjudicate(Adjudication(ratingA: Rating(rawValue: 5), ratingB: Rating(rawValue: 1))),
    "b1": .adjudicate(Adjudication(ratingB: Rating(rawValue: 1))),
    "a4A2": .adjudicate(Adjudication(ratingA: Rating(rawValue: 4), preference: .muchA)),
    "-": .keep,
  ]

  /// Decisions as `ann keep; bob drop`; `-` is a cause without an outcome.
  static func decisions(_ text: String) -> Decisions {
    Decisions(
      text.split(separator: ";").map { part in
        let words = part.split(separator: " ").map(String.init)
        let outcome = words[1] == "-" ? nil : outcomes[words[1]]
        return Decision(
          id: .fresh(), author: words[0], ruling: Ruling(causes: ["slip"], outcome: outcome),
          at: Date(timeIntervalSince1970: 0))
      })
  }

  private func check(
    _ text: String, word: String, single: Verdict.State, preference: Verdict.State,
    location: SourceLocation = #_sourceLocation
  ) {
    let verdict = Verdict(Self.decisions(text))
    #expect(verdict.word == word, "\(text)", sourceLocation: location)
    #expect(verdict.single == single, "\(text) in SINGLE", sourceLocation: location)
    #expect(verdict.preference == preference, "\(text) in PREFERENCE", sourceLocation: location)
  }

  @Test func `a decision speaks of the formulations that it is about`() {
    check("ann -", word: "undecided", single: .undecided, preference: .undecided)
    check("ann keep", word: "keep", single: .keep, preference: .keep)
    check("ann drop; bob -", word: "drop", single: .drop, preference: .drop)
    check("ann more", word: "more", single: .undecided, preference: .undecided)
    check("ann send-back; bob more", word: "more", single: .undecided, preference: .undecided)
    check("ann A2", word: "adjudicate", single: .undecided, preference: .adjudicated)
    check("ann a4", word: "adjudicate", single: .adjudicated, preference: .undecided)
    check("ann a4A2; bob A2", word: "adjudicate", single: .adjudicated, preference: .adjudicated)
    check("ann A2; bob a5b1", word: "adjudicate", single: .adjudicated, preference: .adjudicated)
    check("ann keep; bob a4", word: "contested", single: .contested, preference: .keep)
    check("ann keep; bob drop", word: "contested", single: .contested, preference: .contested)
    check("ann a4; bob drop", word: "contested", single: .contested, preference: .contested)
    check("ann A2; bob B1", word: "contested", single: .undecided, preference: .contested)
    check("ann a4; bob a5b1", word: "contested", single: .contested, preference: .undecided)
    check("ann a4; bob b1", word: "adjudicate", single: .adjudicated, preference: .undecided)
    check("ann keep; bob more", word: "contested", single: .contested, preference: .contested)
  }

  @Test func `labels that authors set together are set, those that they contest are not`() {
    let merged = Verdict(Self.decisions("ann a4; bob b1; cat A2")).adjudication
    #expect(merged.ratingA?.rawValue == 4 && merged.ratingB?.rawValue == 1 && merged.preference == .muchA)
    let contested = Verdict(Self.decisions("ann a4A2; bob B1")).adjudication
    #expect(contested.ratingA?.rawValue == 4 && contested.preference == nil)
  }

  @Test func `who differs is settled by a setting, and by nothing else`() {
    let both = Self.decisions("ann keep; bob drop")
    func treatment(_ rules: DecisionRules) -> DecisionRules.Treatment {
      rules.treatment(rules.verdict(both), in: .preference)
    }
    #expect(treatment(DecisionRules()) == .filtered)
    #expect(treatment(DecisionRules(contested: .keep)) == .kept)
    #expect(treatment(DecisionRules(contested: .drop)) == .droppedAsContested)
    #expect(treatment(DecisionRules(author: "ann")) == .kept)
    #expect(treatment(DecisionRules(author: "bob")) == .dropped)
    #expect(treatment(DecisionRules(author: "cat")) == .filtered)
    #expect(treatment(DecisionRules(.ignore, author: "bob")) == .filtered)
    #expect(treatment(DecisionRules(.none)) == .filtered)
  }

  @Test func `an instance is left out of gold where it is left out of either formulation`() {
    let rules = DecisionRules(contested: .drop)
    #expect(rules.treatment(Verdict(Self.decisions("ann A2; bob B1"))) == .droppedAsContested)
    #expect(rules.treatment(Verdict(Self.decisions("ann A2"))) == .adjudicated)
    #expect(rules.treatment(.undecided) == .filtered)
    let ignoring = DecisionRules(.ignore)
    #expect(ignoring.treatment(Verdict(Self.decisions("ann drop"))) == .filtered)
    #expect(ignoring.treatment(Verdict(Self.decisions("ann A2"))) == .adjudicated)
  }

  @Test func `a split gives each instance one side, by its id and the seed alone`() {
    let keys = (0..<200).map { InstanceKey("x\($0)") }
    let split = TrainingSplit(keys, share: 0.9, seed: 7)
    #expect(keys.count { split.side(of: $0) == .test } == 20)
    let again = TrainingSplit(keys.reversed(), share: 0.9, seed: 7)
    #expect(keys.allSatisfy { split.side(of: $0) == again.side(of: $0) })
    let other = TrainingSplit(keys, share: 0.9, seed: 8)
    #expect(keys.contains { split.side(of: $0) != other.side(of: $0) })
  }
}
