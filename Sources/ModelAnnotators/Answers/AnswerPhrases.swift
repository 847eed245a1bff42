/// Words beside an answer that tell how it is meant.
enum AnswerPhrases {
  /// What may stand before an answer that is alone.
  private static let leadWords: Set<String> = [
    "the", "my", "a", "an", "i", "it", "this", "that", "final", "answer", "answers", "is", "are", "be", "would",
    "should", "rating",
    "rate", "rated", "verdict", "preference", "prefer", "choice", "choose", "option", "label", "score", "difficulty",
    "overall",
    "quality", "response", "as", "so", "therefore", "thus", "hence", "evaluation", "judgment", "judgement", "judge",
    "grade",
    "category", "select", "selected", "pick", "give", "to", "of", "in", "conclusion", "result", "i'd", "i'll", "it's",
    "say",
    "conclude", "clearly", "then", "assistant", "task", "pair",
  ]
  /// What makes another thing of an answer that follows.
  private static let modifiers: Set<String> = [
    "not", "no", "never", "neither", "nor", "hardly", "barely", "isn't", "wasn't", "aren't", "don't", "doesn't",
    "cannot", "can't",
    "won't", "wouldn't", "shouldn't", "very", "quite", "pretty", "fairly", "rather", "somewhat", "almost", "nearly",
    "extremely", "so", "too", "less", "more", "most", "than", "above", "below", "between", "from", "moderately",
    "reasonably",
    "relatively", "slightly", "least", "about", "around", "approximately", "roughly", "under", "really", "highly",
    "exceptionally", "mostly", "largely", "without", "instead", "beyond",
  ]
  /// What shows doubt where another answer is named beside the first.
  static let doubts: Set<String> = [
    "or", "maybe", "perhaps", "possibly", "actually", "instead", "alternatively", "reconsider", "wait", "could",
    "might",
    "between", "either", "rather", "hmm", "correction", "reflection", "reconsidering", "unless", "depends",
    "borderline", "also", "to",
  ]
  /// What follows a first word that was the answer.
  static let reasons: Set<String> = [
    "because", "since", "as", "due", "given", "for", "considering", "though", "although",
  ]
  /// What says of a letter that it is the one: "B is better", "B wins".
  static let comparisons: Set<String> = [
    "better", "best", "wins", "win", "winner", "preferred", "preferable", "stronger", "superior", "over", "beats", ">",
  ]
  /// What says of a letter or a number before it that it is chosen.
  static let choosing: Set<String> = [
    "choose", "chose", "chosen", "prefer", "pick", "picked", "select", "selected", "answer", "rating", "rate", "score",
    "verdict", "choice", "preference", "go", "give",
  ]
  /// What may follow a letter that is no article, beside verbs that end with s.
  static let followers: Set<String> = [
    "because", "since", "as", "due", "given", "for", "considering", "though", "although", "over", "than", "and", "or",
    "would", "could", "did", "better", "then", "here", "by", "but", "while", "with", "in", "on", "to", "overall",
  ]

  static func leads(_ word: ReplyWords.Word) -> Bool {
    word.isUnspaced ? "是为為选選择擇案级級分".contains(word.lower.last ?? " ") && !modifies(word) : leadWords.contains(word.lower)
  }

  static func modifies(_ word: ReplyWords.Word) -> Bool {
    if word.isUnspaced { return word.lower.contains { "不非没沒别別".contains($0) } || word.lower.hasSuffix("第") }
    return modifiers.contains(word.lower) || word.lower.hasSuffix("n't")
  }
}
