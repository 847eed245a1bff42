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

  @Test func `ambiguous pairs are filtered, kept or weighted, ties left out`() {
    func outcome(
      _ text: String, _ ambiguous: TrainingChoice.Ambiguous, _ formulation: TaskFormulation = .preference,
      _ adjudication: Adjudication? = nil
    ) -> TrainingChoice.Outcome {
      TrainingChoice(formulation: formulation, ambiguous: ambiguous, threshold: 3).outcome(
        Self.gold(text, adjudication))
    }
    let apart = "1 5 2; 5 4 -1"
    #expect(outcome(apart, .filter) == .ambiguous)
    #expect(outcome(apart, .keep) == .pair(TrainingPair(chosen: .b, margin: 0.5, weight: 1, delta: 3)))
    #expect(outcome(apart, .weight) == .pair(TrainingPair(chosen: .b, margin: 0.5, weight: 0.25, delta: 3)))
    // Differences 4 and −1: Δ 5; means 3 and 4.5.
    #expect(outcome(apart, .weight, .single) == .pair(TrainingPair(chosen: .b, margin: 1.5, weight: 1.0 / 6, delta: 5)))
    #expect(
      outcome(apart, .filter, .preference, Adjudication(preference: .muchA))
        == .pair(TrainingPair(chosen: .a, margin: 2, weight: 1, delta: 3)))
    #expect(outcome("1 1 1; 2 2 -1", .filter) == .tie && outcome("1 1 1; 2 2 -1", .keep, .single) == .tie)
    #expect(outcome("1 1 -", .keep) == .unlabelled)
    // One annotator has no Δ: neither ambiguous nor certain, and of no known weight.
    for ambiguous in [TrainingChoice.Ambiguous.filter, .keep] {
      #expect(outcome("1 2 -2", ambiguous) == .pair(TrainingPair(chosen: .a, margin: 2, weight: 1, delta: nil)))
    }
    #expect(outcome("1 2 -2", .weight) == .pair(TrainingPair(chosen: .a, margin: 2, weight: nil, delta: nil)))
    #expect(outcome("1 2 -2", .weight, .single) == .pair(TrainingPair(chosen: .b, margin: 1, weight: nil, delta: nil)))
    // An author's word settles it whether or not there is a Δ.
    #expect(
      outcome("1 2 -", .weight, .preference, Adjudication(preference: .muchA))
        == .pair(TrainingPair(chosen: .a, margin: 2, weight: 1, delta: nil)))
  }
}
