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
    case left(Reason)
  }

  /// Why an instance gives no pair, in the order in which it is asked.
  package enum Reason: Hashable, Sendable, CaseIterable {
    /// By an author's decision.
    case dropped
    /// Authors differ, and such instances are left out.
    case contested
    /// Only labels were imported.
    case textless
    /// There is no turn of a user that is answered, which chat templates need.
    case unanswerable
    /// Nobody labelled it in this formulation.
    case unlabelled
    case ambiguous
    /// Neither response is preferred.
    case tie
  }

  package init(formulation: TaskFormulation, ambiguous: Ambiguous, threshold: Int) {
    self.formulation = formulation
    self.ambiguous = ambiguous
    self.threshold = threshold
  }

  /// Which Δ tells what is ambiguous.
  package var deltaWords: String { formulation == .single ? "Δ of difference" : "Δ of prefer-combined" }

  /// What gold labels come to. Decisions come before Δ: what an author kept or adjudicated is not filtered, and counts fully.
  package func outcome(_ gold: GoldLabels, _ treatment: DecisionRules.Treatment = .filtered) -> Outcome {
    outcome(
      value: formulation == .single ? gold.singleCombined : gold.combined, delta: delta(gold),
      n: gold.count(of: formulation), treatment)
  }

  /// What one annotator's own label comes to, of an instance with these gold labels. An adjudication sets gold, not this.
  package func outcome(
    _ entry: LabelEntry, of gold: GoldLabels, _ treatment: DecisionRules.Treatment = .filtered
  ) -> Outcome {
    let value = formulation == .single ? entry.ratings?.singleCombined : entry.preference?.combined
    return outcome(
      value: value.map(Double.init), delta: delta(gold), n: value == nil ? 0 : 1,
      treatment == .adjudicated ? .filtered : treatment)
  }

  private func delta(_ gold: GoldLabels) -> Int? {
    formulation == .single ? gold.deltaOfDifference : gold.deltaOfPreference
  }

  private func outcome(
    value: Double?, delta: Int?, n: Int, _ treatment: DecisionRules.Treatment
  ) -> Outcome {
    switch treatment {
    case .dropped: return .left(.dropped)
    case .droppedAsContested: return .left(.contested)
    case .filtered, .kept, .adjudicated: break
    }
    guard let value else { return .left(.unlabelled) }
    let isAmbiguous = treatment == .filtered && delta.map { $0 >= threshold } ?? false
    if isAmbiguous, ambiguous == .filter { return .left(.ambiguous) }
    guard value != 0 else { return .left(.tie) }
    var weight: Double? = 1
    if ambiguous == .weight, treatment == .filtered {
      // Of one annotator alone nobody knows how far another would have been.
      weight = delta.map { $0 >= threshold ? 1 / Double(1 + $0) : 1 }
    }
    return .pair(
      TrainingPair(
        chosen: value < 0 ? .a : .b, margin: abs(value), weight: weight, delta: delta,
        isAdjudicated: treatment == .adjudicated, n: n))
  }
}

/// A response that is preferred to the other one.
package struct TrainingPair: Hashable, Sendable {
  package var chosen: ResponseLetter
  /// How much it is preferred, above 0 and at most 2: the size of the mean of prefer-combined, or of the difference of
  /// mean ratings.
  package var margin: Double
  /// 1 / (1 + Δ) of an ambiguous instance where these are weighted, nil where Δ is not known then; otherwise 1.
  package var weight: Double?
  /// nil with a single annotator.
  package var delta: Int?
  /// Whether an author set the label that decides which response is chosen.
  package var isAdjudicated: Bool
  /// How many annotators' labels the pair was made of; those behind an adjudication count as well.
  package var n: Int

  package init(
    chosen: ResponseLetter, margin: Double, weight: Double?, delta: Int?, isAdjudicated: Bool = false, n: Int = 0
  ) {
    self.chosen = chosen
    self.margin = margin
    self.weight = weight
    self.delta = delta
    self.isAdjudicated = isAdjudicated
    self.n = n
  }
}
