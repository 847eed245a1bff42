/// How a bootstrap is run; the same plan gives the same numbers on any machine and any number of cores.
public struct BootstrapPlan: Sendable, Hashable {
  /// The number of resamples.
  public var replicates: Int
  /// Where the random numbers start.
  public var seed: UInt64
  /// Whether to compute what BCa intervals need as well: the statistics once more for each pattern (and annotator).
  public var jackknife: Bool
  /// In how many parts the work is divided, at most so many at a time; nil leaves it to the machine.
  public var concurrency: Int?

  /// 1,000 replicates, percentile intervals and all cores unless asked otherwise.
  public init(replicates: Int = 1000, seed: UInt64, jackknife: Bool = false, concurrency: Int? = nil) {
    self.replicates = replicates
    self.seed = seed
    self.jackknife = jackknife
    self.concurrency = concurrency
  }
}

/// What a resample draws with replacement.
public enum Resampling: Sendable, Equatable {
  /// Units alone: the annotators are the ones of interest.
  case units
  /// Annotators alone, given each pattern's annotators as whole numbers from 0.
  ///
  /// A pattern weighs the product of how often each of its annotators was drawn (Owen & Eckles 2012, "Bootstrapping Data
  /// Arrays of Arbitrary Order"), so units of one pair of annotators have to be patterns of their own.
  case annotators([[Int]])
  /// Units, and annotators as above: both are samples.
  case both([[Int]])
}
