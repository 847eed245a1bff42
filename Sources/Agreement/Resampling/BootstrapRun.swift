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
  let table: StatisticTable
  /// The statistics of the samples with one unit left out; empty unless the plan asked for them.
  public let jackknife: [JackknifeEstimate]

  /// The statistics of each resample, in the order of the estimates.
  public var replicates: [[Statistic]] { (0..<table.rows).map(table.row) }

  /// A statistic, by its place in the closure's result, with its interval.
  ///
  /// BCa needs a plan with `jackknife`; where it cannot be made, the interval is a percentile one and says so.
  public func estimate(_ index: Int, level: Double = 0.95, method: IntervalMethod = .percentile) -> Estimate {
    estimate(table.values(index), level: level, method: method) { $0[index] }
  }

  /// Every statistic with its interval, in order, computed on several cores.
  public func allEstimates(level: Double = 0.95, method: IntervalMethod = .percentile) -> [Estimate] {
    concurrentMap(estimates.count, parts: 16) { estimate($0, level: level, method: method) }
  }

  /// The paired difference of two statistics, replicate by replicate.
  public func difference(
    _ index: Int, minus other: Int, level: Double = 0.95, method: IntervalMethod = .percentile
  ) -> Estimate {
    let values = (0..<table.rows).compactMap { (table[$0, index] - table[$0, other]).value }
    return estimate(values, level: level, method: method) { $0[index] - $0[other] }
  }

  /// - Parameter values: of the replicates in which the statistic is defined.
  private func estimate(
    _ values: [Double], level: Double, method: IntervalMethod, of pick: ([Statistic]) -> Statistic
  ) -> Estimate {
    let statistic = pick(estimates)
    return Estimate(
      statistic: statistic, interval: interval(of: statistic, values, level: level, method: method, pick: pick),
      undefinedReplicates: table.rows - values.count, replicates: table.rows)
  }

  private func interval(
    of statistic: Statistic, _ values: [Double], level: Double, method: IntervalMethod,
    pick: ([Statistic]) -> Statistic
  ) -> Interval? {
    guard let estimate = statistic.value, units > 1, 2 * values.count >= table.rows else { return nil }
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
