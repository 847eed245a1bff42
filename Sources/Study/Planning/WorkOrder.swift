/// The order in which one annotator meets the data points of a formulation, from the study's seed.
package enum WorkOrder {
  /// One data point in SINGLE: an instance (index) and which of its responses.
  package struct SinglePlace: Hashable, Sendable {
    package var instance: Int
    package var response: ResponseLetter
  }

  /// SINGLE: both responses of every instance, in two rounds, so that more than half of the other contexts stand between
  /// the two responses of one context. Which response comes in the first round is drawn by coin.
  ///
  /// With 2h contexts the second round holds the contexts of the first h places first (reshuffled), then the others: the
  /// two responses of a context are then at least h + 1 places apart.
  package static func single(_ instances: [Int], seed: UInt64, annotator: String) -> [SinglePlace] {
    var generator = SeededGenerator(seed: seed, "order", annotator, TaskFormulation.single.rawValue)
    let firstRound = instances.shuffled(by: &generator)
    let firstResponses = firstRound.map { _ in generator.coin() ? ResponseLetter.a : .b }
    let responses = Dictionary(zip(firstRound, firstResponses), uniquingKeysWith: { first, _ in first })
    let half = (firstRound.count + 1) / 2
    let secondRound =
      Array(firstRound[..<half]).shuffled(by: &generator) + Array(firstRound[half...]).shuffled(by: &generator)
    return zip(firstRound, firstResponses).map { SinglePlace(instance: $0, response: $1) }
      + secondRound.map { SinglePlace(instance: $0, response: (responses[$0] ?? .a).other) }
  }

  /// PREFERENCE: the instances, reshuffled.
  package static func preference(_ instances: [Int], seed: UInt64, annotator: String) -> [Int] {
    var generator = SeededGenerator(seed: seed, "order", annotator, TaskFormulation.preference.rawValue)
    return instances.shuffled(by: &generator)
  }

  /// Which response stands first for the annotator in `slot`: by coin for the first, then alternating between the
  /// instance's annotators, so that half of them meet either order.
  package static func firstShown(
    _ instance: InstanceKey, slot: Int, positions: Positions, seed: UInt64
  ) -> ResponseLetter {
    guard positions == .shuffled else { return .a }
    var generator = SeededGenerator(seed: seed, "first", instance.text)
    let first: ResponseLetter = generator.coin() ? .a : .b
    return slot.isMultiple(of: 2) ? first : first.other
  }
}
