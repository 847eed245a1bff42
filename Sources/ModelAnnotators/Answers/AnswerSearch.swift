import Study

/// Finds the legal answers that a reply gives.
///
/// An answer counts where it is said as one: alone in a part of a sentence (after a lead-in such as "Answer:" or "I choose"),
/// in marks (`**Good**`), or spelled with its capital in the midst of a sentence. A word of everyday speech in passing ("a
/// good idea") is no answer; but neither is an answer beside which another one is named as if it were one.
struct AnswerSearch: Hashable, Sendable {
  /// What a reply gives, each once, in the order of the choices.
  private(set) var found: [Int] = []

  private struct Occurrence: Hashable {
    var choice: Int
    var words: Range<Int>
  }

  /// What may stand before an answer that is alone.
  static let leads: Set<String> = [
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
    "relatively", "slightly", "really", "highly", "exceptionally", "mostly", "largely", "without", "instead", "beyond",
  ]
  /// What shows doubt where another answer is named beside the first.
  private static let doubts: Set<String> = [
    "or", "maybe", "perhaps", "possibly", "actually", "instead", "alternatively", "reconsider", "wait", "could",
    "might",
    "between", "either", "rather", "hmm", "correction", "unless", "depends", "borderline", "also", "to",
  ]
  /// What follows a first word that was the answer.
  private static let reasons: Set<String> = [
    "because", "since", "as", "due", "given", "for", "considering", "though", "although",
  ]

  init(_ choices: [ModelMethod.Choice], _ reply: ReplyWords) {
    let words = reply.words
    let spelled = choices.map { Self.spelling($0.word) }
    let occurrences = Self.occurrences(spelled, words)
    guard !occurrences.isEmpty else { return }
    var said: Set<Int> = []
    var alone: Set<Int> = []
    var unclear: Set<Int> = []
    var passing: Set<Int> = []
    for one in occurrences {
      switch Self.manner(one, choices[one.choice], words, reply.end, spelled) {
      case .alone: alone.insert(one.choice)
      case .said: said.insert(one.choice)
      case .passing: passing.insert(one.choice)
      case .unclear: unclear.insert(one.choice)
      }
    }
    let all = alone.union(said)
    if all.count == 1, let only = all.first {
      let others = passing.union(unclear).subtracting(all)
      let isDoubtful =
        unclear.contains(only) || !unclear.isEmpty
        || (!others.isEmpty && (alone.isEmpty || Self.isDoubting(words, occurrences)))
      found = isDoubtful ? (others.isEmpty ? [] : ([only] + others).sorted()) : [only]
    } else {
      found = all.sorted()
    }
  }

  private enum Manner { case alone, said, passing, unclear }

  private static func isDoubting(_ words: [ReplyWords.Word], _ occurrences: [Occurrence]) -> Bool {
    // Doubt is where the other answers are: in their own part of the sentence, or at the start of it.
    let parts = Set(occurrences.dropFirst().map { words[$0.words.lowerBound].part })
    return words.contains { parts.contains($0.part) && doubts.contains($0.lower) }
  }

  private static func spelling(_ word: String) -> [String] { ReplyWords(word).words.map(\.lower) }

  /// Where answers stand, the longest one at each place.
  private static func occurrences(_ spelled: [[String]], _ words: [ReplyWords.Word]) -> [Occurrence] {
    let joined = spelled.map { $0.joined() }
    var found: [Occurrence] = []
    var index = 0
    while index < words.count {
      var best: Occurrence?
      for (choice, target) in joined.enumerated() where !target.isEmpty {
        guard let end = end(of: target, from: index, words) else { continue }
        if best.map({ end - index > $0.words.count }) ?? true { best = Occurrence(choice: choice, words: index..<end) }
      }
      if let best {
        found.append(best)
        index = best.words.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// Where the words that spell this end; nil where they do not.
  private static func end(of target: String, from start: Int, _ words: [ReplyWords.Word]) -> Int? {
    var spelled = ""
    var index = start
    while index < words.count, spelled != target {
      let word = words[index]
      if index > start {
        guard word.gap.allSatisfy({ " _-\\*~`\u{2011}".contains($0) }) else { return nil }
        // "A 2" is an answer only where nothing else is near.
        if word.gap.contains(" "), word.isNumber != words[index - 1].isNumber, words.count > 3 { return nil }
      }
      guard target.hasPrefix(spelled + word.lower) else { return nil }
      spelled += word.lower
      index += 1
    }
    // "A2b" and "Goodish" are other words.
    guard spelled == target else { return nil }
    if index < words.count, words[index].gap.isEmpty { return nil }
    if start > 0, words[start].gap.isEmpty { return nil }
    return index
  }

  private static func manner(
    _ one: Occurrence, _ choice: ModelMethod.Choice, _ words: [ReplyWords.Word], _ end: String, _ spelled: [[String]]
  ) -> Manner {
    let part = words[one.words.lowerBound].part
    let first = words[..<one.words.lowerBound].lastIndex { $0.part != part }.map { $0 + 1 } ?? 0
    let last = words[one.words.upperBound...].firstIndex { $0.part != part } ?? words.count
    let before = words[first..<one.words.lowerBound]
    let after = words[one.words.upperBound..<last]
    guard numbersAgree(one, choice, words) else { return .unclear }
    let lead = before.filter { !$0.isNumber }
    if after.allSatisfy(\.isNumber), lead.allSatisfy({ leads.contains($0.lower) }) { return .alone }
    if let word = lead.last, modifiers.contains(word.lower) || word.lower.hasSuffix("n't") {
      return isWritten(one, choice, words) ? .unclear : .passing
    }
    if isMarked(one, words, end) { return .alone }
    let isStrange = choice.word.contains { !$0.isLetter && !$0.isWhitespace } || choice.word.count == 1
    let isAsSpelled = isWritten(one, choice, words)
    if isStrange { return isAsSpelled || choice.word.count > 1 ? .said : .passing }
    if before.isEmpty, let next = after.first, reasons.contains(next.lower), isAsSpelled { return .alone }
    if isAsSpelled, !before.isEmpty, choice.word.contains(where: \.isUppercase) { return .said }
    if after.isEmpty, let word = lead.last,
      ["is", "as", "be", "answer", "rating", "verdict", "it"].contains(word.lower)
    {
      return .said
    }
    return .passing
  }

  /// Whether the answer is written with the capitals that it has.
  private static func isWritten(_ one: Occurrence, _ choice: ModelMethod.Choice, _ words: [ReplyWords.Word]) -> Bool {
    words[one.words].map(\.written).joined() == choice.word.filter { $0.isLetter || $0.isNumber }
  }

  /// Whether quotes, brackets or markup stand on both sides.
  private static func isMarked(_ one: Occurrence, _ words: [ReplyWords.Word], _ end: String) -> Bool {
    let marks: Set<Character> = [
      "*", "`", "\"", "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "[", "]", "<", ">", "_",
    ]
    let before = words[one.words.lowerBound].gap.last
    let after = one.words.upperBound < words.count ? words[one.words.upperBound].gap.first : end.first
    guard let before, let after else { return false }
    return marks.contains(before) && (marks.contains(after) || ".,!:;".contains(after))
  }

  /// Whether a number that stands with an answer ("4 - Good", "Good (4)", "4/5 Good") is the answer's own.
  private static func numbersAgree(_ one: Occurrence, _ choice: ModelMethod.Choice, _ words: [ReplyWords.Word]) -> Bool
  {
    // In a long reply numbers belong to its sentences.
    let others = words.indices.filter { !one.words.contains($0) && words[$0].isNumber }
    guard let first = others.first else { return true }
    let isNear = abs(first - one.words.lowerBound) <= 2 || abs(first - (one.words.upperBound - 1)) <= 1
    guard
      words.count <= 6
        || (first == one.words.lowerBound - 1 && words[first].part >= words[one.words.lowerBound].part - 1)
    else { return true }
    guard isNear, let number = Int(words[first].lower) else { return true }
    return number == abs(choice.value) && choice.value > 0
  }
}
