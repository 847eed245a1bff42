/// An experiment in which a model labels (paper, sections 5.1 and 5.2). Each is compared on its own: what a model says of
/// single responses and what it says of pairs are two labellings of the same instances.
package enum ModelExperiment: String, Hashable, Sendable, CaseIterable {
  /// SINGLE-LLM: the difference of a model's two ratings, as single-combined.
  case single = "singleLLM"
  /// PREFER-LLM: a model's prefer-combined.
  case prefer = "preferLLM"
  /// A preference that perplexities speak of.
  case perplexity

  /// As the paper writes it.
  package var title: String {
    switch self {
    case .single: "SINGLE-LLM"
    case .prefer: "PREFER-LLM"
    case .perplexity: "PERPLEXITY"
    }
  }

  /// How a model is asked for its labels.
  package var method: ModelMethod {
    switch self {
    case .single: .rating
    case .prefer: .preference
    case .perplexity: .perplexity
    }
  }

  /// Whether its labels are of single responses.
  var isSingle: Bool { self == .single }
}

/// A model in one of its experiments: a row of the figures.
struct ModelRow: Hashable, Sendable {
  /// By its number among the models of the figures.
  var model: Int
  var experiment: ModelExperiment
}
