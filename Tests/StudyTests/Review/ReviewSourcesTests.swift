import Testing

@testable import Study

@Suite struct ReviewSourcesTests {
  @Test func `its figures are the report's, and its counts those of its filters`() throws {
    let table = try ReviewSample.simulated(instances: 40, annotators: 5, perInstance: 3)
    let (labels, plan) = (table.labelTable(), FigurePlan(threshold: table.threshold))
    let found = ReviewSources(table)
    #expect(found.sources == SourceFigures(labels, plan: plan))
    let rows = AnnotatorComparison(labels, plan: plan).rows
    #expect(found.people.map { table.annotators[$0.annotator].name } == rows.map(\.figures.name))
    #expect(found.people.map(\.kappa) == rows.map { $0.figures["kappa"] })
    #expect(found.trueCorrelation == StudyFigures(labels, plan: plan)["interTask.trueCorrelation"])
    #expect(found.counts.count > 10)
    for (filter, count) in found.counts {
      #expect(count == ReviewList(table, filter: filter).count, "\(filter)")
    }
    #expect(found.pairs.allSatisfy { $0.instances >= ReviewSources.leastShared })
    #expect(found.pairs.count + found.sparsePairs == 10)
  }

  @Test func `a share counts its own instances, and its filters say so`() throws {
    var table = try ReviewSample.simulated(instances: 40, annotators: 3, perInstance: 3)
    table.markShare(0.5, seed: 7)
    let found = ReviewSources(table, isInShare: true)
    #expect(found.counts.keys.allSatisfy { $0.isInShare })
    for (filter, count) in found.counts { #expect(count == ReviewList(table, filter: filter).count) }
  }

  @Test func `contradictions are counted of somebody and of gold, of those that have both`() throws {
    let table = try ReviewSample.table([
      "a | alice 15A2 | bob 15B2", "b | alice 15A2 | bob 24A1", "c | alice 15B1 | bob 51A1", "d | alice 15--",
      "e | alice 33A2 | bob --B2", "f | alice 51N0 | bob 33A1",
    ])
    let found = ReviewSources(table).contradictions
    // a: alice. b: both, and so the gold. c: nobody; the mean rating is N, and so is the mean preference.
    #expect(found == .init(ofSomebody: 2, labelledInBoth: 5, ofGold: 1, goldInBoth: 5))
  }

  @Test func `repeats tell a slip from a view, and nothing is invented where there is nothing`() throws {
    var table = ReviewTable(threshold: 3, annotators: ReviewSample.annotators)
    for number in 0..<12 {
      table.addInstance(InstanceKey("i\(number)"), subset: "")
      for person in 0..<2 {
        for point in ReviewLabel.DataPoint.allCases {
          let value = point == .pair ? (number + person) % 5 - 2 : (number * (person + 2)) % 5 + 1
          table.addLabel(ReviewLabel(annotator: person, slot: person, point: point, occasion: .original, value: value))
          guard number < 6, person == 0 else { continue }
          table.addLabel(
            ReviewLabel(annotator: 0, slot: 0, point: point, occasion: .repeat, value: point == .pair ? value : 3))
        }
      }
    }
    table.finish()
    let slip = ReviewSources(table).sources.combined.slip
    #expect(slip.value == 0 && slip.n == 6)
    #expect(ReviewSources(table).sources.ratings.slip.n == 12)
    for lines in [[], ["a"], ["a | alice 15A2"], ["a | M 15A2 | alice 33N0"]] as [[String]] {
      let found = ReviewSources(try ReviewSample.table(lines))
      #expect(found.pairs.isEmpty && found.meanKappa == nil && found.trueCorrelation.value == nil)
      #expect(found.people.allSatisfy { $0.kappa.value == nil && $0.standing.shared == 0 })
    }
  }

  @Test func `who stands alone is counted once an instance, of those that they share`() throws {
    let table = try ReviewSample.table([
      "a | alice 11A2 | bob 55B2 | carol 55B2", "b | alice 1--- | bob 5--- | carol 2---", "c | alice 33N0",
      "d | alice 33N0 | bob 33N0",
    ])
    #expect(table.standings().map { [$0.alone, $0.shared] } == [[1, 3], [1, 3], [0, 2], [0, 0]])
    for person in 0..<4 {
      #expect(table.standing(of: person) == table.standings()[person])
      let listed = ReviewList(table, filter: ReviewSources.filter(against: person)).count
      #expect(listed == table.standings()[person].alone)
    }
  }
}
