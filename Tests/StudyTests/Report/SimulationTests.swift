import Study
import Testing

@Suite struct SimulationTests {
  /// The published values of Dsouza & Kovatchev 2025, Tables 1 to 3; Table 1's filtered ones are said to be "above .70".
  static let published: [(name: String, value: Double, figure: String)] = [
    ("Table 1 SINGLE", 0.48, "scoreAgreement.single.all"),
    ("Table 1 PREFERENCE", 0.43, "scoreAgreement.preference.all"),
    ("Table 1 SINGLE Δ < 3", 0.70, "scoreAgreement.single.below3"),
    ("Table 1 PREFERENCE Δ < 3", 0.70, "scoreAgreement.preference.below3"),
    ("Table 2 SINGLE strict", 0.54, "preferenceAgreement.single.all.strict"),
    ("Table 2 SINGLE soft", 0.86, "preferenceAgreement.single.all.soft"),
    ("Table 2 SINGLE kappa", 0.38, "preferenceAgreement.single.all.kappa"),
    ("Table 2 SINGLE Δ < 4 strict", 0.58, "preferenceAgreement.single.below4.strict"),
    ("Table 2 SINGLE Δ < 4 soft", 0.91, "preferenceAgreement.single.below4.soft"),
    ("Table 2 SINGLE Δ < 4 kappa", 0.49, "preferenceAgreement.single.below4.kappa"),
    ("Table 2 SINGLE Δ < 3 strict", 0.62, "preferenceAgreement.single.below3.strict"),
    ("Table 2 SINGLE Δ < 3 soft", 0.95, "preferenceAgreement.single.below3.soft"),
    ("Table 2 SINGLE Δ < 3 kappa", 0.61, "preferenceAgreement.single.below3.kappa"),
    ("Table 2 PREFERENCE strict", 0.59, "preferenceAgreement.preference.all.strict"),
    ("Table 2 PREFERENCE soft", 0.81, "preferenceAgreement.preference.all.soft"),
    ("Table 2 PREFERENCE kappa", 0.40, "preferenceAgreement.preference.all.kappa"),
    ("Table 2 PREFERENCE Δ < 4 strict", 0.61, "preferenceAgreement.preference.below4.strict"),
    ("Table 2 PREFERENCE Δ < 4 soft", 0.83, "preferenceAgreement.preference.below4.soft"),
    ("Table 2 PREFERENCE Δ < 4 kappa", 0.44, "preferenceAgreement.preference.below4.kappa"),
    ("Table 2 PREFERENCE Δ < 3 strict", 0.67, "preferenceAgreement.preference.below3.strict"),
    ("Table 2 PREFERENCE Δ < 3 soft", 0.93, "preferenceAgreement.preference.below3.soft"),
    ("Table 2 PREFERENCE Δ < 3 kappa", 0.64, "preferenceAgreement.preference.below3.kappa"),
    ("Table 3 strict", 0.60, "interTask.all.strict"),
    ("Table 3 soft", 0.88, "interTask.all.soft"),
    ("Table 3 kappa (pref)", 0.50, "interTask.all.kappaPreference"),
    ("Table 3 kappa (score)", 0.54, "interTask.all.kappaScore"),
    ("Table 3 Pearson", 0.55, "interTask.all.pearson"),
    ("Table 3 Δ < 3 strict", 0.62, "interTask.unambiguous.strict"),
    ("Table 3 Δ < 3 soft", 0.91, "interTask.unambiguous.soft"),
    ("Table 3 Δ < 3 kappa (pref)", 0.56, "interTask.unambiguous.kappaPreference"),
    ("Table 3 Δ < 3 kappa (score)", 0.59, "interTask.unambiguous.kappaScore"),
    ("Table 3 Δ < 3 Pearson", 0.59, "interTask.unambiguous.pearson"),
    ("Table 4 score", 0.44, "merge.preferenceScore.all.ordinal"),
    ("Table 4 merged score", 0.45, "merge.mergedScore.all.ordinal"),
    ("Table 4 merged pref", 0.40, "merge.mergedPreference.all.ordinal"),
  ]

  @Test func `the paper's size gives the paper's Tables 1 to 3, over seeds`() throws {
    let studies = try (1...16).map { seed in
      StudyFigures(
        try SimulatedStudy(instances: 720, annotators: 33, perInstance: 2, seed: UInt64(seed)).labels,
        plan: FigurePlan(replicates: 0))
    }
    for (name, published, figure) in Self.published {
      let values = studies.compactMap { $0[figure].value }
      let mean = values.reduce(0, +) / Double(values.count)
      #expect(abs(mean - published) < 0.03, "\(name): \(mean) against \(published)")
    }
  }
}

extension SimulationTests {
  @Test func `it does not matter who is asked first, and a second asking differs`() {
    let people = SimulatedAnnotators(seed: 5)
    func labels(_ index: Int, _ annotator: Int, attempt: Int = 0) -> [Int] {
      let labels = people.labels(InstanceKey("i\(index)"), annotator: annotator, attempt: attempt)
      return [labels.ratings.a.rawValue, labels.ratings.b.rawValue, labels.preference.combined]
    }
    let forwards = (0..<50).map { labels($0, $0 % 7) }
    let backwards = (0..<50).reversed().map { labels($0, $0 % 7) }
    #expect(forwards == backwards.reversed())
    #expect(forwards[3] == [1, 4, 1])
    let again = (0..<50).map { labels($0, $0 % 7, attempt: 1) }
    let same = zip(forwards, again).count { $0 == $1 }
    #expect((1..<40).contains(same))
  }

  @Test(arguments: [1, 7, 20_261_124] as [UInt64])
  func `nobody uses a scale the other way round`(_ seed: UInt64) {
    let keys = (0..<30).map { InstanceKey("i\($0)") }
    let people = SimulatedAnnotators(seed: seed)
    // Six hundred others' sum says which response is better; somebody on a scale turned round says the opposite.
    var scores = [[(rating: Int, preference: Int)]]()
    for annotator in 0..<600 {
      scores.append(
        keys.map { key in
          let labels = people.labels(key, annotator: annotator)
          return (labels.ratings.b.rawValue - labels.ratings.a.rawValue, labels.preference.combined)
        })
    }
    let consensus = keys.indices.map { index in scores.reduce(0) { $0 + $1[index].rating + $1[index].preference } }
    for (annotator, labels) in scores.enumerated() {
      let ratings = zip(labels, consensus).reduce(0) { $0 + $1.0.rating * $1.1 }
      let preferences = zip(labels, consensus).reduce(0) { $0 + $1.0.preference * $1.1 }
      #expect(ratings > 0 && preferences >= 0, "annotator \(annotator): \(ratings), \(preferences)")
    }
  }

  @Test func `a plan says what more instances cannot reach where people are the sample`() throws {
    let plan = try StudyPlan(
      halfWidth: 0.05, perInstance: [2, 4], annotators: 5, seed: 1, resampling: .annotators)
    #expect(plan.rows.map(\.isReached) == [false, false])
  }

  @Test func `a plan names enough instances, fewer for wider intervals`() throws {
    let wide = try StudyPlan(halfWidth: 0.1, perInstance: [2], annotators: 10, seed: 3)
    let row = try #require(wide.rows.first)
    #expect(row.preference > row.single)
    #expect(abs(try #require(row.preferenceHalfWidth) - 0.1) < 0.02 && row.isReached)
    #expect(try #require(row.singleHalfWidth) < 0.1)
    let narrow = try StudyPlan(halfWidth: 0.07, perInstance: [2], annotators: 10, seed: 3)
    let ratio = Double(try #require(narrow.rows.first).preference) / Double(row.preference)
    #expect(abs(ratio - 100.0 / 49) < 0.02)
  }
}
