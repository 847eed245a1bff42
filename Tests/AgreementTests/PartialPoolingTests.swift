import Agreement
import Testing

@Suite struct PartialPoolingTests {
  @Test func `with equal variances it is the variance of the values less theirs`() throws {
    let values = [1.0, 3, 4, 8]
    let pooling = try #require(PartialPooling(values.map { ($0, 2) }))
    // Their variance is 26/3.
    #expect(pooling.mean == 4 && abs(pooling.between - (26.0 / 3 - 2)) < 1e-9)
    let kept = (26.0 / 3 - 2) / (26.0 / 3)
    let pooled = pooling.pooled(value: 8, variance: 2)
    #expect(abs(pooled.value - (4 + kept * 4)) < 1e-9)
    let spread = (kept * 2 + (1 - kept) * (1 - kept) * 26.0 / 12).squareRoot()
    #expect(abs(pooled.interval.high - pooled.value - 1.959963984540054 * spread) < 1e-9)
  }

  @Test func `who differ no more than by chance are all alike`() throws {
    let pooling = try #require(PartialPooling([(1, 4), (2, 4), (1.5, 4)]))
    #expect(pooling.between == 0)
    #expect(pooling.pooled(value: 2, variance: 4).value == pooling.mean)
  }

  @Test func `little data is drawn further and is less wide than alone`() throws {
    let pooling = try #require(PartialPooling([(0, 0.1), (5, 0.1), (2, 0.1), (9, 6), (-3, 0.2)]))
    let (much, little) = (pooling.pooled(value: 5, variance: 0.1), pooling.pooled(value: 5, variance: 6))
    #expect(abs(much.value - 5) < abs(little.value - 5))
    #expect(little.interval.high - little.interval.low < 2 * 1.96 * 6.0.squareRoot())
  }

  @Test func `one figure has nothing to be drawn to`() {
    #expect(PartialPooling([(1, 2)]) == nil && PartialPooling([]) == nil)
    #expect(PartialPooling([(1, 2), (3, 0), (.nan, 1)]) == nil)
  }
}
