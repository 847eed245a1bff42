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

  /// Each count of coins passes other tables and words: 10 by bits, 100 by words, 300 … 350,000 by alias tables.
  @Test(arguments: [10, 100, 256, 300, 1_500, 5_000, 20_000, 350_000])
  func `coins fall heads half of the time, with the binomial's spread`(_ coins: Int) {
    var generator = SeededGenerator(seed: 5)
    let draws = 4_000
    let (mean, variance) = CoinTosses.with { tosses in
      moments((0..<draws).map { _ in Double(tosses.heads(coins, using: &generator)) })
    }
    let expected = Double(coins) / 4
    #expect(abs(mean - Double(coins) / 2) < 4 * (expected / Double(draws)).squareRoot())
    #expect(abs(variance / expected - 1) < 4 * (2 / Double(draws)).squareRoot())
  }

  @Test func `256 coins follow the binomial distribution`() {
    var generator = SeededGenerator(seed: 9)
    let draws = 100_000
    var counts = Array(repeating: 0, count: 257)
    CoinTosses.with { tosses in
      for _ in 0..<draws { counts[tosses.heads(256, using: &generator)] += 1 }
    }
    // Cells from 108 to 148 heads, the tails pooled, against the normal integral of half a head to either side.
    let cells = 108...148
    let expected = cells.map { heads in
      Double(draws)
        * (Normal.cumulative((Double(heads) + 0.5 - 128) / 8) - Normal.cumulative((Double(heads) - 0.5 - 128) / 8))
    }
    #expect(chiSquare(cells.map { counts[$0] }, expected) < 76.1)  // 41 degrees of freedom, p = .0007
  }

  @Test func `a resample has as many units, and each pattern its share`() {
    // Up to 8 units are drawn one by one, patterns of more are divided.
    let multiplicities = [0, 1, 700, 40, 0, 3, 256, 1000]
    let total = multiplicities.reduce(0, +)
    let sampler = Multinomial(multiplicities)
    var generator = SeededGenerator(seed: 11)
    let draws = 4_000
    let resamples = (0..<draws).map { _ in sampler.draw(using: &generator) }
    #expect(resamples.allSatisfy { $0.reduce(0, +) == total && $0[0] == 0 && $0[4] == 0 && $0.allSatisfy { $0 >= 0 } })
    for (pattern, multiplicity) in multiplicities.enumerated() where multiplicity > 0 {
      let share = Double(multiplicity) / Double(total)
      let expected = Double(multiplicity) * (1 - share)
      let (mean, variance) = moments(resamples.map { Double($0[pattern]) })
      #expect(abs(mean - Double(multiplicity)) < 4 * (expected / Double(draws)).squareRoot())
      #expect(abs(variance / expected - 1) < 0.11)
    }
    // Counts of two patterns are negatively correlated: −√(p q / ((1 − p) (1 − q))).
    let correlation = try? pearson(resamples.map { Double($0[2]) }, resamples.map { Double($0[7]) })
    check(correlation ?? .undefined(.noUnits), is: -0.7348, within: 0.03)
  }

  @Test func `a resample of a seed is this on every machine`() {
    var generator = SeededGenerator(seed: 2025, stream: 3)
    #expect(Multinomial([7, 90, 1_000, 20_000, 300_000]).draw(using: &generator) == [7, 90, 962, 20_059, 299_979])
    #expect(generator.next(below: 1_000_000) == 732_081)
  }

  @Test func `a resample of one pattern, of none and of no units`() {
    var generator = SeededGenerator(seed: 1)
    #expect(Multinomial([5]).draw(using: &generator) == [5])
    #expect(Multinomial([]).draw(using: &generator) == [])
    #expect(Multinomial([0, 0, 0]).draw(using: &generator) == [0, 0, 0])
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

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }

  private func chiSquare(_ counts: [Int], _ expected: [Double]) -> Double {
    zip(counts, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
  }
}
