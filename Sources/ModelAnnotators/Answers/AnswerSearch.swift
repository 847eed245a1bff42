import Study

/// Finds the legal answers that a reply gives.
///
/// An answer counts where it is said as one: alone in a part of a sentence (after a lead-in such as "Answer:" or "I choose"),
/// in marks (`**Good**`), or spelled with its capital in the midst of a sentence. A word of everyday speech in passing ("a
/// good idea") is no answer; but neither is an answer beside which another one is named as if it were one. A single letter or
/// a number is much named in explanations ("B is longer", "3 points"): beside an answer that stands alone it is none.
struct AnswerSearch: Hashable, Sendable {
  /// What a reply gives, each once, in the order of the choices.
  private(set) var found: [Int] = []

  init(_ choices: [ModelMethod.Choice], _ reply: ReplyWords) {
    let places = AnswerPlaces(choices, reply)
    guard !places.found.isEmpty else { return }
    var of: [Manner: Set<Int>] = [:]
    for one in places.found { of[Self.manner(one, choices[one.choice], places, reply), default: []].insert(one.choice) }
    let (alone, unclear) = (of[.alone] ?? [], of[.unclear] ?? [])
    var all = alone.union(of[.said] ?? [])
    var passing = of[.passing] ?? []
    let mentioned = of[.mentioned] ?? []
    if alone.isEmpty { all.formUnion(mentioned) } else { passing.formUnion(mentioned) }
    if all.count == 1, let only = all.first {
      let others = passing.union(unclear).subtracting(all)
      let isDoubtful =
        !unclear.isEmpty || places.hasForeign
        || (!others.isEmpty && (alone.isEmpty || Self.isDoubting(reply.words, places.found)))
      found = isDoubtful ? (others.isEmpty ? [] : ([only] + others).sorted()) : [only]
    } else {
      found = all.sorted()
    }
  }

  /// How an answer is named: alone, as one, as what may be one where none is alone, in passing, or with a doubt.
  private enum Manner { case alone, said, mentioned, passing, unclear }

  /// Whether doubt stands beside one of the other answers: "or maybe excellent", and not "easy to read".
  private static func isDoubting(_ words: [ReplyWords.Word], _ found: [AnswerPlaces.Place]) -> Bool {
    found.dropFirst().contains { place in
      let start = place.words.lowerBound
      let part = words[start].part
      let isBefore = words[max(0, start - 3)..<start].contains {
        $0.part == part && AnswerPhrases.doubts.contains($0.lower)
      }
      let next = words[place.words.upperBound...].first
      return isBefore || next.map { $0.part == part && ["or", "instead", "rather"].contains($0.lower) } == true
    }
  }

  private static func manner(
    _ one: AnswerPlaces.Place, _ choice: ModelMethod.Choice, _ places: AnswerPlaces, _ reply: ReplyWords
  ) -> Manner {
    let words = reply.words
    let part = words[one.words.lowerBound].part
    let first = words[..<one.words.lowerBound].lastIndex { $0.part != part }.map { $0 + 1 } ?? 0
    let last = words[one.words.upperBound...].firstIndex { $0.part != part } ?? words.count
    let isNumber = words[one.words].allSatisfy(\.isNumber)
    let before = (first..<one.words.lowerBound).filter { !places.isOfScale($0) }.map { words[$0] }
    let after = (one.words.upperBound..<last).filter { !places.isOfScale($0) }.map { words[$0] }
    if isNumber, places.isBroken(one.words.lowerBound) { return .unclear }
    if !isNumber, !numbersAgree(one, choice, places, words) { return .unclear }
    if isApproximate(one, choice, reply) || after.first?.lower == "or" { return .unclear }
    let lead = isNumber ? before : before.filter { !$0.isNumber }
    let isNumbering = isNumber && places.isNumbering(one.words.lowerBound)
    let nothingFollows = isNumber ? after.isEmpty : after.allSatisfy(\.isNumber)
    let namesOther = (first..<one.words.lowerBound).contains { places.isAnswer($0) }
    if nothingFollows, !isNumbering, !namesOther, lead.allSatisfy(AnswerPhrases.leads) { return .alone }
    if let word = lead.last, AnswerPhrases.modifies(word) || lead.first?.lower == "between" {
      // "Better than B" names B as the other one.
      if isNumber || choice.word.count == 1, word.lower == "than" { return .passing }
      return isWritten(one, choice, words) ? .unclear : .passing
    }
    if isNumbering { return .mentioned }
    if lead.count == 2, lead[1].lower == "to", !AnswerPhrases.leads(lead[0]) { return .unclear }
    if isMarked(one, words, reply.end) { return .alone }
    let isAsSpelled = isWritten(one, choice, words)
    if before.isEmpty, let next = after.first, AnswerPhrases.reasons.contains(next.lower), isAsSpelled { return .alone }
    if isNumber || choice.word.count == 1 {
      guard isAsSpelled, !isArticle(one, choice, after) else { return .passing }
      return isVerdict(choice, lead, after) ? .said : .mentioned
    }
    if choice.word.contains(where: { !$0.isLetter && !$0.isWhitespace }) { return .said }
    if isAsSpelled, !before.isEmpty, choice.word.contains(where: \.isUppercase) { return .said }
    if after.isEmpty, let word = lead.last,
      ["is", "as", "be", "answer", "rating", "verdict", "it"].contains(word.lower)
    {
      return .said
    }
    return .passing
  }

  /// Whether a single letter or number is named as what is chosen: "I prefer B over A", "B is better", "a rating of 4 for it".
  private static func isVerdict(
    _ choice: ModelMethod.Choice, _ lead: [ReplyWords.Word], _ after: [ReplyWords.Word]
  ) -> Bool {
    let said = after.prefix(4).map(\.lower)
    if said.contains(where: AnswerPhrases.comparisons.contains) { return true }
    let words = lead.suffix(4).map(\.lower)
    return words.contains(where: AnswerPhrases.choosing.contains)
  }

  /// Whether a capital A is the article that a sentence begins with: "A good reply", not "A is better".
  private static func isArticle(
    _ one: AnswerPlaces.Place, _ choice: ModelMethod.Choice, _ after: [ReplyWords.Word]
  ) -> Bool {
    guard choice.word == "A", let next = after.first, next.gap == " ", next.lower == next.written, !next.isNumber else {
      return false
    }
    let isVerb = next.lower.hasSuffix("s") && !["ss", "ous", "less"].contains { next.lower.hasSuffix($0) }
    return !isVerb && !AnswerPhrases.followers.contains(next.lower)
  }

  /// Whether a mark beside an answer makes it less than that: "4+", "~4".
  private static func isApproximate(
    _ one: AnswerPlaces.Place, _ choice: ModelMethod.Choice, _ reply: ReplyWords
  ) -> Bool {
    let before = reply.words[one.words.lowerBound].gap.last
    let after = reply.gap(behind: one.words.upperBound).first
    if let before, "~\u{2248}\u{2265}\u{2264}".contains(before), after != before { return true }
    return after == "+" && !choice.word.hasSuffix("+")
  }

  /// Whether the answer is written with the capitals that it has.
  private static func isWritten(
    _ one: AnswerPlaces.Place, _ choice: ModelMethod.Choice, _ words: [ReplyWords.Word]
  ) -> Bool {
    words[one.words].map(\.written).joined() == choice.word.filter { $0.isLetter || $0.isNumber }
  }

  /// Whether quotes, brackets or markup stand on both sides.
  private static func isMarked(_ one: AnswerPlaces.Place, _ words: [ReplyWords.Word], _ end: String) -> Bool {
    let marks: Set<Character> = [
      "*", "`", "\"", "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "[", "]", "<", ">", "_",
    ]
    let before = words[one.words.lowerBound].gap.last
    let after = one.words.upperBound < words.count ? words[one.words.upperBound].gap.first : end.first
    guard let before, let after else { return false }
    return marks.contains(before) && (marks.contains(after) || ".,!:;".contains(after))
  }

  /// Whether a number that stands with an answer ("4 - Good", "Good (4)", "4/5 Good") is the answer's own.
  private static func numbersAgree(
    _ one: AnswerPlaces.Place, _ choice: ModelMethod.Choice, _ places: AnswerPlaces, _ words: [ReplyWords.Word]
  ) -> Bool {
    // In a long reply numbers belong to its sentences.
    let others = words.indices.filter { index in
      words[index].isNumber && !places.isAnswer(index)
    }
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
