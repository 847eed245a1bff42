import Basics

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

  private static func letter(_ word: String) -> String? {
    let plain = word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == ">" || $0 == "<" }
    if ["tie", "draw", "equal", "same", "none", "neither", "both", "bothbad", "tiebothbad", "nopreference", "n"]
      .contains(plain)
    {
      return "N"
    }
    for (letter, marks) in [("A", ["a", "1", "left", "first", "one"]), ("B", ["b", "2", "right", "second", "two"])] {
      for mark in marks {
        let spellings =
          [mark, mark + "isbetter"]
          + ["model", "response", "answer", "option", "completion", "output", "assistant", "text"]
          .flatMap { [$0 + mark, mark + $0] }
        if spellings.contains(plain) { return letter }
      }
    }
    return ["a>b": "A", "b<a": "A", "b>a": "B", "a<b": "B"][plain]
  }
}
