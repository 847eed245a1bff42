/// Every headline figure of a study, computed from labels alone.
package struct StudyFigures: Hashable, Sendable {
  package var counts: Counts
  package var plan: FigurePlan
  package var labels: LabelFigures
  package var disagreement: DisagreementFigures
  package var scoreAgreement: ScoreAgreement
  package var preferenceAgreement: PreferenceAgreement
  package var interTask: InterTaskFigures
  package var ambiguity: AmbiguityFigures
  /// At the rates of Δ of ratings, and of Δ of difference.
  package var sharedDifficulty: SharedDifficulty
  package var sharedDifficultyOfDifference: SharedDifficulty
  package var merge: MergeFigures
  package var chance: ChanceFigures
  package var difference: FormulationDifference
  package var position: PositionFigures

  /// What the figures were computed from.
  package struct Counts: Hashable, Sendable {
    /// Instances with at least one label.
    package var instances: Int
    package var annotators: Int
    package var ratings: Int
    package var preferences: Int
    /// Instances with labels of at least two annotators in either formulation.
    package var shared: Int
  }
}
