/// Which instances become training pairs, and how much they count.
package struct TrainingChoice: Hashable, Sendable {
  package var formulation: TaskFormulation
  package var ambiguous: Ambiguous
  /// Δ from which an instance is ambiguous.
  package var threshold: Int

  /// What becomes of ambiguous instances.
  package enum Ambiguous: String, Hashable, Sendable, CaseIterable {
    case filter, keep, weight
  }

  /// What becomes of one instance.
  package enum Outcome: Hashable, Sendable {
    case pair(TrainingPair)
    /// Nobody labelled it in this formulation.
    case unlabelled
    /// Neither response is preferred.
    case tie
    case ambiguous
  }

  package init(formulation: TaskFormulation, ambiguous: Ambiguous, threshold: Int) {
    self.formulation = formulation
    self.ambiguous = ambiguous
    self.threshold = threshold
  }

  /// Which Δ tells what is ambiguous.
  package var deltaWords: String { formulation == .single ? "Δ of difference" : "Δ of prefer-combined" }

  /// An adjudicated instance is not ambiguous: an author has settled it.
  package func outcome(_ gold: GoldLabels) -> Outcome {
    let (value, delta) =
      switch formulation {
      case .single: (gold.singleCombined, gold.deltaOfDifference)
      case .preference: (gold.combined, gold.deltaOfPreference)
      }
    guard let value else { return .unlabelled }
    let remaining = gold.isAdjudicated ? 0 : delta
    if ambiguous == .filter, let remaining, remaining >= threshold { return .ambiguous }
    guard value != 0 else { return .tie }
    // Of one annotator alone nobody knows how far another would have been.
    let weight = ambiguous == .weight ? remaining.map { 1 / Double(1 + $0) } : 1
    return .pair(TrainingPair(chosen: value < 0 ? .a : .b, margin: abs(value), weight: weight, delta: delta))
  }
}

/// A response that is preferred to the other one.
package struct TrainingPair: Hashable, Sendable {
  package var chosen: ResponseLetter
  /// How much it is preferred, above 0 and at most 2: the size of the mean of prefer-combined, or of the difference of
  /// mean ratings.
  package var margin: Double
  /// 1 / (1 + Δ) where ambiguous instances are weighted, nil where Δ is not known then; otherwise 1.
  package var weight: Double?
  /// nil with a single annotator.
  package var delta: Int?

  package init(chosen: ResponseLetter, margin: Double, weight: Double?, delta: Int?) {
    self.chosen = chosen
    self.margin = margin
    self.weight = weight
    self.delta = delta
  }
}
