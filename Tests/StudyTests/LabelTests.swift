import Study
import Testing

struct LabelTests {
  @Test func `magnitude is 0 exactly when the preference is N`() {
    for preference in Preference.allCases {
      for magnitude in -1...3 {
        let isLegal = preference == .none ? magnitude == 0 : (1...2).contains(magnitude)
        #expect((PreferenceLabel(preference, magnitude: magnitude) != nil) == isLegal)
      }
    }
  }

  @Test func `prefer-combined is negative for A`() {
    #expect(PreferenceLabel(.a, magnitude: 2)?.combined == -2)
    #expect(PreferenceLabel(.b, magnitude: 1)?.combined == 1)
    #expect(PreferenceLabel.muchA.preference == .a)
    #expect(PreferenceLabel.allCases.allSatisfy { $0.swapped.combined == -$0.combined })
  }

  @Test(arguments: [(5, 1, -4, -2, Preference.a), (2, 3, 1, 1, .b), (4, 4, 0, 0, .none), (1, 4, 3, 2, .b)])
  func `single-pref and single-combined come from the two ratings`(
    a: Int, b: Int, difference: Int, combined: Int, preference: Preference
  ) throws {
    let pair = RatingPair(a: try #require(Rating(rawValue: a)), b: try #require(Rating(rawValue: b)))
    #expect(pair.difference == difference)
    #expect(pair.singleCombined == combined)
    #expect(pair.singlePref == preference)
  }

  @Test func `disagreement is the largest pairwise difference`() throws {
    #expect(Disagreement.delta([1, 5]) == 4)
    #expect(Disagreement.delta([2, 3, 5]) == 3)
    #expect(Disagreement.delta([3]) == nil)
    #expect(Disagreement.delta(preferences: [.muchA, .littleB]) == 3)
    let one = RatingPair(a: try #require(Rating(rawValue: 5)), b: try #require(Rating(rawValue: 1)))
    let two = RatingPair(a: try #require(Rating(rawValue: 2)), b: try #require(Rating(rawValue: 4)))
    #expect(Disagreement.ofDifference([one, two]) == 6)
    #expect(Disagreement.ofRatings(a: [one.a, two.a], b: [one.b, two.b]) == 3)
  }

  @Test func `ids that look alike but differ in bytes are two`() {
    #expect(InstanceKey("caf\u{E9}") != InstanceKey("cafe\u{301}"))
    #expect(Set([InstanceKey("caf\u{E9}"), InstanceKey("cafe\u{301}")]).count == 2)
  }

  @Test func `a seeded generator is the same on any machine`() {
    var generator = SeededGenerator(seed: 1, "order")
    let values = (0..<3).map { _ in generator.below(1000) }
    #expect(values == Self.recorded)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<6000 { counts[generator.below(6)] += 1 }
    #expect(counts.allSatisfy { (850...1150).contains($0) })
  }

  /// Recomputed by hand from the published SplitMix64 and FNV-1a in another language.
  private static let recorded = [414, 101, 70]
}
