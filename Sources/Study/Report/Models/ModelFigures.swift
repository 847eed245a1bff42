/// Language models against people and against each other (Figs. 4 and 5, sections 5.1 and 5.2).
package struct ModelFigures: Hashable, Sendable {
  /// By size, as far as the names tell it; a base model before its tuned one.
  package var models: [Model]
  /// All pairs of models.
  package var pairs: [Pair]

  /// One model against the people's gold.
  package struct Model: Hashable, Sendable {
    package var name: String
    /// Pearson of its combined label with the gold of PREFERENCE, and of SINGLE (the signed difference of mean ratings,
    /// clipped).
    package var pearsonPreference: Figure
    package var pearsonSingle: Figure
    /// Weighted kappa of its preference with the gold preference.
    package var kappaPreference: Figure
    package var kappaSingle: Figure
    /// Pearson of the difference of mean log-probabilities, which short odd responses do not rule, with the gold.
    package var meanLogprobPreference: Figure
    package var meanLogprobSingle: Figure
    /// Pearson of the difficulty that it foretells with the people's Δ: of pairs (PREFERENCE), and of responses (SINGLE).
    package var difficultyPreference: Figure
    package var difficultySingle: Figure
    /// Of the pairs that were asked in both orders: the shares with the same label and with the same preference, and how
    /// often the response that stood first was preferred where one was.
    package var sameLabel: Figure
    package var samePreference: Figure
    package var prefersFirst: Figure

    package var traits: ModelTraits { ModelTraits(name) }
  }

  /// Two models, and where they differ.
  package struct Pair: Hashable, Sendable {
    package var first: String
    package var second: String
    /// Whether the paper would compare the two.
    package var choice: Choice
    /// Weighted kappa of their combined labels.
    package var kappa: Figure
    /// Pearson of their Δ with the people's Δ over instances.
    package var correlationPreference: Figure
    package var correlationSingle: Figure
    /// Overlap of what they and what the people find ambiguous, and what it would be by chance.
    package var overlapPreference: Figure
    package var overlapSingle: Figure
    package var overlapPreferenceByChance: Figure
    package var overlapSingleByChance: Figure

    /// Why a pair is of interest; the raw value is how outputs spell it.
    package enum Choice: String, Hashable, Sendable, CaseIterable {
      /// A base model and its instruction-tuned one.
      case tuning = "base-and-tuned"
      /// Mistral-7B and Llama-3.1-8B, both base or both tuned: the paper's largest.
      case largest
      case other
    }
  }
}

extension ModelFigures.Pair.Choice {
  init(_ first: String, _ second: String) {
    let (one, two) = (ModelTraits(first), ModelTraits(second))
    let isOneMethod = one.method == two.method
    if isOneMethod, one.family == two.family, !one.family.isEmpty, one.size == two.size,
      one.isInstructionTuned != two.isInstructionTuned
    {
      self = .tuning
    } else if isOneMethod, one.isInstructionTuned == two.isInstructionTuned,
      let sizes = one.paperModel.flatMap({ a in two.paperModel.map { [a.family, $0.family].sorted() } }),
      sizes == ["llama31", "mistralv03"]
    {
      self = .largest
    } else {
      self = .other
    }
  }
}
