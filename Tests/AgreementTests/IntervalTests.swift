import Agreement
import Testing

/// scipy.stats.bootstrap 1.12 of the mean, 60 resamples: the same replicates give the same intervals.
@Suite struct IntervalTests {
  static let data = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
  /// Sums of the twelve resampled values.
  static let replicates = [
    47.0, 53, 50, 38, 62, 60, 59, 70, 44, 39, 41, 60, 55, 37, 53, 44, 53, 53, 37, 56, 52, 48, 48, 35, 50, 51, 48, 54,
    39,
    57, 64, 49, 49, 40, 60, 43, 37, 48, 51, 46, 42, 55, 48, 52, 46, 53, 52, 48, 47, 54, 52, 40, 49, 41, 52, 55, 46, 49,
    49, 53,
  ].map { $0 / 12 }
  static let mean = 52.0 / 12
  static let jackknife = data.map { (units: 1, value: (52 - $0) / 11) }

  @Test func `the percentile interval`() throws {
    let interval = try #require(percentileInterval(Self.replicates, level: 0.9))
    #expect(abs(interval.low - 3.0833333333333335) < 1e-9 && abs(interval.high - 5.008333333333333) < 1e-9)
    #expect(interval.level == 0.9 && interval.method == .percentile)
    #expect(percentileInterval([]) == nil)
    #expect(percentileInterval([2])?.low == 2)
  }

  @Test(arguments: [(0.95, 3.25, 5.729776461297683), (0.9, 3.4166666666666665, 5.560065429978708)])
  func `the BCa interval`(_ level: Double, _ low: Double, _ high: Double) throws {
    let interval = try #require(
      bcaInterval(Self.replicates, estimate: Self.mean, jackknife: Self.jackknife, level: level))
    #expect(abs(interval.low - low) < 1e-9)
    #expect(abs(interval.high - high) < 1e-9)
    #expect(interval.level == level && interval.method == .bca)
  }

  @Test func `a unit that counts twice is two units left out`() throws {
    let twice = Self.jackknife.map { (units: 2, value: $0.value) }
    let doubled = Self.jackknife + Self.jackknife
    #expect(
      bcaInterval(Self.replicates, estimate: Self.mean, jackknife: twice)
        == bcaInterval(Self.replicates, estimate: Self.mean, jackknife: doubled))
  }

  @Test func `there is no BCa interval where nothing tells bias or skewness`() {
    #expect(bcaInterval([], estimate: 1, jackknife: Self.jackknife) == nil)
    #expect(bcaInterval(Self.replicates, estimate: 99, jackknife: Self.jackknife) == nil)
    #expect(bcaInterval(Self.replicates, estimate: -9, jackknife: Self.jackknife) == nil)
    #expect(bcaInterval(Self.replicates, estimate: Self.mean, jackknife: []) == nil)
    let alike = Self.jackknife.map { (units: $0.units, value: 1.0) }
    #expect(bcaInterval(Self.replicates, estimate: Self.mean, jackknife: alike) == nil)
  }
}
