import Agreement
import Synchronization
import Testing

@Suite struct InfluenceTests {
  static let plan: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]

  /// The mean of the first number of a unit.
  static let mean: @Sendable (Moments) -> [Statistic] = { sums in
    [sums.cells[0] > 0 ? .value(sums.cells[1] / sums.cells[0]) : .undefined(.noUnits)]
  }

  static func tally(_ values: [Double]) -> Tally<Moments> {
    Tally(patternCount: values.count, empty: Moments()) { $1.add(values[$0], 0) }
  }

  @Test func `a mean of independent units has the standard error of textbooks`() throws {
    let sample = SampledUnits(multiplicities: Self.plan.map { _ in 1 })
    let estimate = influences(of: sample, tally: Self.tally(Self.plan), sampled: .units, statistics: Self.mean)[0]
    let (count, average) = (12.0, 52.0 / 12)
    let variance = Self.plan.reduce(0) { $0 + ($1 - average) * ($1 - average) } / (count * (count - 1))
    #expect(estimate.statistic == .value(average))
    #expect(abs(estimate.variance / variance - 1) < 1e-8)
    #expect(estimate.units == 12 && estimate.degreesOfFreedom == 11)
    let interval = try #require(estimate.interval(on: .plain))
    #expect(abs(interval.high - average - 2.200985160082949 * variance.squareRoot()) < 1e-8)
    #expect(estimate.doubt == .fewUnits(12))
  }

  @Test func `a kappa's standard error is the delete-one jackknife's`() throws {
    // 200 units of nine patterns, two labels each (Cohen 1968, Table 1).
    let counts = [88, 14, 18, 10, 40, 10, 2, 6, 12]
    let scale = Scale(0...2)
    let tally = Tally(patternCount: 9, empty: ConfusionTable(scale: scale)) { $1.add(row: $0 / 3, column: $0 % 3) }
    func kappa(_ counts: [Int]) -> Double {
      cohenKappa(tally.table(counts), weights: .quadratic).value ?? .nan
    }
    let estimate = influences(of: SampledUnits(multiplicities: counts), tally: tally, sampled: .units) {
      [cohenKappa($0, weights: .quadratic)]
    }[0]
    let leftOut = counts.indices.map { index in
      kappa(counts.enumerated().map { $0 == index ? $1 - 1 : $1 }) - kappa(counts)
    }
    let jackknife = zip(counts, leftOut).reduce(0) { $0 + Double($1.0) * $1.1 * $1.1 } * 199 / 200
    #expect(abs(estimate.variance / jackknife - 1) < 0.02)
  }

  @Test func `what a statistic does not depend on does not count`() {
    // The second statistic takes the even units alone.
    let tally = Tally(patternCount: 12, empty: ConfusionTable(scale: Scale(0...1))) { pattern, table in
      table.add(row: pattern % 2, column: Self.plan[pattern] > 4 ? 1 : 0)
    }
    let estimates = influences(
      of: SampledUnits(multiplicities: Self.plan.map { _ in 3 }), tally: tally, sampled: .units
    ) {
      [
        .value($0[1, 1] + $0[0, 1] > 0 ? ($0[0, 1] + $0[1, 1]) / $0.total : 0),
        .value($0[0, 1] / ($0[0, 1] + $0[0, 0])), .undefined(.noPairs), .value(7),
      ]
    }
    #expect(estimates.map(\.units) == [36, 18, 0, 0])
    #expect(estimates[2].statistic == .undefined(.noPairs) && estimates[2].interval(on: .plain) == nil)
    #expect(estimates[3].interval(on: .plain) == nil && estimates[3].doubt == .noVariation)
    #expect(estimates[3].variance == 0)
  }

  /// Sums of which each is of one pattern alone.
  struct CellsAlone: CellTable {
    var cells: [Double]

    init(_ count: Int) { cells = Array(repeating: 0, count: count) }

    static func tally(_ count: Int) -> Tally<Self> {
      Tally(patternCount: count, empty: Self(count)) { $1.cells[$0] += 1 }
    }
  }

  @Test func `what remains of a unit without an annotator counts for no statistic that it does not change`() {
    // Three people labelled each unit of pattern 0; patterns 2 to 4 are what remains without one of them.
    var sample = SampledUnits(patternCount: 5, remainders: [[2, 3, 4], [2, 3, 4], [], [], []])
    for unit in 0..<20 { sample.append(pattern: unit % 4 == 0 ? 1 : 0, annotators: [unit % 7, 7 + unit % 5, 12]) }
    let estimates = influences(of: sample, tally: CellsAlone.tally(5), sampled: .units) { table in
      [0.02, 0.03, 0.07, 0.11].map { .value($0 * table.cells[1]) }
    }
    #expect(estimates.map(\.units) == [5, 5, 5, 5])
  }

  @Test func `of each statistic those units count that it depends on, however changes of others would cancel out`() {
    let cells = 60
    let sample = SampledUnits(multiplicities: (0..<cells).map { $0 == 59 ? 0 : 3 })
    var places: [[Int]] = []
    for first in 0..<cells - 4 {
      places += [[first], [first, first + 1], Array(first..<first + 4)]
      let far = (7 * first + 5) % 59
      if far != first { places.append([first, far]) }
    }
    let chosen = places
    let estimates = influences(of: sample, tally: CellsAlone.tally(cells), sampled: .units) { table in
      chosen.map { places -> Statistic in
        // +1, −1, −1, +1 of four, else +1, −1 of two.
        let signs: [Double] = places.count == 4 ? [1, -1, -1, 1] : [1, -1]
        var sum = 0.0
        for (place, sign) in zip(places, signs) { sum += sign * table.cells[place] }
        return .value(sum)
      }
    }
    let units = chosen.map { 3 * $0.count }
    #expect(estimates.map(\.units) == units)
    for (estimate, places) in zip(estimates, chosen) {
      // Each unit adds 1 or takes 1 off: Σ ψ² n / (n − 1) of n units.
      let units = Double(3 * places.count)
      #expect(abs(estimate.unitVariance / (units * units / (units - 1)) - 1) < 1e-6)
    }
  }

  @Test func `a statistic is not asked where it cannot change`() {
    let cells = 100
    let asked = Mutex(0)
    let estimates = influences(
      of: SampledUnits(multiplicities: Array(repeating: 2, count: cells)), tally: CellsAlone.tally(cells),
      sampled: .units
    ) { table, places in
      asked.withLock { $0 += places?.count ?? cells }
      return (places ?? Array(0..<cells)).map { .value(table.cells[$0]) }
    }
    #expect(estimates.allSatisfy { $0.units == 2 })
    // Four blocks of 25 cells: all at first and twice a block, then of each cell those of its own block twice.
    #expect(asked.withLock { $0 } <= 9 * cells + 2 * 25 * cells)
  }

  @Test func `a share that nobody departs from has the interval of its number`() throws {
    let tally = Tally(patternCount: 1, empty: SetOverlap()) { $1.add(inFirst: true, inSecond: $0 == 0) }
    let estimate = influences(of: SampledUnits(multiplicities: [10]), tally: tally, sampled: .units) {
      [$0.firstInSecond]
    }
    let interval = try #require(estimate[0].interval(on: .share(of: 10)))
    #expect(interval.high == 1 && abs(interval.low - 0.7224672001371107) < 1e-9)
    #expect(estimate[0].doubt == .noVariation)
  }

  @Test func `neither the order of units nor the annotators' numbers nor the cores matter`() {
    let study = RandomEffects(units: 60, annotators: 9, perUnit: 3, seed: 4)
    let straight = study.estimate(order: Array(0..<60), number: { $0 })
    let turned = study.estimate(order: Array((0..<60).reversed()), number: { 8 - $0 })
    #expect(abs(straight.variance / turned.variance - 1) < 1e-9)
    #expect(abs(straight.degreesOfFreedom / turned.degreesOfFreedom - 1) < 1e-9)
    #expect(study.estimate(concurrency: 1) == study.estimate(concurrency: 4))
  }

  @Test func `two people who label everything cannot be told from the units`() {
    let study = RandomEffects(units: 40, annotators: 2, perUnit: 2, seed: 1)
    let estimate = study.estimate()
    #expect(estimate.annotatorVariance == nil && estimate.doubt == .annotatorsInseparable)
    #expect(estimate.unitVariance > 0 && estimate.degreesOfFreedom == 39)
  }

  @Test func `what annotators add is right on average, and never less than nothing in an interval`() {
    let studies = (0..<60).map { RandomEffects(units: 40, annotators: 20, perUnit: 2, seed: UInt64($0)) }
    let estimates = studies.map { $0.estimate() }
    let moments = estimates.compactMap(\.annotatorMoment)
    #expect(moments.count == 60 && moments.contains { $0 < 0 })
    let found = zip(estimates, moments).reduce(0) { $0 + $1.0.unitVariance + $1.1 }
    #expect(abs(found / studies.reduce(0) { $0 + $1.trueVariance } - 1) < 0.1)
    for (moment, estimate) in zip(moments, estimates) { #expect(estimate.annotatorVariance == max(0, moment)) }
  }

  @Test func `annotators of one unit each add nothing`() {
    let study = RandomEffects(units: 30, annotators: 60, perUnit: 2, seed: 1, apart: true)
    let estimate = study.estimate()
    #expect(estimate.annotatorVariance == 0 && estimate.annotators == 60)
  }

  @Test func `few annotators, or few who did most, are said`() {
    #expect(RandomEffects(units: 60, annotators: 12, perUnit: 2, seed: 1).estimate().doubt == .fewAnnotators(12))
    #expect(RandomEffects(units: 120, annotators: 24, perUnit: 2, seed: 1).estimate().doubt == nil)
    let uneven = RandomEffects(units: 200, annotators: 40, perUnit: 2, seed: 1, uneven: true).estimate()
    #expect(uneven.annotators > 20 && uneven.effectiveAnnotators < 10)
    if case .fewDidMost = uneven.doubt {} else { Issue.record("the few who did most are not said") }
  }
}
