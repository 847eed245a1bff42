/// How simulated annotators come to their labels: standard deviations, shares and cut points on one scale of quality.
///
/// An instance has a level, a difference of its responses that both formulations see, and one more that each formulation
/// sees alone. An annotator adds a taste of their own, and a noise that grows with the instance's difficulty. What they then
/// feel is cut into ratings, or into a preference, in the annotator's own use of the scale. Now and then a rating slips.
package struct SimulationModel: Hashable, Sendable {
  /// The spread of the instances' levels.
  package var level: Double
  /// The mean of response B's quality over A's, and its spread over instances.
  package var offset: Double
  package var sharedDifference: Double
  /// What only one formulation brings out.
  package var singleDifference: Double
  package var preferenceDifference: Double
  /// What one annotator sees in one instance: of the difference in both formulations, in one alone, and of the level.
  package var taste: Double
  package var formulationTaste: Double
  package var levelTaste: Double
  /// The noise of a label at difficulty 1.
  package var singleNoise: Double
  package var preferenceNoise: Double
  /// Difficulty is `easiest + harder · u^1.75`, u uniform.
  package var easiest: Double
  package var harder: Double
  /// The share of instances whose responses are worth the same, what remains of their differences, and of SINGLE's noise.
  package var tieShare: Double
  package var tieDifference: Double
  package var tieNoise: Double
  /// How annotators differ in leniency, in the width of their ratings, and in the size of their preferences. The widths
  /// and sizes have a floor above 0: nobody's scale is turned round.
  package var bias: Double
  package var ratingSpread: Double
  package var preferenceSpread: Double
  /// The share of ratings that say nothing.
  package var slipShare: Double
  /// Between 1 and 2, 2 and 3, 3 and 4, 4 and 5.
  package var ratingCuts: [Double]
  /// From none to a little, and from a little to much.
  package var preferenceCuts: [Double]

  /// Tuned to the tables of Dsouza & Kovatchev 2025; the formula is ours, and no more than a means to labels like theirs.
  package static let paper = SimulationModel(
    level: 0.717, offset: -0.155, sharedDifference: 1.071, singleDifference: 0.471, preferenceDifference: 0.7,
    taste: 0.857, formulationTaste: 0.127, levelTaste: 0.111, singleNoise: 0.47, preferenceNoise: 1.014,
    easiest: 0.295, harder: 1.349, tieShare: 0.076, tieDifference: 0.044, tieNoise: 0.44, bias: 0.453,
    ratingSpread: 0.281, preferenceSpread: 0.509, slipShare: 0.038, ratingCuts: [-0.985, -0.278, 0.217, 0.929],
    preferenceCuts: [0.222, 1.211])
}
