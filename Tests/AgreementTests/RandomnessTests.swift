import Testing

@testable import Agreement

@Suite struct RandomnessTests {
  /// The outputs for seed 1234567 that Vigna's reference program prints.
  @Test func `SplitMix64 gives its reference numbers`() {
    var generator = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  /// The outputs from state 1, 2, 3, 4 that Blackman and Vigna's reference program prints.
  @Test func `xoshiro256** gives its reference numbers`() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    #expect(
      (0..<8).map { _ in generator.next() } == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
        16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      ])
  }

  @Test func `streams and seeds differ, and repeat themselves`() {
    func first(_ seed: UInt64, _ stream: UInt64) -> UInt64 {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return generator.next()
    }
    let numbers = (UInt64(0)..<40).flatMap { seed in (UInt64(0)..<40).map { first(seed, $0) } }
    #expect(Set(numbers).count == 1600)
    #expect(first(7, 3) == first(7, 3))
  }

  @Test func `numbers below a bound are equally likely`() {
    var generator = SeededGenerator(seed: 1)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.next(below: 7)] += 1 }
    let expected = Array(repeating: 10_000.0, count: 7)
    #expect(chiSquare(counts, expected) < 22.5)  // 6 degrees of freedom, p = .001
    #expect(generator.next(below: 0) == 0)
    #expect(generator.next(below: 1) == 0)
  }

  /// scipy.stats.norm 1.12.
  @Test func `the normal distribution and its quantiles`() {
    for (z, cumulative) in [
      (-3, 0.0013498980316300933), (-1.96, 0.024997895148220435), (-0.5, 0.3085375387259869), (0, 0.5),
      (0.1, 0.539827837277029), (1, 0.8413447460685429), (2.5, 0.9937903346742238), (5, 0.9999997133484281),
    ] { #expect(abs(Normal.cumulative(z) - cumulative) < 1e-14) }
    for (p, quantile) in [
      (0.001, -3.090232306167813), (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0),
      (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.9999, 3.719016485455709),
    ] { #expect(abs(Normal.quantile(p) - quantile) < 1e-11) }
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.cumulative(-40) == 0 && Normal.cumulative(40) == 1)
  }

  private func chiSquare(_ counts: [Int], _ expected: [Double]) -> Double {
    zip(counts, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
  }
}
