import Agreement
import Study
import Testing

@Suite struct TrueCorrelationTests {
  @Test func `noise and what one annotator sees do not lower it`() throws {
    var generator = SeededGenerator(seed: 3)
    func normal(_ variance: Double) -> Double {
      let sum = (0..<12).reduce(-6.0) { sum, _ in sum + generator.unit() }
      return sum * variance.squareRoot()
    }
    var sums = TrueCorrelation()
    var plain = Moments()
    for _ in 0..<20_000 {
      let (shared, first, second) = (normal(0.6), normal(0.2), normal(0.4))
      let labels = (0..<2).map { _ in
        let view = normal(0.5)
        return (
          first: Double?(3 + shared + first + view + normal(0.7)), second: Double?(shared + second + view + normal(0.9))
        )
      }
      sums.add(unit: labels)
      for label in labels { plain.add(label.first ?? 0, label.second ?? 0) }
    }
    let truth = 0.6 / (0.8 * 1.0).squareRoot()
    #expect(abs(try #require(sums.correlation.value) - truth) < 0.02)
    #expect(try #require(pearson(plain).value) < truth)
  }

  @Test func `by hand`() throws {
    var sums = TrueCorrelation()
    sums.add(unit: [(1, 2), (2, 3)])
    sums.add(unit: [(4, 4), (3, nil)])
    sums.add(unit: [(5, 1), (5, 2)])
    // First: products 2, 12, 25, means 1.5, 3.5, 5; second: products 6, 2, means 2.5, 1.5; both: 3.5, 12, 7.5.
    let (first, second) = (13 - 100.0 / 9, 4.0 - 4)
    #expect(first > 0 && second == 0 && sums.correlation == .undefined(.noVariance))
    sums.add(unit: [(8, 8), (8, 8)])
    let means = (first: 18.0 / 4, second: 12.0 / 3)
    let expected =
      (87.0 / 4 - means.first * means.second)
      / ((103.0 / 4 - means.first * means.first) * (72.0 / 3 - means.second * means.second)).squareRoot()
    #expect(abs(try #require(sums.correlation.value) - expected) < 1e-12)
  }

  @Test func `it is undefined without pairs`() {
    var sums = TrueCorrelation()
    #expect(sums.correlation == .undefined(.noPairs))
    sums.add(unit: [(1, 2)])
    #expect(sums.correlation == .undefined(.noPairs))
    sums.add(unit: [(1, nil), (2, nil)])
    #expect(sums.correlation == .undefined(.noPairs))
  }
}
