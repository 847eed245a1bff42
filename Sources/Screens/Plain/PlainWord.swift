/// What can be typed in `--plain` beside labels, each with the spellings that people try.
enum PlainWord: CaseIterable {
  case again, response, firstResponse, secondResponse, dialogue
  case undo, redo, later, exclude, unsure, comment
  case earlierAnswer, laterAnswer, answers, backToWork
  case guidelines, help, goOn, agree, leave

  /// The first is the one that is offered.
  var spellings: [String] {
    switch self {
    case .again: ["", "again", "read", "repeat", "read again"]
    case .response: ["r", "response", "responses", "the response"]
    case .firstResponse: ["ra", "r a", "response a"]
    case .secondResponse: ["rb", "r b", "response b"]
    case .dialogue: ["d", "dialogue", "dialog", "context"]
    case .undo: ["u", "undo", "take back"]
    case .redo: ["redo", "restore"]
    case .later: ["s", "later", "skip", "postpone"]
    case .exclude: ["x", "exclude", "cannot", "can't", "cannot judge"]
    case .unsure: ["f", "unsure", "flag"]
    case .comment: ["c", "comment", "note"]
    case .earlierAnswer: ["[", "back", "previous"]
    case .laterAnswer: ["]", "forward"]
    case .answers: ["l", "list", "answers"]
    case .backToWork: ["work", "esc"]
    case .guidelines: ["g", "guidelines"]
    case .help: ["?", "help", "h", "commands", "keys"]
    case .goOn: ["ok", "okay", "go", "go on", "on", "next", "continue", "begin"]
    case .agree: ["yes", "y", "agree", "i agree"]
    case .leave: ["q", "quit", "exit", "leave", "bye", "stop"]
    }
  }

  private static let words = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { word in word.spellings.map { ($0, word) } })

  /// The word that a line is; nil where it is none, or more than one of them.
  init?(_ line: String) {
    guard let word = Self.words[Self.folded(line)] else { return nil }
    self = word
  }

  /// In lower case, with single blanks.
  static func folded(_ line: String) -> String {
    line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased().replacing("\u{2019}", with: "'")
  }

  /// The number after `open`, where the line is that.
  static func opened(_ line: String) -> Int? {
    let parts = folded(line).split(separator: " ")
    guard parts.count == 2, parts[0] == "open" else { return nil }
    return Int(parts[1])
  }

  /// The text of a comment, where the line is one: `c` and what follows it, as it was typed.
  static func comment(_ line: String) -> String? {
    let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    guard let first = parts.first, words[first.lowercased()] == .comment else { return nil }
    return parts.count > 1 ? parts[1].trimmedForReading : ""
  }
}
