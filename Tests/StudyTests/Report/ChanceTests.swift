import Agreement
import Foundation
import Study
import Testing

/// Figures filtered by disagreement against what independent labels give when filtered alike.
@Suite struct ChanceTests {
  /// How many instances are drawn, more where the long form is asked for, and what that does to chance.
  private static let instances = ProcessInfo.processInfo.environment["DEMUR_COVERAGE"] == nil ? 4_000 : 30_000
  private static let chance = (30_000 / Double(instances)).squareRoot()

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
    let table = Self.independent(instances: Self.instances, annotators: annotators, seed: 7)
    let study = StudyFigures(table, plan: FigurePlan(hasIntervals: false))
    func check(_ found: Figure, _ expected: Figure, _ name: String) throws {
      let (value, chance) = (try #require(found.value), try #require(expected.value))
      #expect(abs(value - chance) < 0.017 * Self.chance, "\(name): \(value), beside it \(chance)")
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

  @Test(arguments: [
    "chance.below3.single", "chance.below3.single.symmetric", "chance.below4.singlePref.strict",
    "chance.below3.preference.symmetric", "chance.below3.preferencePref.kappa", "chance.below3.preferencePref.soft",
    "chance.below4.singleCombined.symmetric", "chance.interTask.unambiguous.pearson",
    "chance.interTask.unambiguous.strict", "chance.merge.preferenceScore.ambiguous.ordinal",
  ])
  func `where fewer than two data points are to be expected, independent labels say nothing`(_ name: String) {
    // Whoever is independent of the other says the same as they, or leaves the filter: of one such instance kappa is 1.
    let apart = StudyFigures(LabelTable(text: "1 5 -2; 5 1 2"), plan: FigurePlan(hasIntervals: false))
    #expect(apart[name].value == nil)
    #expect(apart[name].why?.hasPrefix("of independent labels fewer than two ") == true, "\(apart[name])")
    // Of nothing at all there is another reason.
    let none = StudyFigures(LabelTable(), plan: FigurePlan(hasIntervals: false))
    #expect(none[name].value == nil && none[name].why?.isEmpty == false)
  }

  @Test func `at the paper's frequencies, independent labels give about a half below 3`() throws {
    let study = StudyFigures(
      Self.independent(instances: Self.instances, annotators: 2, seed: 3), plan: FigurePlan(hasIntervals: false))
    #expect(abs(try #require(study["scoreAgreement.single.all"].value)) < 0.01 * Self.chance)
    for name in ["scoreAgreement.single.below3", "scoreAgreement.preference.below3"] {
      #expect(abs(try #require(study[name].value) - 0.485) < 0.025 * Self.chance)
    }
  }

  @Test(arguments: [2, 3, 5])
  func `annotators who only agree with themselves give the value beside Table 3`(_ annotators: Int) throws {
    // Everybody's preference is their difference, clipped; people are independent of each other.
    let source = Self.independent(instances: Self.instances, annotators: annotators, seed: 5)
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
    let study = StudyFigures(table, plan: FigurePlan(hasIntervals: false))
    let found = try #require(study["interTask.unambiguous.kappaScore"].value)
    let chance = try #require(study["chance.interTask.unambiguous.kappaScore"].value)
    #expect(abs(found - chance) < 0.005 * Self.chance * Double(annotators))
    let (kept, expected) = (study["interTask.unambiguous.pearson"].n, study["chance.interTask.unambiguous.pearson"].n)
    // What is kept is kept by whole instances.
    let spread = (Double(kept) * Double(annotators)).squareRoot()
    #expect(kept < Self.instances * annotators * 9 / 10 && abs(Double(kept - expected)) < 4 * spread)
  }

  @Test func `labels of one annotator alone have nothing beside Table 3, as instances without a Δ are not kept`() {
    let alone = figures("1 3 1\n2 2 0\n5 1 -2")["chance.interTask.unambiguous.pearson"]
    #expect(alone.value == nil && alone.n == 0)
    let one = figures("1 3 1; 1 4 1\n2 2 0\n5 1 -2")["chance.interTask.unambiguous.pearson"]
    let none = figures("1 3 1; 1 4 1")["chance.interTask.unambiguous.pearson"]
    #expect(none.n == 2 && one.n <= 2)
  }

  @Test(arguments: [2, 3, 5]) func `what independent labels give does not hang on the order of rows`(_ annotators: Int)
  {
    let source = Self.independent(instances: 60, annotators: annotators, seed: 11)
    /// The same labels, the annotators of each instance in another order.
    func table(_ order: ([LabelEntry]) -> [LabelEntry]) -> StudyFigures {
      var table = LabelTable()
      for instance in source.instances.indices {
        let number = table.number(of: source.instances[instance])
        for entry in order(source.entries(of: instance)) {
          let annotator = table.number(ofAnnotator: source.annotators[entry.annotator])
          for response in ResponseLetter.allCases {
            if let rating = entry.rating(of: response) {
              table.add(rating, of: response, instance: number, annotator: annotator)
            }
          }
          if let preference = entry.preference { table.add(preference, instance: number, annotator: annotator) }
        }
      }
      return StudyFigures(table, plan: FigurePlan(hasIntervals: false))
    }
    // Sorted, the first label of a pair is always the lower one.
    let sorted = table { $0.sorted { ($0.ratings?.difference ?? 0) < ($1.ratings?.difference ?? 0) } }
    let (forwards, backwards) = (table { $0 }, table { $0.reversed() })
    var compared = 0
    for (path, figure) in forwards.tree.figures where path.hasPrefix("chance.") {
      guard path.hasSuffix("symmetric") || path.hasSuffix("strict") || path.hasSuffix("soft") || path.contains("merge")
      else { continue }
      for other in [backwards, sorted] {
        compared += 1
        switch (figure.value, other[path].value) {
        case (let one?, let two?): #expect(abs(one - two) < 1e-9, "\(path): \(one), \(two)")
        case (let one, let two): #expect(one == two, "\(path)")
        }
      }
    }
    #expect(compared >= 60)
  }

  @Test func `an alpha of fewer than two instances to be expected is undefined, and none is above 1`() {
    // Nobody ever differs by 3: of labels as frequent as these hardly one pair in a hundred would.
    var text = Array(repeating: "3 3 0; 3 3 0", count: 30)
    text[0] = "3 3 0; 3 3 1"
    text[1] = "3 3 -2; 3 3 -2"
    let study = figures(text.joined(separator: "\n"))
    for level in ["ordinal", "interval"] {
      for row in ["preferenceScore", "preferencePreference"] {
        let figure = study["chance.merge.\(row).ambiguous.\(level)"]
        #expect(figure.value == nil && figure.n < 2)
        #expect(
          figure.why == "of independent labels fewer than two instances with Δ ≥ 3 in PREFERENCE are to be expected")
        #expect(study["chance.merge.\(row).below3.\(level)"].value != nil)
      }
    }
    for count in 1...40 {
      let study = figures((0..<count).map { "1 1 \($0 % 5 - 2); 1 1 \($0 * 3 % 5 - 2)" }.joined(separator: "\n"))
      for (path, figure) in study.tree.figures where path.hasPrefix("chance.merge") {
        #expect((figure.value ?? 1) <= 1, "\(path), \(count)")
      }
    }
  }

  @Test(arguments: [
    // How often each Δ occurs in SINGLE and PREFERENCE; the overlaps of four million draws, by Scripts/shared-difficulty.py.
    ([0.36, 0.36, 0.12, 0.10, 0.06], [0.36, 0.34, 0.17, 0.10, 0.03], 0.1605, 0.3712),
    ([0.36, 0.36, 0.18, 0.08, 0.02], [0.36, 0.34, 0.17, 0.10, 0.03], 0.1302, 0.3431),
    ([0.70, 0.20, 0.07, 0.02, 0.01], [0.60, 0.25, 0.10, 0.04, 0.01], 0.0515, 0.2379),
  ])
  func `shared difficulty gives what drawing such differences gives`(
    single: [Double], preference: [Double], low: Double, high: Double
  ) throws {
    let shared = SharedDifficulty(single: single, preference: preference, threshold: 3)
    #expect(abs(try #require(shared.low.overlap) - low) < 0.004)
    #expect(abs(try #require(shared.high.overlap) - high) < 0.004)
  }

  @Test func `nothing ambiguous has no overlap, and simulated studies lie within the range`() throws {
    #expect(
      SharedDifficulty(single: [5, 0, 0, 0, 0], preference: [5, 0, 0, 0, 0], threshold: 3).high.overlap == nil)
    var within = 0
    for study in SimulationTests.paperSized {
      let overlap = try #require(study["ambiguity.overlap"].value)
      if overlap >= study.sharedDifficulty.low.overlap ?? 1, overlap <= study.sharedDifficulty.high.overlap ?? 0 {
        within += 1
      }
    }
    #expect(within >= 11)
  }
}
