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
}
