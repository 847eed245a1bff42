import Agreement
import Foundation
import Testing

/// What intervals promise, in studies whose truth is known.
@Suite struct CoverageTests {
  /// How many studies of each kind; more where the long form is asked for.
  private static let studies = ProcessInfo.processInfo.environment["DEMUR_COVERAGE"].flatMap { Int($0) } ?? 80

  @Test(arguments: [
    (units: 100, annotators: 12, perUnit: 2, uneven: false), (100, 12, 3, false), (60, 10, 10, false),
    (200, 33, 2, false), (200, 60, 2, true), (80, 15, 4, false),
  ])
  func `the variance is right on average, and 95 % of the intervals hold the truth`(
    _ units: Int, _ annotators: Int, _ perUnit: Int, _ uneven: Bool
  ) throws {
    let studies = Self.studies
    var (found, expected, held) = (0.0, 0.0, 0)
    for seed in 0..<UInt64(studies) {
      let study = RandomEffects(units: units, annotators: annotators, perUnit: perUnit, seed: seed, uneven: uneven)
      let estimate = study.estimate(concurrency: 1)
      found += estimate.variance
      expected += study.trueVariance
      let interval = try #require(estimate.interval(on: .plain))
      if interval.low <= RandomEffects.truth, interval.high >= RandomEffects.truth { held += 1 }
    }
    #expect(abs(found / expected - 1) < 2.1 / Double(studies).squareRoot())
    // Three standard errors around 95 %, and somewhat more, since the degrees of freedom err that way.
    let share = Double(held) / Double(studies)
    let slack = 3 * (0.05 * 0.95 / Double(studies)).squareRoot()
    #expect(share > 0.95 - slack && share < 0.955 + slack, "\(held) of \(studies)")
  }
}
