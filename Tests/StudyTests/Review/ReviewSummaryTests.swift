import Study
import Testing

@Suite struct ReviewSummaryTests {
  private func decided(_ table: ReviewTable, _ rulings: [(Int, String, Ruling)]) -> ReviewTable {
    var table = table
    for (instance, author, ruling) in rulings {
      var decisions = table.decisions[instance] ?? Decisions()
      decisions.set(
        Decision(id: ActID(rawValue: "\(instance)\(author)"), author: author, ruling: ruling, at: .distantPast))
      table.setDecisions(decisions, of: instance)
    }
    return table
  }

  @Test func `counts are those of the list`() throws {
    let table = decided(
      try ReviewSample.table(ReviewListTests.lines),
      [
        (0, "ann", Ruling(causes: ["slip"], outcome: .drop)), (1, "ann", Ruling(causes: ["values"], outcome: .keep)),
        (1, "bea", Ruling(causes: ["values", "slip"], outcome: .drop)), (6, "bea", Ruling(causes: ["gone"])),
      ])
    let summary = ReviewSummary(table, codeBook: .standard)
    #expect(summary.singleDeltas == [2, 1, 2, 2, 0])
    #expect(summary.preferenceDeltas == [1, 2, 0, 1, 3])
    #expect(summary.overlap.single == 2 && summary.overlap.preference == 4 && summary.overlap.both == 2)
    #expect(summary.overlap.singleInPreference == 1 && summary.overlap.preferenceInSingle == 0.5)
    #expect(summary.progress.decided == 2 && summary.progress.contested == 1)
    #expect(summary.causes.map(\.id) == CodeBook.standard.causes.map(\.id) + ["gone"])
    #expect(summary.causes.first { $0.id == "slip" }?.count == 2)
    #expect(summary.causes.first { $0.id == "slip" }?.outcomes == [.drop: 1])
    #expect(summary.subsets.map(\.name) == ["harmless", "helpful"])
    #expect(summary.subsets.map(\.ambiguous) == [2, 2])
    #expect(summary.subsets.map(\.decided) == [1, 1])
    #expect(summary.formulations.map(\.instances) == [2, 0, 2, 4])
    #expect(summary.pairs.map(\.instances) == [7])
    #expect(summary.pairs.map(\.ambiguous) == [4])
    #expect(summary.tree { _ in "P" }["causes"] != nil)
  }

  @Test func `two authors' kappa is that of the first causes they chose`() throws {
    // 2 × slip/slip, 1 × values/values, 1 × slip/values: agreement 3/4, chance (3·2 + 1·2)/16 = 1/2, kappa 1/2.
    let causes = [("slip", "slip"), ("slip", "slip"), ("values", "values"), ("slip", "values")]
    let rulings = causes.enumerated().flatMap { place, pair in
      [(place, "ann", Ruling(causes: [pair.0])), (place, "bea", Ruling(causes: [pair.1, "other"]))]
    }
    let table = decided(try ReviewSample.table(ReviewListTests.lines), rulings + [(5, "ann", Ruling(causes: ["slip"]))])
    let coders = ReviewSummary(table, codeBook: .standard).coders
    #expect(coders.map(\.first) == ["ann"] && coders.map(\.second) == ["bea"])
    #expect(coders.first?.kappa.value == 0.5 && coders.first?.kappa.n == 4)
    #expect(coders.first?.agreement.value == 0.75)
  }

  @Test func `the kappa of two authors has an interval, and fewer instances a wider one`() throws {
    func coders(_ times: Int) throws -> CoderAgreement {
      let causes = Array(
        repeating: [("slip", "slip"), ("values", "values"), ("slip", "values"), ("slip", "slip")], count: times)
      let table = try ReviewSample.table((0..<4 * times).map { "i\($0) | alice 15A2 | bob 51B2" })
      let rulings = causes.joined().enumerated().flatMap { place, pair in
        [(place, "ann", Ruling(causes: [pair.0])), (place, "bea", Ruling(causes: [pair.1]))]
      }
      return try #require(ReviewSummary(decided(table, rulings), codeBook: .standard).coders.first)
    }
    let (few, many) = (try coders(5), try coders(50))
    for (coders, n) in [(few, 20), (many, 200)] {
      #expect(coders.kappa.n == n && abs((coders.kappa.value ?? 0) - 0.5) < 1e-9)
      let (low, high) = (try #require(coders.kappa.low), try #require(coders.kappa.high))
      #expect(low < 0.5 && 0.5 < high && high <= 1)
      #expect(coders.agreement.low.map { $0 < 0.75 } == true)
    }
    #expect((many.kappa.high ?? 0) - (many.kappa.low ?? 0) < ((few.kappa.high ?? 0) - (few.kappa.low ?? 0)) / 2)
    // Everybody the same, and one instance alone: a value or a reason, and no invented interval.
    let one = try ReviewSample.table(["i | alice 15A2 | bob 51B2"])
    let rulings = ["ann", "bea"].map { (0, $0, Ruling(causes: ["slip"])) }
    #expect(ReviewSummary(decided(one, rulings), codeBook: .standard).coders.first?.kappa.value == nil)
  }

  @Test func `of three people each differs where one pair does, whichever comes last, and no model counts`() throws {
    let table = try ReviewSample.table(["i | alice 13A2 | bob 53B2 | carol 13A2 | M 55B2"])
    let summary = ReviewSummary(table, codeBook: .standard)
    let people = summary.people.sorted { ($0.annotator ?? 0) < ($1.annotator ?? 0) }
    #expect(people.map(\.annotator) == [0, 1, 2])
    #expect(people.map(\.ambiguousSingle) == [1, 1, 1] && people.map(\.ambiguousPreference) == [1, 1, 1])
    #expect(people.map(\.alone) == [0, 1, 0])
    let pairs = summary.pairs.sorted {
      ($0.pair ?? .init(first: 0, second: 0)) < ($1.pair ?? .init(first: 0, second: 0))
    }
    #expect(pairs.map(\.ambiguousSingle) == [1, 0, 1] && pairs.map(\.ambiguousPreference) == [1, 0, 1])
  }

  @Test func `where filters chose the instances nothing is said of chance`() throws {
    let table = try ReviewSample.simulated(instances: 60, annotators: 4, perInstance: 2)
    #expect(ReviewSummary(table, codeBook: .standard).overlap.byChance != nil)
    #expect(ReviewSummary(table, codeBook: .standard, among: Array(table.indices)).overlap.byChance != nil)
    let listed = ReviewList(table, filter: .standard).rows
    let summary = ReviewSummary(table, codeBook: .standard, among: listed)
    #expect(summary.overlap.byChance == nil && summary.overlap.harmonicMean != nil)
    #expect(summary.instances == listed.count)
  }

  @Test func `annotators and pairs are ranked by what chance leaves of their shares`() throws {
    // alice and bob differ in 18 of 60, alice and carol in 1 of 2: more often, and by chance alone.
    var lines = (0..<60).map { "ab\($0) | alice 33A2 | bob \($0 < 18 ? "33B2" : "33A2")" }
    lines += (0..<60).map { "bc\($0) | bob 33A2 | carol \($0 < 3 ? "33B2" : "33A2")" }
    lines += (0..<2).map { "ac\($0) | alice 33A2 | carol \($0 < 1 ? "33B2" : "33A2")" }
    let summary = ReviewSummary(try ReviewSample.table(lines), codeBook: .standard)
    #expect(
      summary.pairs.map(\.pair) == [.init(first: 0, second: 1), .init(first: 0, second: 2), .init(first: 1, second: 2)])
    #expect(summary.pairs.map(\.ambiguous) == [18, 1, 3] && summary.pairs.map(\.instances) == [60, 2, 60])
    let shares = summary.pairs.compactMap(\.pooled)
    #expect(shares.count == 3 && shares.allSatisfy { $0.low < $0.value && $0.value < $0.high })
    #expect(shares[1].value < 0.4 && shares[0].value > 0.25, "drawn from .5 and .3")
    #expect(summary.pairsDiffer == true)
    #expect(Set(summary.people.map(\.annotator)) == [0, 1, 2])
    let alice = try #require(summary.people.first { $0.annotator == 0 })
    #expect(alice.instances == 62 && alice.ambiguous == 19 && alice.alone == 19 && alice.ambiguousSingle == 0)
    // All shares alike, or nobody ever apart: nothing to draw.
    #expect(PooledShares([(0, 10), (0, 5)]) == nil && PooledShares([(10, 10), (5, 5)]) == nil)
    #expect(PooledShares([(3, 10)]) == nil)
    #expect(PooledShares([(3, 10), (2, 9), (4, 11)])?.differ == false)
  }
}
