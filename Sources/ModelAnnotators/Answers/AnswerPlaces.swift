import Study

/// Where legal answers stand in a reply, and what its numbers are there for.
struct AnswerPlaces: Hashable, Sendable {
  struct Place: Hashable, Sendable {
    var choice: Int
    var words: Range<Int>
  }

  /// In the order of the reply, the longest answer at each place.
  private(set) var found: [Place] = []
  /// Whether something stands alone that is spelled as an answer and is none, such as A_3 beside A_2.
  private(set) var hasForeign = false
  private var numbers = ReplyNumbers()

  func isAnswer(_ word: Int) -> Bool { found.contains { $0.words.contains(word) } }
  func isOfScale(_ word: Int) -> Bool { numbers.scale.contains(word) }
  func isBroken(_ word: Int) -> Bool { numbers.broken.contains(word) }
  func isNumbering(_ word: Int) -> Bool { numbers.numbering.contains(word) }

  init(_ choices: [ModelMethod.Choice], _ reply: ReplyWords) {
    let words = reply.words
    let values = choices.compactMap { $0.word.allSatisfy(\.isNumber) ? Int($0.word) : nil }
    if let least = values.min(), let most = values.max(), values.count == choices.count, least < most {
      numbers = ReplyNumbers(reply, least...most)
    }
    let spelled = choices.map { Spelling($0.word) }
    var index = 0
    while index < words.count {
      if isOfScale(index) {
        index += 1
      } else if Self.isNotApplicable(at: index, words) {
        index += 2
      } else if let place = Self.place(at: index, spelled, reply) {
        found.append(place)
        index = place.words.upperBound
      } else {
        index += 1
      }
    }
    hasForeign = Self.hasForeign(spelled, words, found)
  }

  /// How an answer is written: its letters and digits, and the marks at both ends, which count where answers differ by
  /// nothing else.
  private struct Spelling: Hashable {
    var joined: String
    var written: String
    var head: String
    var tail: String
    /// The letter of an answer that is a letter and a number.
    var kin: String?

    init(_ word: String) {
      let reply = ReplyWords(word)
      joined = reply.words.map(\.lower).joined()
      written = reply.words.map(\.written).joined()
      head = reply.words.first?.gap ?? ""
      tail = reply.words.isEmpty ? "" : reply.end
      kin = reply.words.count == 2 && reply.words[1].isNumber ? reply.words[0].lower : nil
    }
  }

  private static func place(at index: Int, _ spelled: [Spelling], _ reply: ReplyWords) -> Place? {
    var best: (end: Int, choices: [Int])?
    for (choice, target) in spelled.enumerated() where !target.joined.isEmpty {
      guard let end = end(of: target.joined, from: index, reply.words) else { continue }
      if let so = best, so.end == end {
        best?.choices.append(choice)
      } else if best.map({ end > $0.end }) ?? true {
        best = (end, [choice])
      }
    }
    guard let best else { return nil }
    var choices = best.choices
    if choices.count > 1 {
      let (before, after) = (reply.words[index].gap, reply.gap(behind: best.end))
      let marks = choices.map { choice -> Int in
        let target = spelled[choice]
        return before.hasSuffix(target.head) && after.hasPrefix(target.tail)
          ? target.head.count + target.tail.count : -1
      }
      let most = marks.max() ?? 0
      choices = zip(choices, marks).filter { $0.1 == most }.map(\.0)
      let written = reply.words[index..<best.end].map(\.written).joined()
      if choices.count > 1 { choices = choices.filter { spelled[$0].written == written } }
    }
    return choices.count == 1 ? Place(choice: choices[0], words: index..<best.end) : nil
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
    if index < words.count, isOneWord(words[index - 1], words[index]) { return nil }
    if start > 0, isOneWord(words[start - 1], words[start]) { return nil }
    return index
  }

  private static func isOneWord(_ one: ReplyWords.Word, _ next: ReplyWords.Word) -> Bool {
    next.gap.isEmpty && one.isUnspaced == next.isUnspaced
  }

  /// "N/A" is no N.
  private static func isNotApplicable(at index: Int, _ words: [ReplyWords.Word]) -> Bool {
    index + 1 < words.count && words[index].lower == "n" && words[index + 1].lower == "a"
      && ["/", "."].contains(words[index + 1].gap)
  }

  private static func hasForeign(_ spelled: [Spelling], _ words: [ReplyWords.Word], _ found: [Place]) -> Bool {
    let kin = Set(spelled.compactMap(\.kin))
    guard !kin.isEmpty else { return false }
    let known = Set(found.flatMap { Array($0.words) })
    return words.indices.dropFirst().contains { index in
      guard words[index].isNumber, !known.contains(index), kin.contains(words[index - 1].lower),
        !known.contains(index - 1), words[index].gap.allSatisfy({ "_-\\".contains($0) })
      else { return false }
      let part = words[index].part
      return words.indices.allSatisfy {
        words[$0].part != part || known.contains($0) || $0 == index || $0 == index - 1 || AnswerPhrases.leads(words[$0])
      }
    }
  }
}
