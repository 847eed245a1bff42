/// Resamples units with replacement, given as patterns with multiplicities, and computes many statistics of each resample.
///
/// All statistics come from the same resamples, so that their differences are paired. A replicate's resample depends on
/// the seed, its number and the order of the patterns alone (Efron 1979, "Bootstrap Methods: Another Look at the
/// Jackknife").
/// - Parameters:
///   - multiplicities: How many units show each pattern, 0 or more; all 1 where units don't repeat.
///   - statistics: The statistics of a sample in which each pattern occurs so many times; always the same number of them.
public func bootstrap(
  _ multiplicities: [Int], resampling: Resampling = .units, plan: BootstrapPlan,
  statistics: @Sendable ([Int]) -> [Statistic]
) -> BootstrapRun {
  precondition(multiplicities.allSatisfy { $0 >= 0 }, "a pattern occurs a negative number of times")
  let sampler = Resampler(multiplicities, resampling: resampling)
  let estimates = statistics(multiplicities)
  let replicates = StatisticTable(
    rows: max(0, plan.replicates), columns: estimates.count, parts: plan.concurrency
  ) { replicate in
    var generator = SeededGenerator(seed: plan.seed, stream: UInt64(replicate))
    return statistics(sampler.draw(using: &generator))
  }
  let leftOut = plan.jackknife ? sampler.jackknife : []
  let jackknife = concurrentMap(leftOut.count, parts: plan.concurrency) {
    JackknifeEstimate(units: leftOut[$0].units, statistics: statistics(leftOut[$0].multiplicities()))
  }
  return BootstrapRun(
    units: sampler.sampledUnits, estimates: estimates, table: replicates, jackknife: jackknife)
}

/// Resamples any units with replacement, for statistics that cannot be computed from multiplicities.
public func bootstrap<Unit: Sendable>(
  units: [Unit], plan: BootstrapPlan, statistics: @Sendable ([Unit]) -> [Statistic]
) -> BootstrapRun {
  let estimates = statistics(units)
  let replicates = StatisticTable(
    rows: max(0, plan.replicates), columns: estimates.count, parts: plan.concurrency
  ) { replicate in
    var generator = SeededGenerator(seed: plan.seed, stream: UInt64(replicate))
    return statistics(units.map { _ in units[generator.next(below: units.count)] })
  }
  let jackknife = concurrentMap(plan.jackknife ? units.count : 0, parts: plan.concurrency) { leftOut in
    var rest = units
    rest.remove(at: leftOut)
    return JackknifeEstimate(units: 1, statistics: statistics(rest))
  }
  return BootstrapRun(
    units: units.count, estimates: estimates, table: replicates, jackknife: jackknife)
}
