import Study

/// The dialogue and the two answers of a training pair, as one can read them in a file.
///
/// For trainers, ``TrainingDialogue`` parts turns that stand in a text, gives texts a speaker, and marks and spaces turns where
/// all becomes one text. A row carries the fingerprint of the study's own texts, by which these are found again byte for byte.
struct TrainingTexts: Hashable {
  var context: [Turn]
  var chosen: [Turn]
  var rejected: [Turn]

  /// What a study has of a pair.
  struct Original: Hashable {
    var context: [Turn]
    var chosen: String
    var rejected: String
    /// Which of the two is A.
    var isChosenA: Bool
  }

  /// The texts with that fingerprint; nil where none that can have become these has it.
  func original(of fingerprint: TextFingerprint) -> Original? {
    let answers = Self.distinct(Spacing.allCases.map { [$0.joined(chosen), $0.joined(rejected)] })
    for context in Self.distinct(Self.variants(of: context)) {
      for pair in answers {
        let (one, other) = (pair[0], pair[1])
        if TextFingerprint(context: context, responseA: one, responseB: other) == fingerprint {
          return Original(context: context, chosen: one, rejected: other, isChosenA: true)
        }
        if TextFingerprint(context: context, responseA: other, responseB: one) == fingerprint {
          return Original(context: context, chosen: one, rejected: other, isChosenA: false)
        }
      }
    }
    return nil
  }

  private static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  /// Texts without a speaker were given one, turns that stood in a text were split, and turns given a blank behind their marker.
  private static func variants(of context: [Turn]) -> [[Turn]] {
    let joined = [Role.text, .user].map { [Turn(role: $0, content: Spacing.kept.joined(context))] }
    let cast = [context, recast(context, .text, from: .system), recast(context, .system, from: .text)]
    let last = cast.map { turns -> [Turn] in
      guard let last = turns.last, last.role == .user else { return turns }
      return turns.dropLast() + [Turn(role: .text, content: last.content)]
    }
    let all = cast + last + (context.isEmpty ? [] : joined)
    return all + all.map { $0.map(\.unspaced) }
  }

  private static func recast(_ context: [Turn], _ role: Role, from other: Role) -> [Turn] {
    context.map { $0.role == other ? Turn(role: role, content: $0.content) : $0 }
  }

  /// Which turns of an answer had no blank before them.
  private enum Spacing: CaseIterable {
    case kept, firstWithout, allWithout

    func joined(_ turns: [Turn]) -> String {
      turns.flatMap(Transcript.split).enumerated().map { index, turn in
        let isWithout = self == .allWithout || self == .firstWithout && index == 0
        let content = isWithout ? turn.unspaced.content : turn.content
        if index == 0 { return content }
        return (turn.role == .user ? "\n\nHuman:" : "\n\nAssistant:") + content
      }.joined()
    }
  }
}

extension TrainingTexts {
  /// Dialogues whose first turns are the same: these are the context, or fewer of them.
  ///
  /// - Parameter context: what stands before both.
  static func readings(behind context: [Turn], _ chosen: [Turn], _ rejected: [Turn], common: Int) -> [TrainingTexts] {
    stride(from: common, through: 0, by: -1).map { count in
      TrainingTexts(
        context: context + chosen[..<count], chosen: Array(chosen[count...]), rejected: Array(rejected[count...]))
    }
  }

  /// A prompt as one text, of dialogues with marked turns, perhaps behind what a system says.
  static func readings(prompt: String, _ chosen: [Turn], _ rejected: [Turn]) -> [TrainingTexts] {
    var split = Transcript.split(Turn(role: .system, content: prompt))
    if let last = split.last, split.count > 1, last.role == .assistant, last.content.utf8.allSatisfy(\.isBlank) {
      split.removeLast()
    }
    return [Transcript.prompt(prompt), split, [Turn(role: .text, content: prompt)]].map {
      TrainingTexts(context: $0, chosen: chosen, rejected: rejected)
    }
  }

  /// Two texts that begin with the same prompt, which stands nowhere by itself.
  ///
  /// - Returns: the usual reading, with as many whole words as both begin with for a prompt, nil where they have none in common;
  ///   and what else the prompt may have been.
  static func readings(_ chosen: String, _ rejected: String) -> (usual: TrainingTexts?, others: [TrainingTexts]) {
    let (one, other) = (Array(chosen.utf8), Array(rejected.utf8))
    let common = zip(one, other).prefix { $0 == $1 }.count
    func reading(_ count: Int) -> TrainingTexts {
      func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
      return TrainingTexts(
        context: count == 0 ? [] : [Turn(role: .user, content: text(one[..<count]))],
        chosen: [Turn(role: .assistant, content: text(one[count...]))],
        rejected: [Turn(role: .assistant, content: text(other[count...]))])
    }
    let blank = one[..<common].lastIndex(where: \.isBlank)
    let words = blank.map { one[..<$0].contains { !$0.isBlank } ? $0 : 0 } ?? 0
    // Answers soon differ; what is no boundary of a character is no prompt's end.
    let ends = stride(from: common, through: max(0, common - 64), by: -1).filter { end in
      [one, other].allSatisfy { end == $0.count || $0[end] & 0xC0 != 0x80 }
    }
    return (words > 0 && one != other ? reading(words) : nil, ends.map(reading))
  }
}

extension Turn {
  /// Without the blank that an export puts behind a marker.
  fileprivate var unspaced: Turn {
    guard role == .user || role == .assistant, content.utf8.first == 0x20 else { return self }
    return Turn(role: role, content: content.afterBytes(of: " "))
  }
}
