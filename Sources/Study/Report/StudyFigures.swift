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
