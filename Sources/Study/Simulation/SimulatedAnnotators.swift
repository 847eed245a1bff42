/// Simulated people who label as those of the paper did, for demonstrations and for planning.
///
/// A label depends on the seed, the instance's key and the annotator alone: it does not matter who is asked first.
package struct SimulatedAnnotators: Hashable, Sendable {
  package let seed: UInt64
  package let model: SimulationModel

  package init(seed: UInt64, model: SimulationModel = .paper) {
    self.seed = seed
    self.model = model
  }

  /// What an annotator (a number from 0) says of an instance in both formulations.
  ///
  /// - Parameter attempt: 0 is the original; another number is the same person asked again, with new noise and slips.
  package func labels(
    _ instance: InstanceKey, annotator: Int, attempt: Int = 0
  ) -> (ratings: RatingPair, preference: PreferenceLabel) {
    let nature = Nature(instance, seed: seed, model: model)
    let person = Person(annotator, seed: seed, model: model)
    var taste = SeededGenerator(seed: seed, "taste", instance.text, String(annotator))
    let (own, level) = (model.taste * taste.normal(), model.levelTaste * taste.normal())
    let ownSingle = model.formulationTaste * taste.normal()
    let ownPreference = model.formulationTaste * taste.normal()

    var noise = SeededGenerator(seed: seed, "noise", instance.text, String(annotator), String(attempt))
    let half = (nature.single + nature.contrast * (own + ownSingle)) / 2
    let centre = nature.level + level
    let singleNoise = model.singleNoise * nature.difficulty * nature.singleNoise
    let a = person.rating(centre - half + singleNoise * noise.normal(), model, &noise)
    let b = person.rating(centre + half + singleNoise * noise.normal(), model, &noise)

    let preferenceNoise = model.preferenceNoise * nature.difficulty * nature.contrast
    let felt = nature.preference + nature.contrast * (own + ownPreference) + preferenceNoise * noise.normal()
    return (RatingPair(a: a, b: b), person.preference(felt, model))
  }
}

/// What an instance is like, whoever looks at it.
private struct Nature {
  var level: Double
  var contrast: Double
  /// B's quality over A's, as either formulation brings it out.
  var single: Double
  var preference: Double
  var difficulty: Double
  var singleNoise: Double

  init(_ instance: InstanceKey, seed: UInt64, model: SimulationModel) {
    var draws = SeededGenerator(seed: seed, "instance", instance.text)
    let isTie = draws.unit() < model.tieShare
    contrast = isTie ? model.tieDifference : 1
    singleNoise = isTie ? model.tieNoise : 1
    let uniform = draws.unit()
    let root = uniform.squareRoot()
    difficulty = model.easiest + model.harder * uniform * root * root.squareRoot()
    level = model.level * draws.normal()
    let shared = model.offset + model.sharedDifference * draws.normal()
    single = contrast * (shared + model.singleDifference * draws.normal())
    preference = contrast * (shared + model.preferenceDifference * draws.normal())
  }
}

/// How an annotator uses the scales: more or less of them, never the other way round.
private struct Person {
  var bias: Double
  var ratingSpread: Double
  var preferenceSpread: Double

  init(_ annotator: Int, seed: UInt64, model: SimulationModel) {
    var draws = SeededGenerator(seed: seed, "simulated", String(annotator))
    bias = model.bias * draws.normal()
    ratingSpread = max(Self.leastSpread, 1 + model.ratingSpread * draws.normal())
    preferenceSpread = max(Self.leastSpread, 1 + model.preferenceSpread * draws.normal())
  }

  /// A spread below 0 would be a scale turned round, which no instructed person has; at 0 all would be one label.
  private static let leastSpread = 0.25

  func rating(_ felt: Double, _ model: SimulationModel, _ noise: inout SeededGenerator) -> Rating {
    let slips = noise.unit() < model.slipShare
    let slip = noise.below(5)
    let used = felt * ratingSpread + bias
    return Rating(rawValue: 1 + (slips ? slip : model.ratingCuts.count { used > $0 })) ?? Rating.allCases[4]
  }

  func preference(_ felt: Double, _ model: SimulationModel) -> PreferenceLabel {
    let used = felt * preferenceSpread
    let magnitude = model.preferenceCuts.count { abs(used) > $0 }
    return PreferenceLabel(rawValue: used < 0 ? -magnitude : magnitude) ?? .none
  }
}

extension SeededGenerator {
  /// Nearly a standard normal deviate, from twelve uniform ones: sums alone, which every machine rounds alike.
  fileprivate mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + unit() } }
}
