/// Which instances are trained on and which are kept for testing, drawn by a seed.
///
/// The draw is over all instances of a study, so that an instance is on the same side whatever else an export leaves out.
package struct TrainingSplit: Sendable {
  /// The part of the data that an instance belongs to.
  package enum Side: String, Hashable, Sendable, CaseIterable {
    case train, test
  }

  private let test: Set<InstanceKey>

  /// - Parameter share: of the instances that are trained on, above 0 and below 1; rounded to whole instances.
  package init(_ instances: [InstanceKey], share: Double, seed: UInt64) {
    // By a number for each id rather than by place: the draw hangs neither on the order of import nor on other ids.
    let drawn = instances.map { key in
      var generator = SeededGenerator(seed: seed, "split", key.text)
      return (key: key, number: generator.next())
    }.sorted { ($0.number, $0.key) < ($1.number, $1.key) }
    let count = Int((Double(instances.count) * share).rounded())
    test = Set(drawn[count...].map(\.key))
  }

  /// The same for every label of an instance.
  package func side(of instance: InstanceKey) -> Side { test.contains(instance) ? .test : .train }
}
