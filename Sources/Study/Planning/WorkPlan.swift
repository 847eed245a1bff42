/// Work that has no row yet.
package struct PlannedWork: Hashable, Sendable {
  package var instance: InstanceKey
  /// The annotator's row.
  package var annotator: Int64
  package var formulation: TaskFormulation
  package var response: ResponseLetter?
  package var occasion: Occasion
  package var slot: Int
  package var position: Int
  package var firstShown: ResponseLetter?

  package init(
    instance: InstanceKey, annotator: Int64, formulation: TaskFormulation, response: ResponseLetter?,
    occasion: Occasion, slot: Int, position: Int, firstShown: ResponseLetter?
  ) {
    self.instance = instance
    self.annotator = annotator
    self.formulation = formulation
    self.response = response
    self.occasion = occasion
    self.slot = slot
    self.position = position
    self.firstShown = firstShown
  }
}

/// Turns contexts given to one annotator into their work, in order.
package enum WorkPlan {
  /// A context that an annotator is given, and the annotator's number among those of the context.
  package struct Share: Hashable, Sendable {
    package var instance: InstanceKey
    package var slot: Int

    package init(instance: InstanceKey, slot: Int) {
      self.instance = instance
      self.slot = slot
    }
  }

  /// The work of one annotator for newly given contexts.
  ///
  /// - Parameters:
  ///   - annotator: the row, and what the order is drawn from beside the seed.
  ///   - firstPosition: where each formulation's order goes on, after what the annotator has already.
  package static func work(
    for shares: [Share], annotator: (row: Int64, stream: String), formulations: [TaskFormulation],
    firstPosition: [TaskFormulation: Int], settings: StudySettings
  ) -> [PlannedWork] {
    formulations.flatMap { formulation -> [PlannedWork] in
      let start = firstPosition[formulation] ?? 0
      let stream = start == 0 ? annotator.stream : "\(annotator.stream) \(start)"
      let originals =
        formulation == .single
        ? single(shares, annotator: annotator.row, stream: stream, settings: settings)
        : preference(shares, annotator: annotator.row, stream: stream, settings: settings)
      var all = withRepeats(originals, stream: stream, settings: settings)
      for index in all.indices { all[index].position = start + index }
      return all
    }
  }

  private static func single(
    _ shares: [Share], annotator: Int64, stream: String, settings: StudySettings
  ) -> [PlannedWork] {
    WorkOrder.single(Array(shares.indices), seed: settings.seed, annotator: stream).map {
      PlannedWork(
        instance: shares[$0.instance].instance, annotator: annotator, formulation: .single, response: $0.response,
        occasion: .original, slot: shares[$0.instance].slot, position: 0, firstShown: nil)
    }
  }

  private static func preference(
    _ shares: [Share], annotator: Int64, stream: String, settings: StudySettings
  ) -> [PlannedWork] {
    WorkOrder.preference(Array(shares.indices), seed: settings.seed, annotator: stream).map {
      let share = shares[$0]
      return PlannedWork(
        instance: share.instance, annotator: annotator, formulation: .preference, response: nil, occasion: .original,
        slot: share.slot, position: 0,
        firstShown: WorkOrder.firstShown(
          share.instance, slot: share.slot, positions: settings.positions, seed: settings.seed))
    }
  }

  /// Repeats are drawn from the first half of the order and stand in its last quarter, with positions swapped.
  private static func withRepeats(
    _ originals: [PlannedWork], stream: String, settings: StudySettings
  ) -> [PlannedWork] {
    guard settings.repeatShare > 0, let formulation = originals.first?.formulation else { return originals }
    var generator = SeededGenerator(seed: settings.seed, "repeat", stream, formulation.rawValue)
    let count = Int((Double(originals.count) * settings.repeatShare).rounded())
    let repeated = Array(originals.prefix(originals.count / 2)).shuffled(by: &generator).prefix(count)
    var result = originals
    for original in repeated {
      var again = original
      again.occasion = .repeat
      again.firstShown = original.firstShown?.other
      let lastQuarter = result.count / 4
      result.insert(again, at: result.count - generator.below(lastQuarter + 1))
    }
    return result
  }
}
