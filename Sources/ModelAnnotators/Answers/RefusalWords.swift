/// Whether a model says in words that it will not answer, which is never an answer, whatever else it says.
enum RefusalWords {
  private static let openings = [
    "i'm sorry", "i am sorry", "sorry", "i apologize", "i apologise", "my apologies", "i cannot", "i can't",
    "i can not",
    "i am unable", "i'm unable", "i won't", "i will not", "i'm not able", "i am not able", "i must decline",
    "i decline",
    "i'm not comfortable", "i am not comfortable", "as an ai", "as a language model", "unfortunately",
  ]
  private static let refusals = [
    "cannot", "can't", "can not", "unable", "won't", "will not", "not able", "decline", "not comfortable", "refuse",
    "not appropriate",
  ]

  /// - Parameter text: without thinking.
  static func refuses(_ text: String) -> Bool {
    let start = String(text.prefix(300)).lowercased().replacing("\u{2019}", with: "'").trimmingBlanks
    let words = start.drop { !$0.isLetter }
    return openings.contains { words.hasPrefix($0) } && refusals.contains { words.contains($0) }
  }

  private static let requests = [
    "assist", "help with", "help you", "comply", "fulfil", "engage", "participate", "this request", "that request",
    "this content", "such content", "do that", "discuss",
  ]

  /// Whether an explanation of a verdict declines to judge at all. It may well say of a response what that cannot do.
  static func refusesOutright(_ explanation: String) -> Bool {
    let start = String(explanation.prefix(300)).lowercased().trimmingBlanks
    let sentences = start.split { ".!?\n".contains($0) }.prefix(2).joined(separator: " ").drop { !$0.isLetter }
    return ["i ", "i'", "i\u{2019}", "sorry", "my apolog"].contains { sentences.hasPrefix($0) } && refuses(explanation)
      && requests.contains { sentences.contains($0) }
  }
}
