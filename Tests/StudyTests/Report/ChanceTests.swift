import Agreement
import Study
import Testing

/// Figures filtered by disagreement against what independent labels give when filtered alike.
@Suite struct ChanceTests {
  /// Labels without anything in common but their frequencies, which are the paper's.
  static func independent(instances: Int, annotators: Int, seed: UInt64) -> LabelTable {
    var draws = Study.SeededGenerator(seed: seed, "independent")
    var table = LabelTable()
    func pick(_ shares: [Double]) -> Int {
      var left = draws.unit()
      for (index, share) in shares.enumerated() {
        left -= share
        if left < 0 { return index }
      }
      return shares.count - 1
    }
    for instance in 0..<instances {
      let number = table.number(of: InstanceKey("i\(instance)"))
      for person in 0..<annotators {
        let annotator = table.number(ofAnnotator: "a\(person)")
        let a = pick([0.17, 0.20, 0.20, 0.20, 0.23])
        let b = pick([0.20, 0.22, 0.21, 0.21, 0.16])
        let combined = pick([0.19, 0.24, 0.20, 0.20, 0.17])
        table.add(Rating.allCases[a], of: .a, instance: number, annotator: annotator)
        table.add(Rating.allCases[b], of: .b, instance: number, annotator: annotator)
        table.add(PreferenceLabel.allCases[combined], instance: number, annotator: annotator)
      }
    }
    return table
  }

  @Test(arguments: [2, 3]) func `independent labels give the values printed beside`(_ annotators: Int) throws {
    let table = Self.independent(instances: 30_000, annotators: annotators, seed: 7)
    let study = StudyFigures(table, plan: FigurePlan(replicates: 0))
    func check(_ found: Figure, _ expected: Figure, _ name: String) throws {
      let (value, chance) = (try #require(found.value), try #require(expected.value))
      #expect(abs(value - chance) < 0.017, "\(name): \(value), beside it \(chance)")
    }
    for filter in ["below4", "below3"] {
      for (name, chance) in [
        ("scoreAgreement.single.FILTER", "single"), ("scoreAgreement.preference.FILTER", "preference"),
        ("singleCombined.FILTER", "singleCombined"),
        ("preferenceAgreement.single.FILTER.strict", "singlePref.strict"),
        ("preferenceAgreement.single.FILTER.soft", "singlePref.soft"),
        ("preferenceAgreement.single.FILTER.kappa", "singlePref.kappa"),
        ("preferenceAgreement.preference.FILTER.strict", "preferencePref.strict"),
        ("preferenceAgreement.preference.FILTER.soft", "preferencePref.soft"),
        ("preferenceAgreement.preference.FILTER.kappa", "preferencePref.kappa"),
      ] {
        try check(
          study[name.replacing("FILTER", with: filter)], study["chance.\(filter).\(chance)"], "\(name) \(filter)")
      }
    }
    try check(
      study["merge.preferenceScore.below3.ordinal"], study["chance.merge.preferenceScore.below3.ordinal"], "alpha")
    try check(
      study["merge.preferenceScore.ambiguous.interval"], study["chance.merge.preferenceScore.ambiguous.interval"],
      "alpha")
    try check(
      study["merge.preferencePreference.ambiguous.ordinal"],
      study["chance.merge.preferencePreference.ambiguous.ordinal"], "alpha")
    try check(study["ambiguity.overlap"], study["ambiguity.overlapByChance"], "overlap")
    try check(study["interTask.unambiguous.strict"], study["chance.interTask.unambiguous.strict"], "inter-task")
  }

  @Test func `at the paper's frequencies, independent labels give about a half below 3`() throws {
    let study = StudyFigures(
      Self.independent(instances: 30_000, annotators: 2, seed: 3), plan: FigurePlan(replicates: 0))
    #expect(abs(try #require(study["scoreAgreement.single.all"].value)) < 0.01)
    for name in ["scoreAgreement.single.below3", "scoreAgreement.preference.below3"] {
      #expect((0.46...0.51).contains(try #require(study[name].value)))
    }
  }

  @Test(arguments: [2, 3, 5])
  func `annotators who only agree with themselves give the value beside Table 3`(_ annotators: Int) throws {
    // Everybody's preference is their difference, clipped; people are independent of each other.
    let source = Self.independent(instances: 30_000, annotators: annotators, seed: 5)
    var table = LabelTable()
    for instance in source.instances.indices {
      let number = table.number(of: source.instances[instance])
      for entry in source.entries(of: instance) {
        guard let ratings = entry.ratings, let preference = entry.preference else { continue }
        let annotator = table.number(ofAnnotator: source.annotators[entry.annotator])
        table.add(ratings.a, of: .a, instance: number, annotator: annotator)
        table.add(ratings.b, of: .b, instance: number, annotator: annotator)
        let combined = preference == .muchA ? PreferenceLabel.none : PreferenceLabel(rawValue: ratings.singleCombined)
        table.add(combined ?? .none, instance: number, annotator: annotator)
      }
    }
    let study = StudyFigures(table, plan: FigurePlan(replicates: 0))
    let found = try #require(study["interTask.unambiguous.kappaScore"].value)
    let chance = try #require(study["chance.interTask.unambiguous.kappaScore"].value)
    #expect(abs(found - chance) < 0.005 * Double(annotators))
    let (kept, expected) = (study["interTask.unambiguous.pearson"].n, study["chance.interTask.unambiguous.pearson"].n)
    // What is kept is kept by whole instances.
    let spread = (Double(kept) * Double(annotators)).squareRoot()
    #expect(kept < 27_000 * annotators && abs(Double(kept - expected)) < 4 * spread)
  }

  @Test func `labels of one annotator alone have nothing beside Table 3, as instances without a Δ are not kept`() {
    let alone = figures("1 3 1\n2 2 0\n5 1 -2")["chance.interTask.unambiguous.pearson"]
    #expect(alone.value == nil && alone.n == 0)
    let one = figures("1 3 1; 1 4 1\n2 2 0\n5 1 -2")["chance.interTask.unambiguous.pearson"]
    let none = figures("1 3 1; 1 4 1")["chance.interTask.unambiguous.pearson"]
    #expect(none.n == 2 && one.n <= 2)
  }

  @Test func `fully shared difficulty stays far from full overlap`() throws {
    let shared = SharedDifficulty(
      single: [357, 363, 180, 88, 12], preference: [360, 340, 170, 97, 33], threshold: 3)
    #expect((0.14...0.21).contains(try #require(shared.correlation)))
    #expect((0.20...0.29).contains(try #require(shared.overlap)))
    #expect(SharedDifficulty(single: [5, 0, 0, 0, 0], preference: [5, 0, 0, 0, 0], threshold: 3).overlap == nil)
  }
}
