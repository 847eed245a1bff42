/// A statistic, its bootstrap interval, and how many replicates could not be computed.
public struct Estimate: Sendable, Hashable {
  /// The statistic of the sample itself.
  public let statistic: Statistic
  /// Nil where the statistic is undefined, fewer than two units were there to draw, or under half of the replicates are
  /// defined.
  public let interval: Interval?
  /// The replicates in which the statistic was undefined; the interval is made from the others.
  public let undefinedReplicates: Int
  /// The number of replicates.
  public let replicates: Int

  /// An estimate from its parts.
  public init(statistic: Statistic, interval: Interval?, undefinedReplicates: Int = 0, replicates: Int) {
    self.statistic = statistic
    self.interval = interval
    self.undefinedReplicates = undefinedReplicates
    self.replicates = replicates
  }
}

/// Statistics of a sample, of its resamples, and (for BCa) of the sample with one unit left out.
public struct BootstrapRun: Sendable, Equatable {
  /// How many units there were to draw.
  public let units: Int
  /// The statistics of the sample, in the order in which the closure gave them.
  public let estimates: [Statistic]
  /// The statistics of each resample, in the same order.
  public let replicates: [[Statistic]]
  /// The statistics of the samples with one unit left out; empty unless the plan asked for them.
  public let jackknife: [JackknifeEstimate]

  /// A statistic, by its place in the closure's result, with its interval.
  ///
  /// BCa needs a plan with `jackknife`; where it cannot be made, the interval is a percentile one and says so.
  public func estimate(_ index: Int, level: Double = 0.95, method: IntervalMethod = .percentile) -> Estimate {
    estimate(level: level, method: method) { $0[index] }
  }

  /// Every statistic with its interval, in order, computed on several cores.
  public func allEstimates(level: Double = 0.95, method: IntervalMethod = .percentile) -> [Estimate] {
    concurrentMap(estimates.count, parts: nil) { estimate($0, level: level, method: method) }
  }

  /// The paired difference of two statistics, replicate by replicate.
  public func difference(
    _ index: Int, minus other: Int, level: Double = 0.95, method: IntervalMethod = .percentile
  ) -> Estimate {
    estimate(level: level, method: method) { $0[index] - $0[other] }
  }

  private func estimate(
    level: Double, method: IntervalMethod, of pick: ([Statistic]) -> Statistic
  ) -> Estimate {
    let statistic = pick(estimates)
    let values = replicates.compactMap { pick($0).value }
    return Estimate(
      statistic: statistic, interval: interval(of: statistic, values, level: level, method: method, pick: pick),
      undefinedReplicates: replicates.count - values.count, replicates: replicates.count)
  }

  private func interval(
    of statistic: Statistic, _ values: [Double], level: Double, method: IntervalMethod,
    pick: ([Statistic]) -> Statistic
  ) -> Interval? {
    guard let estimate = statistic.value, units > 1, 2 * values.count >= replicates.count else { return nil }
    if method == .bca {
      let leftOut = jackknife.compactMap { row in pick(row.statistics).value.map { (units: row.units, value: $0) } }
      if let interval = bcaInterval(values, estimate: estimate, jackknife: leftOut, level: level) { return interval }
    }
    return percentileInterval(values, level: level)
  }
}

/// The statistics of a sample with one unit left out, and how many units give these when left out.
public struct JackknifeEstimate: Sendable, Equatable {
  public let units: Int
  public let statistics: [Statistic]
}
