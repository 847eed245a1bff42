import Study
import Testing

@Suite struct ReportComparisonTests {
  @Test(arguments: [
    // Symmetric: the root of the sum of squares of the half widths.
    (0.5, 0.4, 0.6, 0.2, 0.1, 0.3, 0.3, 0.3 - 0.02.squareRoot(), 0.3 + 0.02.squareRoot()),
    // Zou and Donner 2008: each side takes the halves that count there.
    (0.9, 0.5, 1.0, 0.3, 0.3, 0.6, 0.6, 0.1, 0.7),
  ])
  func `an unpaired interval is made of both`(
    a: Double, aLow: Double, aHigh: Double, b: Double, bLow: Double, bHigh: Double, value: Double, low: Double,
    high: Double
  ) throws {
    let difference = Figure(value: a, n: 9, low: aLow, high: aHigh).unpairedDifference(
      from: Figure(value: b, n: 7, low: bLow, high: bHigh))
    #expect(difference.n == 7)
    for (found, right) in [(difference.value, value), (difference.low, low), (difference.high, high)] {
      #expect(abs(try #require(found) - right) < 1e-12)
    }
  }

  @Test func `without an interval there is none of the difference, and doubt stays`() {
    let one = Figure(value: 0.5, n: 9)
    #expect(one.unpairedDifference(from: Figure(value: 0.25, n: 9, low: 0, high: 1)) == Figure(value: 0.25, n: 9))
    let doubted = one.unpairedDifference(from: Figure(value: 0.5, n: 9, doubt: "few"))
    #expect(doubted.doubt == "few")
    #expect(one.unpairedDifference(from: Figure(value: nil, n: 0, why: "none")).why == "none")
  }

  @Test func `a study beside itself differs by nothing, and by the threshold says so`() throws {
    let labels = try SimulatedStudy(instances: 60, annotators: 8, perInstance: 2, seed: 2).labels
    let figures = StudyFigures(labels, plan: FigurePlan())
    let same = Dictionary(
      ReportComparison.compared.map { ($0.name, figures[$0.name]) }, uniquingKeysWith: { first, _ in first })
    for threshold in [3, 2] {
      let comparison = ReportComparison(
        figures, with: .init(title: "again", fingerprint: "", threshold: threshold), figures: same)
      for row in comparison.rows {
        #expect(row.here.value != nil, "\(row.name)")
        let isFiltered = row.name.hasSuffix(".ambiguous") || row.name == "ambiguity.overlap"
        #expect(row.difference.value == (threshold != 3 && isFiltered ? nil : 0), "\(row.name)")
      }
    }
  }
}
