import Agreement
import Testing

@Suite struct BootstrapTests {
  static let scale = Scale(1...5)
  /// Patterns of two labels with a skewed, moderately agreeing distribution, 720 units.
  static let multiplicities = (0..<25).map { 4 * (5 - abs($0 / 5 - $0 % 5)) * (1 + $0 % 3) }
  static let tally = Tally(patternCount: 25, empty: ConfusionTable(scale: scale)) { pattern, table in
    table.add(row: pattern / 5, column: pattern % 5)
  }

  static func figures(_ multiplicities: [Int]) -> [Statistic] {
    let table = tally.table(multiplicities)
    return [cohenKappa(table, weights: .quadratic), pearson(table), percentAgreement(table)]
  }

  @Test func `the numbers of cores don't change the numbers`() {
    func run(_ concurrency: Int?, seed: UInt64 = 4) -> BootstrapRun {
      let plan = BootstrapPlan(replicates: 150, seed: seed, jackknife: true, concurrency: concurrency)
      return bootstrap(Self.multiplicities, plan: plan, statistics: Self.figures)
    }
    let alone = run(1)
    #expect(alone == run(2))
    #expect(alone == run(7))
    #expect(alone == run(nil))
    #expect(alone.replicates != run(1, seed: 5).replicates)
    #expect(alone.replicates.count == 150 && alone.jackknife.count == 25)
  }

  @Test func `the numbers of a seed are these on every machine`() {
    let plan = BootstrapPlan(replicates: 200, seed: 2025)
    let estimate = bootstrap(Self.multiplicities, plan: plan, statistics: Self.figures).estimate(0)
    #expect(estimate.interval == Interval(low: 0.21438008384721088, high: 0.3374612562422034))
  }

  @Test func `differences are paired`() throws {
    let plan = BootstrapPlan(replicates: 200, seed: 1)
    let run = bootstrap(Self.multiplicities, plan: plan) { multiplicities in
      let kappa = Self.figures(multiplicities)[0]
      return [kappa, .value((kappa.value ?? 0) + 0.25)]
    }
    let interval = try #require(run.difference(1, minus: 0).interval)
    #expect(abs(interval.low - 0.25) < 1e-12 && abs(interval.high - 0.25) < 1e-12)
    #expect(run.difference(1, minus: 0).statistic.value.map { abs($0 - 0.25) < 1e-12 } == true)
  }

  @Test func `undefined replicates are counted and left out`() throws {
    let plan = BootstrapPlan(replicates: 400, seed: 3)
    // Two units: half of the resamples hold one of them twice, and their kappa is undefined.
    let run = bootstrap([1, 1], plan: plan) { multiplicities in
      [multiplicities == [1, 1] ? .value(1) : .undefined(.constant), .value(Double(multiplicities[0]))]
    }
    let estimate = run.estimate(0)
    #expect(estimate.replicates == 400 && abs(estimate.undefinedReplicates - 200) < 60)
    #expect(run.estimate(1).undefinedReplicates == 0)
    #expect(run.difference(0, minus: 1).undefinedReplicates == estimate.undefinedReplicates)
    let never = bootstrap([1, 1], plan: plan) { _ in [.undefined(.noPairs)] }.estimate(0)
    #expect(never.statistic == .undefined(.noPairs) && never.interval == nil && never.undefinedReplicates == 400)
    let rarely = bootstrap([1, 1, 1, 1], plan: plan) { [$0 == [1, 1, 1, 1] ? .value(1) : .undefined(.constant)] }
    #expect(rarely.estimate(0).interval == nil)
  }

  @Test func `one unit or none has no interval`() {
    for multiplicities in [[1], [0, 0]] {
      let run = bootstrap(multiplicities, plan: BootstrapPlan(replicates: 10, seed: 1)) { [.value(Double($0[0]))] }
      #expect(run.estimate(0).interval == nil && run.estimate(0).undefinedReplicates == 0)
    }
  }

  /// Efron & Tibshirani 1993, table 6.1: standard errors of .132 (bootstrap) and .1425 (jackknife, ch. 11).
  @Test func `standard errors of the law schools' correlation`() throws {
    let plan = BootstrapPlan(replicates: 3200, seed: 6, jackknife: true)
    let run = bootstrap(units: lawSchools, plan: plan) { schools in
      [(try? pearson(schools.map(\.lsat), schools.map(\.gpa))) ?? .undefined(.noUnits)]
    }
    func sumOfSquares(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let replicates = run.replicates.compactMap(\.first?.value)
    #expect(abs((sumOfSquares(replicates) / 3199).squareRoot() - 0.132) < 0.005)
    let leftOut = run.jackknife.compactMap(\.statistics.first?.value)
    #expect(abs((sumOfSquares(leftOut) * 14 / 15).squareRoot() - 0.1425) < 0.0001)
    let percentile = try #require(run.estimate(0).interval)
    let corrected = try #require(run.estimate(0, method: .bca).interval)
    #expect(percentile.method == .percentile && corrected.method == .bca)
    #expect(corrected.low < percentile.low && corrected.high < percentile.high)
  }

  @Test func `units drawn singly and as counts have the same spread`() throws {
    let patterns = Self.multiplicities.indices.flatMap { Array(repeating: $0, count: Self.multiplicities[$0]) }
    let plan = BootstrapPlan(replicates: 400, seed: 8, jackknife: true)
    let counted = bootstrap(Self.multiplicities, plan: plan, statistics: Self.figures)
    let single = bootstrap(units: patterns, plan: BootstrapPlan(replicates: 400, seed: 8)) { units in
      var multiplicities = Array(repeating: 0, count: 25)
      for unit in units { multiplicities[unit] += 1 }
      return Self.figures(multiplicities)
    }
    #expect(counted.units == single.units && counted.estimates == single.estimates)
    #expect(counted.jackknife.reduce(0) { $0 + $1.units } == patterns.count)
    for index in 0..<3 {
      let (left, right) = (
        try #require(counted.estimate(index).interval), try #require(single.estimate(index).interval)
      )
      let width = left.high - left.low
      #expect(abs(left.low - right.low) < 0.2 * width && abs(left.high - right.high) < 0.2 * width)
    }
  }

  /// Of 150 samples of 100 units, about 95 % of the intervals must hold the kappa that the labels were drawn with.
  @Test(arguments: IntervalMethod.allCases) func `intervals cover the truth`(_ method: IntervalMethod) throws {
    let truth = try #require(Self.figures(Self.multiplicities)[0].value)
    let population = Self.multiplicities.indices.flatMap { Array(repeating: $0, count: Self.multiplicities[$0]) }
    var generator = SeededGenerator(seed: 12)
    var covered = 0
    for study in 0..<150 {
      var sample = Array(repeating: 0, count: 25)
      for _ in 0..<100 { sample[population[generator.next(below: population.count)]] += 1 }
      let plan = BootstrapPlan(replicates: 200, seed: UInt64(study), jackknife: method == .bca)
      let run = bootstrap(sample, plan: plan) { [Self.figures($0)[0]] }
      let interval = try #require(run.estimate(0, method: method).interval)
      #expect(interval.method == method)
      if interval.low <= truth, truth <= interval.high { covered += 1 }
    }
    #expect((134...149).contains(covered))
  }
}
