import Testing

@testable import Agreement

@Suite struct ConfidenceIntervalTests {
  static let quantile = 1.959963984540054

  static func interval(_ estimate: Double, _ variance: Double, _ scale: FigureScale) -> ConfidenceInterval? {
    ConfidenceInterval(estimate: estimate, variance: variance, quantile: quantile, scale: scale, level: 0.95)
  }

  /// The formula's values; 0 and 10 of 10 are Newcombe's (1998) to the digits that he prints.
  @Test(arguments: [
    (0.0, 10.0, 0.0, 0.2775327998628892), (1, 10, 0.017876213095072896, 0.4041500267952385),
    (5, 10, 0.236593090512564, 0.7634069094874361), (10, 10, 0.7224672001371107, 1),
    (81, 263, 0.2552885198782742, 0.36620957678280004), (0, 3, 0, 0.5614970317550454),
  ])
  func `Wilson's interval of independent data points`(_ count: Double, _ all: Double, _ low: Double, _ high: Double)
    throws
  {
    let share = count / all
    let interval = try #require(Self.interval(share, share * (1 - share) / all, .share(of: all)))
    #expect(abs(interval.low - low) < 1e-9 && abs(interval.high - high) < 1e-9)
  }

  @Test func `a share of data points that hang together is less sure`() throws {
    let independent = try #require(Self.interval(0.3, 0.21 / 100, .share(of: 100)))
    let clustered = try #require(Self.interval(0.3, 0.21 / 25, .share(of: 100)))
    let quarter = try #require(Self.interval(0.3, 0.21 / 25, .share(of: 25)))
    #expect(clustered == quarter && clustered.low < independent.low && clustered.high > independent.high)
  }

  @Test func `an interval holds its share, at the ends too`() throws {
    for count in 1...200 {
      for share in [0.0, 1] {
        let interval = try #require(Self.interval(share, 0, .share(of: Double(count))))
        #expect(interval.low <= share && share <= interval.high, "\(share) of \(count)")
        let overlap = try #require(Self.interval(share, 0, .overlap(union: Double(count))))
        #expect(overlap.low <= share && share <= overlap.high, "\(share) of \(count)")
      }
    }
  }

  @Test func `an overlap has Wilson's interval of the union's share`() throws {
    // 3 in both, 4 in one alone: Dice 6 / 10, Jaccard 3 / 7.
    let jaccard = try #require(Self.interval(3.0 / 7, 12.0 / 49 / 7, .share(of: 7)))
    let slope = 2 / ((1 + 3.0 / 7) * (1 + 3.0 / 7))
    let dice = try #require(Self.interval(0.6, 12.0 / 49 / 7 * slope * slope, .overlap(union: 7)))
    #expect(abs(dice.low - 2 * jaccard.low / (1 + jaccard.low)) < 1e-12)
    #expect(abs(dice.high - 2 * jaccard.high / (1 + jaccard.high)) < 1e-12)
    let none = try #require(Self.interval(0, 0, .overlap(union: 7)))
    #expect(none.low == 0 && none.high > 0.4 && none.high < 0.6)
  }

  @Test func `a coefficient has Fisher's interval, a mean a symmetric one`() throws {
    let kappa = try #require(Self.interval(0.5, 0.01, .coefficient))
    #expect(abs(kappa.low - 0.2802723476813485) < 1e-12 && abs(kappa.high - 0.6699402289343368) < 1e-12)
    let mean = try #require(Self.interval(3, 0.01, .plain))
    #expect(abs(mean.low - 2.8040036015459946) < 1e-12 && abs(mean.high - 3.1959963984540054) < 1e-12)
  }

  @Test(arguments: [FigureScale.plain, .coefficient])
  func `without variance there is no interval`(_ scale: FigureScale) {
    #expect(Self.interval(1, 0, scale) == nil && Self.interval(0.4, 0, scale) == nil)
  }

  @Test func `no interval leaves its range`() {
    for estimate in [-0.99, -0.5, 0, 0.5, 0.99] {
      for variance in [1e-6, 0.01, 1, 100] {
        let interval = Self.interval(estimate, variance, .coefficient)
        #expect(interval.map { $0.low >= -1 && $0.high <= 1 && $0.low <= estimate && $0.high >= estimate } == true)
        guard estimate >= 0 else { continue }
        for scale in [FigureScale.share(of: 5), .overlap(union: 5)] {
          let share = Self.interval(estimate, variance, scale)
          #expect(share.map { $0.low >= 0 && $0.high <= 1 && $0.low <= estimate && $0.high >= estimate } == true)
        }
      }
    }
  }
}
