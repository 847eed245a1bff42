/// A whole simulated study: instances i1, i2, …, each labelled in both formulations by the same few of all annotators.
package struct SimulatedStudy: Hashable, Sendable {
  /// For every instance, its annotators (numbers from 0) in the order of their slots.
  package let assigned: [[Int]]
  package let people: SimulatedAnnotators

  /// Throws where there are too few annotators.
  package init(
    instances: Int, annotators: Int, perInstance: Int, seed: UInt64, model: SimulationModel = .paper
  ) throws(PlanningError) {
    let candidates = Array(repeating: Assignment.Candidate(subset: ""), count: instances)
    assigned = try Assignment.plan(
      candidates, isAvailable: Array(repeating: true, count: annotators), annotatorsPerInstance: perInstance,
      maximum: nil, seed: seed
    ).added
    people = SimulatedAnnotators(seed: seed, model: model)
  }

  package static func key(_ instance: Int) -> InstanceKey { InstanceKey("i\(instance + 1)") }

  /// `a01`, `a02` …
  package static func name(_ annotator: Int) -> String { annotator < 9 ? "a0\(annotator + 1)" : "a\(annotator + 1)" }

  /// Every annotator's labels, instance by instance.
  package func forEach(
    _ body: (_ instance: InstanceKey, _ annotator: Int, _ ratings: RatingPair, _ preference: PreferenceLabel) throws
      -> Void
  ) rethrows {
    for (instance, annotators) in assigned.enumerated() {
      let key = Self.key(instance)
      for annotator in annotators {
        let labels = people.labels(key, annotator: annotator)
        try body(key, annotator, labels.ratings, labels.preference)
      }
    }
  }

  /// The labels as a table.
  package var labels: LabelTable {
    var table = LabelTable()
    forEach { key, annotator, ratings, preference in
      let instance = table.number(of: key)
      let number = table.number(ofAnnotator: Self.name(annotator))
      table.add(ratings.a, of: .a, instance: instance, annotator: number)
      table.add(ratings.b, of: .b, instance: instance, annotator: number)
      table.add(preference, instance: instance, annotator: number)
    }
    return table
  }
}
