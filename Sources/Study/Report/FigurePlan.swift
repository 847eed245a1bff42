import Agreement

/// How figures are computed.
package struct FigurePlan: Hashable, Sendable {
  package var limits: DeltaLimits
  package var replicates: Int
  package var seed: UInt64
  package var resampling: Resampled
  /// In how many parts the work is divided; nil leaves it to the machine. The figures don't depend on it.
  package var concurrency: Int?

  /// What is taken for a sample of more.
  package enum Resampled: String, Hashable, Sendable, CaseIterable {
    case instances
    case annotators
    case both
  }

  package init(
    threshold: Int = Disagreement.defaultThreshold, replicates: Int = 1000, seed: UInt64 = 1,
    resampling: Resampled = .instances, concurrency: Int? = nil
  ) {
    limits = DeltaLimits(threshold: threshold)
    self.replicates = replicates
    self.seed = seed
    self.resampling = resampling
    self.concurrency = concurrency
  }

  var bootstrap: BootstrapPlan { BootstrapPlan(replicates: replicates, seed: seed, concurrency: concurrency) }
}
