import Foundation
import Testing

/// 95 % intervals of the report's figures, where other people would label other instances.
@Suite struct IntervalCoverageTests {
  /// How many studies of each kind; the long form is `Scripts/coverage`.
  static let studies = ProcessInfo.processInfo.environment["DEMUR_COVERAGE"].flatMap { Int($0) }

  @Test func `intervals hold the truth in most of a few studies`() throws {
    let simulated = SimulatedCoverage(instances: 150, annotators: 30, perInstance: 2, effects: .usual)
    let found = try simulated.run(studies: 3, truth: simulated.truth(instances: 1500))
    let held = found.reduce(0) { $0 + $1.held }
    #expect(held >= 25, "\(held) of \(3 * found.count)")
  }

  @Test(
    .enabled(if: studies != nil),
    arguments: [(720, 33, 2), (200, 33, 2), (200, 12, 3)], SimulatedCoverage.Effects.allCases)
  func `intervals hold the truth in 92 to 98 of 100 studies`(
    _ design: (Int, Int, Int), _ effects: SimulatedCoverage.Effects
  ) throws {
    let studies = Self.studies ?? 300
    let simulated = SimulatedCoverage(
      instances: design.0, annotators: design.1, perInstance: design.2, effects: effects)
    let found = try simulated.run(studies: studies, truth: simulated.truth(instances: 40_000))
    // Two standard errors of so many studies.
    let slack = 2 * (0.05 * 0.95 / Double(studies)).squareRoot()
    for (tested, found) in zip(SimulatedCoverage.tested, found) {
      let share = Double(found.held) / Double(studies)
      print(
        "\(design.0) × \(design.1) × \(design.2)", effects.rawValue, tested.name,
        String(format: "%.1f %% (standard error / spread %.2f)", 100 * share, found.ratio), separator: "\t")
      #expect(share >= 0.92 - slack && share <= 0.975 + slack, "\(tested.name)")
    }
  }
}
