import Agreement
import Testing

/// Annotators as a sample: patterns weigh the product of how often each of their annotators was drawn.
@Suite struct AnnotatorResamplingTests {
  /// Twelve annotators, each pair of them with one pattern of ten units.
  static let pairs = (0..<12).flatMap { first in (0..<first).map { [$0, first] } }
  static let multiplicities = pairs.map { _ in 10 }

  @Test func `a pair's weight is the product of its annotators' draws`() {
    let plan = BootstrapPlan(replicates: 50, seed: 2)
    let run = bootstrap(Self.multiplicities, resampling: .annotators(Self.pairs), plan: plan) { weights in
      weights.map { .value(Double($0)) }
    }
    #expect(run.units == 12)
    for replicate in run.replicates {
      let weights = replicate.map { Int($0.value ?? 0) / 10 }
      // An annotator who was drawn v of 12 times has pairs that weigh v (12 − v) in all.
      let times = (0..<12).map { annotator in
        let sum = zip(Self.pairs, weights).reduce(0) { $0 + ($1.0.contains(annotator) ? $1.1 : 0) }
        return (0...6).first { $0 * (12 - $0) == sum } ?? -1
      }
      #expect(times.reduce(0, +) == 12)
      for (pair, weight) in zip(Self.pairs, weights) { #expect(weight == times[pair[0]] * times[pair[1]]) }
    }
  }

  @Test func `annotators who differ add variance, and both together add more`() throws {
    // Pairs of annotators 0 … 5 agree on their only unit, others don't.
    let statistics: @Sendable ([Int]) -> [Statistic] = { weights in
      let total = weights.reduce(0, +)
      let agreed = zip(weights, Self.pairs).reduce(0) { $0 + ($1.1[0] < 6 ? $1.0 : 0) }
      return [total > 0 ? .value(Double(agreed) / Double(total)) : .undefined(.noUnits)]
    }
    func variance(_ resampling: Resampling) -> Double {
      let run = bootstrap(
        Self.pairs.map { _ in 1 }, resampling: resampling, plan: BootstrapPlan(replicates: 1000, seed: 5),
        statistics: statistics)
      let values = run.replicates.compactMap(\.first?.value)
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
    let (units, annotators, both) = (variance(.units), variance(.annotators(Self.pairs)), variance(.both(Self.pairs)))
    #expect(annotators > 2 * units)
    #expect(both > annotators + units / 2)
  }

  @Test func `BCa leaves out annotators, and says percentile where both are drawn`() throws {
    let statistics: @Sendable ([Int]) -> [Statistic] = { weights in
      let total = weights.reduce(0, +)
      let low = zip(weights, Self.pairs).reduce(0) { $0 + ($1.1[0] < 3 ? $1.0 : 0) }
      return [total > 0 ? .value(Double(low) / Double(total)) : .undefined(.noUnits)]
    }
    let plan = BootstrapPlan(replicates: 200, seed: 5, jackknife: true)
    let annotators = bootstrap(
      Self.multiplicities, resampling: .annotators(Self.pairs), plan: plan, statistics: statistics)
    #expect(annotators.jackknife.count == 12)
    #expect(annotators.estimate(0, method: .bca).interval?.method == .bca)
    let both = bootstrap(Self.multiplicities, resampling: .both(Self.pairs), plan: plan, statistics: statistics)
    #expect(both.jackknife.isEmpty)
    #expect(both.estimate(0, method: .bca).interval?.method == .percentile)
  }
}
