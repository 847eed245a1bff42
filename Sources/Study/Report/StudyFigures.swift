import Agreement

/// Every headline figure of a study, computed from labels alone.
public struct StudyFigures: Hashable, Sendable {
  public var counts: Counts
  public var plan: FigurePlan
  public var labels: LabelFigures
  public var disagreement: DisagreementFigures
  public var scoreAgreement: ScoreAgreement
  public var preferenceAgreement: PreferenceAgreement
  public var interTask: InterTaskFigures
  public var ambiguity: AmbiguityFigures
  /// At the rates of Δ of ratings, and of Δ of difference.
  public var sharedDifficulty: SharedDifficulty
  public var sharedDifficultyOfDifference: SharedDifficulty
  public var merge: MergeFigures
  public var chance: ChanceFigures
  public var difference: FormulationDifference
  public var position: PositionFigures

  /// What the figures were computed from.
  public struct Counts: Hashable, Sendable {
    /// Instances with at least one label.
    public var instances: Int
    public var annotators: Int
    public var ratings: Int
    public var preferences: Int
    /// Instances with labels of at least two annotators in either formulation.
    public var shared: Int
  }
}

/// How figures are computed.
public struct FigurePlan: Hashable, Sendable {
  public var limits: DeltaLimits
  public var replicates: Int
  public var seed: UInt64
  public var resampling: Resampled
  /// In how many parts the work is divided; nil leaves it to the machine. The figures don't depend on it.
  public var concurrency: Int?

  /// What is taken for a sample of more.
  public enum Resampled: String, Hashable, Sendable, CaseIterable {
    case instances
    case annotators
    case both
  }

  public init(
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
