import Basics
import Study

/// The words by which a file says which response is better, and what they likely mean.
enum ChoiceWords {
  /// How many records are looked at, and how many different words are named.
  private static let limits = (records: 500, words: 12)

  /// What `--values` says of a column's words, as far as they tell it; nil where each is A, B or N itself.
  static func of(_ file: RecordFile, _ name: String) -> String? {
    var words: [String] = []
    for _ in 0..<limits.records {
      guard let record = try? file.next(), let value = try? record.value() else { break }
      guard let word = value[name]?.name, !word.isEmpty, !words.contains(word), words.count < limits.words else {
        continue
      }
      words.append(word)
    }
    return values(words)
  }

  /// - Parameter words: as the file spells them.
  static func values(_ words: [String]) -> String? {
    if words.allSatisfy({ ["a", "b", "n"].contains($0.lowercased()) }), !words.isEmpty { return nil }
    // A comma parts words there, and an equals sign a word from its meaning.
    let sayable = words.filter { !$0.contains(",") && !$0.contains("=") }
    guard !sayable.isEmpty else { return "WORD=A,WORD=B,WORD=N" }
    // 0 and 1 count from 0, or say whether the first is better; nobody can know.
    let isOfFlags = words.contains("0") || words.contains("0.0")
    return sayable.map { word in "\(word)=\(isOfFlags ? unknown : letter(word) ?? unknown)" }.joined(separator: ",")
  }

  /// Where whoever types the line has to choose.
  private static let unknown = "A|B|N"

  /// A, B or N; nil for words that could mean anything.
  private static func letter(_ word: String) -> String? {
    if let sign = ["a>b": "A", "b<a": "A", "b>a": "B", "a<b": "B"][word.lowercased().filter { $0 != " " }] {
      return sign
    }
    guard let label = preference(word, names: ("response", "response")) else { return nil }
    return label.preference.rawValue
  }

  /// What a word says of two responses, with its strength where it has one: `Response 2`, `A is much better`, `tie`.
  ///
  /// - Parameter names: what the file calls the two.
  /// - Returns: magnitude 1 where no strength is said; nil for words that say neither.
  static func preference(_ word: String, names: (first: String, second: String)) -> PreferenceLabel? {
    var words = word.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if let end = words.firstIndex(where: { ["than", "over"].contains($0) }) { words.removeSubrange(end...) }
    // `B is a little better`
    let article = zip(words, words.dropFirst()).enumerated().dropFirst()
      .first { $0.element.0 == "a" && ["little", "bit", "lot"].contains($0.element.1) }
    if let article { words.remove(at: article.offset) }
    let magnitude = words.contains(where: strong.contains) ? 2 : 1
    let plain = words.filter { !strong.contains($0) && !fillers.contains($0) }.joined()
    if names.first != names.second {
      if plain == Self.plain(names.first) { return PreferenceLabel(.a, magnitude: magnitude) }
      if plain == Self.plain(names.second) { return PreferenceLabel(.b, magnitude: magnitude) }
    }
    if ties.contains(plain) { return PreferenceLabel.none }
    if spellings(["a", "1", "left", "first", "one"]).contains(plain) {
      return PreferenceLabel(.a, magnitude: magnitude)
    }
    if spellings(["b", "2", "right", "second", "two"]).contains(plain) {
      return PreferenceLabel(.b, magnitude: magnitude)
    }
    return nil
  }

  /// A name without what people write it apart with: `Response 1`, `response-1`.
  static func plain(_ word: String) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static let strong: Set<String> = ["much", "clearly", "significantly", "strongly", "definitely", "far", "lot"]
  private static let fillers: Set<String> = [
    "is", "are", "the", "better", "prefer", "preferred", "slightly", "somewhat", "marginally", "wins", "bit", "little",
  ]
  private static let ties: Set<String> = [
    "tie", "draw", "equal", "equally", "same", "none", "neither", "both", "bothbad", "bothgood", "bothequal",
    "equallygood", "equallybad", "tiebothbad", "nopreference", "n",
  ]
  private static let stems = ["model", "response", "answer", "option", "completion", "output", "assistant", "text"]

  private static func spellings(_ marks: [String]) -> Set<String> {
    Set(marks + marks.flatMap { mark in stems.flatMap { [$0 + mark, mark + $0] } })
  }
}
