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

  /// The same people asked twice about the same instances.
  private func rounds(_ attempts: [Int]) -> [LabelTable] {
    let people = SimulatedAnnotators(seed: 4)
    return attempts.map { attempt in
      var table = LabelTable()
      for index in 0..<60 {
        let key = InstanceKey("i\(index)")
        for annotator in [index % 9, (index + 1 + index / 9) % 9] {
          let labels = people.labels(key, annotator: annotator, attempt: attempt)
          let (instance, name) = (table.number(of: key), table.number(ofAnnotator: "p\(annotator)"))
          table.add(labels.ratings.a, of: .a, instance: instance, annotator: name)
          table.add(labels.ratings.b, of: .b, instance: instance, annotator: name)
          table.add(labels.preference, instance: instance, annotator: name)
        }
      }
      return table
    }
  }

  private let other = ReportComparison.Reference(title: "other", fingerprint: "", threshold: 3)

  @Test func `paired with itself every difference is 0 for sure`() throws {
    let table = rounds([0])[0]
    let same = try #require(ReportComparison(table, with: other, labels: table, plan: FigurePlan()))
    #expect(same.pairing == .paired(instances: 60) && same.rows.count == ReportComparison.compared.count - 1)
    for row in same.rows {
      // Nothing varies, so there is no interval, and that is said.
      #expect(row.difference.value == 0 && row.difference.low == nil && row.difference.doubt != nil, "\(row.name)")
    }
  }

  @Test func `of two rounds the paired differences are narrower, and of the instances that both have`() throws {
    let both = rounds([0, 1])
    let less = both[1].keeping { $0 >= 5 }
    let paired = try #require(ReportComparison(both[0], with: other, labels: less, plan: FigurePlan()))
    #expect(paired.pairing == .paired(instances: 55))
    let name = "pairwise.single.meanDelta"
    let row = try #require(paired.rows.first { $0.name == name })
    let one = StudyFigures(both[0].keeping { $0 >= 5 }, plan: FigurePlan())[name]
    #expect(row.here == one && row.difference.value == row.here.value.flatMap { a in row.other.value.map { a - $0 } })
    let unpaired = row.here.unpairedDifference(from: row.other)
    func width(_ figure: Figure) throws -> Double { try #require(figure.high) - #require(figure.low) }
    #expect(try width(row.difference) < width(unpaired))
    #expect(ReportComparison(both[0], with: other, labels: LabelTable(text: "1 2 1; 2 2 1"), plan: FigurePlan()) == nil)
  }
}
