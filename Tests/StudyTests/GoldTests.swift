import Study
import Testing

@Suite struct GoldTests {
  static func gold(_ text: String, _ adjudication: Adjudication? = nil) -> GoldLabels {
    GoldLabels(LabelTable(text: text).entries(of: 0), adjudication: adjudication)
  }

  @Test func `gold is the mean of prefer-combined, and the difference of mean ratings, clipped`() {
    let gold = Self.gold("1 5 2; 2 5 -1; 1 4 1")
    #expect(gold.combined == 2.0 / 3 && gold.preference == .b && gold.preferences == 3)
    #expect(gold.ratingA == 4.0 / 3 && gold.ratingB == 14.0 / 3)
    // 10/3, clipped.
    #expect(gold.singleCombined == 2 && gold.singlePref == .b)
    #expect(gold.deltaOfPreference == 3 && gold.deltaOfRatings == 1 && gold.deltaOfDifference == 1)
    // 2 and −2 are none; means 3 and 2.5 are half a step towards A.
    let split = Self.gold("3 2 2; 3 3 -2")
    #expect(split.preference == Preference.none && split.singleCombined == -0.5 && split.singlePref == .a)
    let missing = Self.gold("- 4 -")
    #expect(missing.preference == nil && missing.singleCombined == nil && missing.ratingB == 4 && missing.ratings == 0)
  }

  @Test func `an adjudication comes before the labels, where it says something`() {
    let gold = Self.gold("1 5 2; 2 5 2", Adjudication(ratingA: .allCases[4], preference: .littleA))
    #expect(gold.combined == -1 && gold.ratingA == 5 && gold.ratingB == 5 && gold.isAdjudicated)
    #expect(gold.deltaOfPreference == 0)
  }

  private func outcome(
    _ text: String, _ ambiguous: TrainingChoice.Ambiguous, _ formulation: TaskFormulation = .preference,
    decided: String? = nil
  ) -> TrainingChoice.Outcome {
    let rules = DecisionRules()
    let verdict = rules.verdict(decided.map(VerdictTests.decisions))
    return TrainingChoice(formulation: formulation, ambiguous: ambiguous, threshold: 3).outcome(
      Self.gold(text, verdict.adjudication), rules.treatment(verdict, in: formulation))
  }

  private func pair(
    _ chosen: ResponseLetter, _ margin: Double, _ weight: Double? = 1, delta: Int?, isAdjudicated: Bool = false,
    n: Int = 2
  ) -> TrainingChoice.Outcome {
    .pair(
      TrainingPair(
        chosen: chosen, margin: margin, weight: weight, delta: delta, isAdjudicated: isAdjudicated, n: n))
  }

  @Test func `ambiguous pairs are filtered, kept or weighted, ties left out`() {
    let apart = "1 5 2; 5 4 -1"
    #expect(outcome(apart, .filter) == .left(.ambiguous))
    #expect(outcome(apart, .keep) == pair(.b, 0.5, delta: 3))
    #expect(outcome(apart, .weight) == pair(.b, 0.5, 0.25, delta: 3))
    // Differences 4 and −1: Δ 5; means 3 and 4.5.
    #expect(outcome(apart, .weight, .single) == pair(.b, 1.5, 1.0 / 6, delta: 5))
    #expect(outcome("1 1 1; 2 2 -1", .filter) == .left(.tie) && outcome("1 1 1; 2 2 -1", .keep, .single) == .left(.tie))
    #expect(outcome("1 1 -", .keep) == .left(.unlabelled))
    // One annotator has no Δ: neither ambiguous nor certain, and of no known weight.
    for ambiguous in [TrainingChoice.Ambiguous.filter, .keep] {
      #expect(outcome("1 2 -2", ambiguous) == pair(.a, 2, delta: nil, n: 1))
    }
    #expect(outcome("1 2 -2", .weight) == pair(.a, 2, nil, delta: nil, n: 1))
    #expect(outcome("1 2 -2", .weight, .single) == pair(.b, 1, nil, delta: nil, n: 1))
    // Δ 2 is not ambiguous, and weighs what it always does.
    #expect(outcome("1 1 2; 2 2 0", .weight) == pair(.b, 1, delta: 2))
  }

  @Test func `decisions come before Δ, an adjudication in its own formulation only`() {
    let apart = "1 5 2; 5 4 -1"
    #expect(outcome(apart, .filter, decided: "ann A2") == pair(.a, 2, delta: 3, isAdjudicated: true))
    #expect(outcome(apart, .filter, decided: "ann a4") == .left(.ambiguous))
    #expect(outcome(apart, .filter, .single, decided: "ann A2") == .left(.ambiguous))
    // B's mean rating 4.5 against the author's 4.
    #expect(outcome(apart, .filter, .single, decided: "ann a4") == pair(.b, 0.5, delta: 5, isAdjudicated: true))
    #expect(outcome(apart, .filter, decided: "ann keep") == pair(.b, 0.5, delta: 3))
    #expect(outcome(apart, .weight, decided: "ann keep") == pair(.b, 0.5, delta: 3))
    #expect(outcome("1 1 2; 2 2 2", .keep, decided: "ann drop") == .left(.dropped))
    #expect(outcome(apart, .filter, decided: "ann keep; bob drop") == .left(.ambiguous))
    // An author's word settles it whether or not there is a Δ.
    #expect(outcome("1 2 -", .weight, decided: "ann A2") == pair(.a, 2, delta: nil, isAdjudicated: true, n: 0))
    #expect(outcome(apart, .filter, decided: "ann more") == .left(.ambiguous))
  }

  @Test func `an annotator's own pair is their own label, whatever an author adjudicated`() {
    let table = LabelTable(text: "1 5 2; 5 4 -1")
    let gold = GoldLabels(table.entries(of: 0), adjudication: Adjudication(preference: .muchA))
    let choice = TrainingChoice(formulation: .preference, ambiguous: .keep, threshold: 3)
    let own = table.entries(of: 0).map { choice.outcome($0, of: gold, .adjudicated) }
    #expect(own == [pair(.b, 2, delta: 3, n: 1), pair(.a, 1, delta: 3, n: 1)])
    #expect(choice.outcome(table.entries(of: 0)[0], of: gold, .dropped) == .left(.dropped))
  }

  @Test func `added labels count in means, and never in Δ`() {
    let all = LabelTable(text: "1 5 2; 5 4 -1; 1 1 -2").entries(of: 0)
    let gold = GoldLabels(all, originals: Array(all.prefix(1)))
    #expect(gold.combined == -1.0 / 3 && gold.preferences == 3 && gold.annotators == 3)
    #expect(gold.deltaOfPreference == nil && gold.delta == nil)
  }

  @Test func `soft labels are the shares of what annotators gave`() {
    let gold = Self.gold("1 5 2; 2 5 -1; 1 4 0; 1 4 1", Adjudication(preference: .muchA))
    #expect(LabelDistribution.shares(gold.distribution.preferences) == [0, 0.25, 0.25, 0.25, 0.25])
    #expect(gold.distribution.probabilityOfB == 0.625)
    #expect(LabelDistribution.shares(gold.distribution.ratingsA) == [0.75, 0.25, 0, 0, 0])
    #expect(Self.gold("- 4 -").distribution.probabilityOfB == nil)
  }
}
