/// What a language model is asked, or measured by.
package enum ModelMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// The conditional perplexity of each response (paper, section 5.1).
  case perplexity
  /// SINGLE-LLM: the quality of a response in five words (section 5.2).
  case rating
  /// PREFER-LLM: A_2, A_1, N, B_1 or B_2.
  case preference
  /// DISAGREEMENT-LLM-S: how difficult a response is to judge.
  case difficultySingle = "difficulty-single"
  /// DISAGREEMENT-LLM-P: how difficult a pair is to judge.
  case difficultyPreference = "difficulty-preference"

  /// The legal answers of our own wording with what each means; a prompt may name others. Rating 1–5, prefer-combined −2…2, or difficulty 1–5; none for perplexity.
  package var choices: [Choice] {
    switch self {
    case .perplexity: []
    case .rating: Self.scale(["Terrible", "Poor", "Fair", "Good", "Excellent"])
    case .preference: zip(["A_2", "A_1", "N", "B_1", "B_2"], -2...2).map { Choice(word: $0, value: $1) }
    case .difficultySingle, .difficultyPreference:
      Self.scale(["Very Easy", "Easy", "Medium", "Difficult", "Very Difficult"])
    }
  }

  /// What a word means, of our own wording or of the paper's, in any case; nil for other words.
  package func value(of word: String) -> Int? {
    let word = word.lowercased()
    let papers: String? =
      switch self {
      case .rating: "average"
      case .difficultySingle, .difficultyPreference: "neutral"
      case .perplexity, .preference: nil
      }
    return word == papers ? 3 : choices.first { $0.word.lowercased() == word }?.value
  }

  /// A legal answer: the word that a model writes, and the value that it stands for.
  package struct Choice: Hashable, Sendable, Codable {
    package var word: String
    package var value: Int

    package init(word: String, value: Int) {
      self.word = word
      self.value = value
    }
  }

  private static func scale(_ words: [String]) -> [Choice] { zip(words, 1...).map { Choice(word: $0, value: $1) } }

  /// Whether it is about one response rather than about the pair.
  package var isOfResponse: Bool { self == .perplexity || self == .rating || self == .difficultySingle }

  /// The formulation that its labels belong to; nil for difficulties, which are no labels.
  package var formulation: TaskFormulation? {
    switch self {
    case .rating: .single
    case .perplexity, .preference: .preference
    case .difficultySingle, .difficultyPreference: nil
    }
  }

  /// Perplexities and answers of one model are two annotators: both have a label of the same pair.
  package var family: Family { self == .perplexity ? .perplexity : .zeroShot }

  package enum Family: String, Hashable, Sendable, Codable, CaseIterable {
    case perplexity
    case zeroShot = "zero-shot"
  }

  /// The label that an answer's value is; nil for perplexities and difficulties.
  package func label(_ value: Int) -> Label? {
    switch self {
    case .rating: Rating(rawValue: value).map(Label.rating)
    case .preference: PreferenceLabel(rawValue: value).map(Label.preference)
    case .perplexity, .difficultySingle, .difficultyPreference: nil
    }
  }
}
