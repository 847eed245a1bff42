import Study

/// Whose words a question is asked in, of those that demur brings; the raw value is how options and exports spell it.
package enum PromptWording: String, Hashable, Sendable, CaseIterable {
  /// Ours, with criteria.
  case demur
  /// The paper's own (appendix A): its classes, order, tags and opening, and no criteria.
  case paper

  /// The prompt of a method; nil for perplexity, which asks nothing.
  ///
  /// - Parameter isExplained: whether an explanation is wanted before the answer, of which the paper's words say nothing.
  package func prompt(for method: ModelMethod, isExplained: Bool = false) throws(ModelError) -> Prompt? {
    let bytes: [UInt8]
    switch (self, method) {
    case (_, .perplexity): return nil
    case (.demur, .rating) where isExplained: bytes = PackageResources.explained_rating_txt
    case (.demur, .preference) where isExplained: bytes = PackageResources.explained_preference_txt
    case (.demur, .difficultySingle) where isExplained: bytes = PackageResources.explained_difficulty_single_txt
    case (.demur, .difficultyPreference) where isExplained:
      bytes = PackageResources.explained_difficulty_preference_txt
    case (.demur, .rating): bytes = PackageResources.rating_txt
    case (.demur, .preference): bytes = PackageResources.preference_txt
    case (.demur, .difficultySingle): bytes = PackageResources.difficulty_single_txt
    case (.demur, .difficultyPreference): bytes = PackageResources.difficulty_preference_txt
    case (.paper, .rating): bytes = PackageResources.paper_rating_txt
    case (.paper, .preference): bytes = PackageResources.paper_preference_txt
    case (.paper, .difficultySingle): bytes = PackageResources.paper_difficulty_single_txt
    case (.paper, .difficultyPreference): bytes = PackageResources.paper_difficulty_preference_txt
    }
    return try Prompt(String(decoding: bytes, as: UTF8.self), for: method, name: "\(method.rawValue).txt")
  }
}

extension Prompt {
  /// demur's own wording; nil for perplexity, which asks nothing.
  package static func standard(for method: ModelMethod) throws(ModelError) -> Prompt? {
    try PromptWording.demur.prompt(for: method)
  }
}
