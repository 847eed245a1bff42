import Agreement
import Study
import Testing

@Suite struct AnnotatorComparisonTests {
  /// A simulated study in which one annotator labels as `change` has it.
  private static func comparison(
    instances: Int = 200, annotators: Int = 10, seed: UInt64 = 5, of odd: Int = 3,
    change: (RatingPair, PreferenceLabel) -> (RatingPair, PreferenceLabel) = { ($0, $1) }
  ) throws -> AnnotatorComparison {
    AnnotatorComparison(
      try table(instances: instances, annotators: annotators, seed: seed, of: odd, change: change), plan: FigurePlan(),
      activity: [:])
  }

  private static func table(
    instances: Int, annotators: Int, seed: UInt64, of odd: Int, without left: Int? = nil,
    change: (RatingPair, PreferenceLabel) -> (RatingPair, PreferenceLabel) = { ($0, $1) }
  ) throws -> LabelTable {
    var table = LabelTable()
    let study = try SimulatedStudy(instances: instances, annotators: annotators, perInstance: 2, seed: seed)
    study.forEach { key, annotator, ratings, preference in
      guard annotator != left else { return }
      let (ratings, preference) = annotator == odd ? change(ratings, preference) : (ratings, preference)
      let (instance, number) = (table.number(of: key), table.number(ofAnnotator: SimulatedStudy.name(annotator)))
      table.add(ratings.a, of: .a, instance: instance, annotator: number)
      table.add(ratings.b, of: .b, instance: instance, annotator: number)
      table.add(preference, instance: instance, annotator: number)
    }
    return table
  }

  private static func rating(_ value: Int) -> Rating { Rating(rawValue: min(5, max(1, value))) ?? Rating.allCases[0] }

  @Test func `figures are those of one's own labels beside the others'`() throws {
    // a0 against a1 and a2: ratings of A 5 against 3 and 1 (mean 2), of B 2 against 2; then 4 against 4.
    let table = LabelTable(text: "5 2 2; 3 2 -2; 1 - 2\n4 1 0; 4 - 0\n3 3 1")
    let comparison = AnnotatorComparison(table, plan: FigurePlan(hasIntervals: false), activity: [:])
    let row = try #require(comparison.byName[InstanceKey("a0")])
    #expect(row.figures.ratings == 6 && row.figures.preferences == 3 && row.figures.labels == 9)
    // 5 − 2, 2 − 2, 4 − 4 over three shared responses.
    #expect(row.figures["leniency"].value == 1 && row.figures["leniency"].n == 3)
    // Own 5 2 4: variance 14/9; the others' 3 and 1, 2, 4: means of values 2 2 4, of squares 5 4 16.
    let ratio = (14.0 / 9) / (25.0 / 3 - 64.0 / 9)
    #expect(abs(try #require(row.figures["spread"].value) - ratio.squareRoot()) < 1e-12)
    // Two instances are shared; in the first 5 and 1, 2 and −2 differ by four.
    #expect(row.figures["ambiguous"].value == 0.5 && row.figures["ambiguous"].n == 2)
    #expect(row.figures["position"].value == nil && row.figures["drift"].why == "the order of their work is not known")
    // A pair of single-combined, −2 and −1; of prefer-combined 2 with −2 and 2, each half, and 0 with 0.
    let pairs = try ConfusionTable(
      counts: [[0, 1, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0], [0.5, 0, 0, 0, 0.5]],
      scale: Scale(-2...2))
    let kappa = try #require(cohenKappa(pairs.symmetrised, weights: .quadratic).value)
    #expect(abs(try #require(row.figures["kappa"].value) - kappa) < 1e-12)
    #expect(row.figures["kappa"].n == 3)
    #expect(comparison.rows.map(\.figures.name).sorted() == ["a0", "a1", "a2"])
  }

  @Test func `somebody who uses the scale the other way round stands first, with a word`() throws {
    let comparison = try Self.comparison { ratings, preference in
      (RatingPair(a: Self.rating(6 - ratings.a.rawValue), b: Self.rating(6 - ratings.b.rawValue)), preference.swapped)
    }
    let first = try #require(comparison.rows.first)
    #expect(first.figures.name == "a04")
    #expect(first.remarks.contains { if case .reversed = $0 { true } else { false } })
    let others = comparison.rows.dropFirst().flatMap(\.remarks)
    #expect(!others.contains { if case .reversed = $0 { true } else { false } })
    // Without them agreement is better, without anybody else it is not much otherwise.
    #expect(try #require(first.alphaWithout.change) > 0.1)
  }

  @Test func `one scale of two used the other way round is told from the other`() throws {
    let ratings = try Self.comparison(instances: 800) { ratings, preference in
      (RatingPair(a: Self.rating(6 - ratings.a.rawValue), b: Self.rating(6 - ratings.b.rawValue)), preference)
    }
    let preferences = try Self.comparison(instances: 800) { ($0, $1.swapped) }
    for (comparison, words) in [(ratings, "in ratings (kappa -"), (preferences, "in preferences (kappa -")] {
      let own = try #require(comparison.byName[InstanceKey("a04")]).remarks
      #expect(own.contains { $0.words.hasPrefix("differs regularly \(words)") && $0.words.contains("; in ") }, "\(own)")
    }
  }

  @Test func `the same answer throughout, kindness and the ends of the scale are named`() throws {
    func remarks(
      _ change: (RatingPair, PreferenceLabel) -> (RatingPair, PreferenceLabel)
    ) throws -> [AnnotatorRemark] {
      try #require(try Self.comparison(change: change).byName[InstanceKey("a04")]).remarks
    }
    let same = try remarks { _, _ in (RatingPair(a: Self.rating(4), b: Self.rating(4)), .none) }
    // Whoever says the same throughout has a kappa below 0 with the others, and no scale to turn round.
    #expect(
      same.map(\.words).filter { $0.hasPrefix("100 %") } == [
        "100 % of the ratings are 4", "100 % of the preferences are N",
      ])
    #expect(!same.contains { if case .reversed = $0 { true } else { false } })
    let half = try Self.comparison(instances: 800) { ratings, preference in
      (RatingPair(a: Self.rating(4), b: Self.rating(4)), preference.swapped)
    }
    let turned = try #require(half.byName[InstanceKey("a04")]).remarks.map(\.words)
    #expect(turned.contains { $0.hasPrefix("differs regularly in preferences") }, "\(turned)")
    #expect(turned.contains("100 % of the ratings are 4"), "\(turned)")
    let kind = try remarks { ratings, preference in
      (RatingPair(a: Self.rating(ratings.a.rawValue + 2), b: Self.rating(ratings.b.rawValue + 2)), preference)
    }
    #expect(kind.contains { if case .lenient(let steps) = $0 { steps > 0.75 } else { false } })
    let narrow = try remarks { ratings, preference in
      (
        RatingPair(a: Self.rating(3 + (ratings.a.rawValue - 3).signum()), b: Self.rating(3)), preference
      )
    }
    #expect(narrow.contains { if case .narrow = $0 { true } else { false } })
    for remark in same + kind + narrow { #expect(!remark.words.isEmpty) }
  }

  @Test func `people like each other get no word, and few labels say nothing`() throws {
    var words = 0
    for seed in 1...3 {
      words += try Self.comparison(instances: 400, annotators: 20, seed: UInt64(seed)).rows.flatMap(\.remarks).count
    }
    // Of 60 simulated people, who do differ in leniency and spread, some stand out; most do not.
    #expect(words < 30)
    let few = try Self.comparison(instances: 20, annotators: 10) { _, _ in
      (RatingPair(a: Self.rating(1), b: Self.rating(5)), .muchA)
    }
    #expect(try #require(few.byName[InstanceKey("a04")]).remarks.isEmpty)
  }

  @Test func `little data is drawn further towards what all have in common`() throws {
    let known = (0..<12).map { index in
      let value = Double(index % 4) * 0.1
      return Figure(value: value, n: 100, low: value - 0.05, high: value + 0.05)
    }
    let (sure, unsure) = (
      Figure(value: 0.9, n: 100, low: 0.85, high: 0.95), Figure(value: 0.9, n: 3, low: 0, high: 1.8)
    )
    let shrinkage = try #require(Shrinkage(known))
    #expect(abs(shrinkage.mean - 0.15) < 1e-9)
    let (near, far) = (try #require(shrinkage(unsure)), try #require(shrinkage(sure)))
    #expect(abs(far.value - 0.9) < 0.08 && abs(near.value - 0.15) < 0.1)
    #expect(near.high - near.low < 0.6 && near.high - near.low > far.high - far.low)
    #expect(shrinkage(Figure(value: nil, n: 0)) == nil)
    #expect(Shrinkage([sure, unsure]) == nil)
    // A share of nearly nothing is never less than nothing.
    let shares = try #require(Shrinkage(known, within: 0...1))
    let little = try #require(shares(Figure(value: 0.01, n: 9, low: 0, high: 0.4)))
    #expect(try #require(shrinkage(Figure(value: 0.01, n: 9, low: 0, high: 0.4))).low < 0 && little.low == 0)
  }

  @Test func `without somebody is the same as if they had not labelled`() throws {
    let whole = try Self.comparison(instances: 60, annotators: 6)
    for number in 0..<6 {
      let row = try #require(whole.byName[InstanceKey(SimulatedStudy.name(number))])
      let rest = StudyFigures(
        try Self.table(instances: 60, annotators: 6, seed: 5, of: 3, without: number),
        plan: FigurePlan(hasIntervals: false))
      let alpha = try #require(rest["merge.preferenceScore.all.ordinal"].value)
      #expect(abs(try #require(row.alphaWithout.preferences) - alpha) < 1e-9)
    }
  }

  @Test func `files have a row for each with the names that readers rely on`() throws {
    let comparison = try Self.comparison(instances: 60, annotators: 9)
    guard case .list(let rows) = comparison.tree else { throw Failed() }
    #expect(rows.count == 9)
    for row in rows {
      guard case .text(let name?) = row["pseudonym"], case .count(let n) = row["n"] else { throw Failed() }
      #expect(name.hasPrefix("a") && n > 0)
      for figure in AnnotatorComparison.names + ["seconds"] { #expect(row[figure]?.figure != nil, "\(figure)") }
      #expect(row["seconds"]?.figure?.why == "how long their labels took is not known")
    }
  }

  private struct Failed: Error {}
}
