import Study

/// What can be typed in `--plain` beside labels, each with the spellings that people try.
enum PlainWord: Hashable, CaseIterable {
  case readOn, again, before, all, rest, alwaysAll, oneByOne
  case response, firstResponse, secondResponse, dialogue
  case find, asMarkdown, asWritten, otherForm, differences, zoom
  case undo, redo, later, exclude, unsure, comment
  case earlierAnswer, laterAnswer, answers, backToWork
  case guidelines, help, goOn, agree, leave

  /// The first is the one that is offered.
  var spellings: [String] {
    switch self {
    case .readOn: ["", "more", "next", "on", "go on", "continue", "read", "read on"]
    case .again: ["again", "repeat", "read again"]
    case .before: ["back", "before"]
    case .all: ["all", "everything", "all of it", "at once", "everything at once"]
    case .rest: ["rest", "the rest"]
    case .alwaysAll: ["always all", "all always", "always"]
    case .oneByOne: ["one by one", "one at a time"]
    case .response: ["response", "r", "responses", "the response"]
    case .firstResponse: ["ra", "r a", "response a"]
    case .secondResponse: ["rb", "r b", "response b"]
    case .dialogue: ["dialogue", "d", "dialog", "context"]
    case .find: ["find", "/", "search"]
    case .asMarkdown: ["markdown", "rendered"]
    case .asWritten: ["raw", "as written"]
    case .otherForm: ["m"]
    case .differences: ["differences", "difference", "what differs"]
    case .zoom: ["zoom", "z"]
    case .undo: ["undo", "u", "take back"]
    case .redo: ["redo", "restore"]
    case .later: ["later", "s", "skip", "postpone"]
    case .exclude: ["exclude", "x", "cannot", "can't", "cannot judge"]
    case .unsure: ["unsure", "f", "flag"]
    case .comment: ["comment", "c", "note"]
    case .earlierAnswer: ["earlier", "[", "previous"]
    case .laterAnswer: ["forward", "]"]
    case .answers: ["list", "l", "answers"]
    case .backToWork: ["work", "esc"]
    case .guidelines: ["guidelines", "g"]
    case .help: ["help", "?", "h", "commands", "keys"]
    case .goOn: ["ok", "okay", "go", "begin"]
    case .agree: ["yes", "y", "agree", "i agree"]
    case .leave: ["q", "quit", "exit", "leave", "bye", "stop"]
    }
  }

  var offered: String { spellings[0] }

  private static let words = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { word in word.spellings.map { ($0, word) } })

  /// The word that a line is; nil where it is none, or more than one of them.
  init?(_ line: String) {
    guard let word = Self.words[Self.folded(line)] else { return nil }
    self = word
  }

  /// What a key map calls otherwise; nil for labels.
  init?(_ name: KeyMap.Name) {
    switch name {
    case .muchA, .littleA, .none, .littleB, .muchB: return nil
    case .undo: self = .undo
    case .unsure: self = .unsure
    case .comment: self = .comment
    case .later: self = .later
    case .cannotJudge: self = .exclude
    case .guidelines: self = .guidelines
    case .differences: self = .differences
    case .zoom: self = .zoom
    case .back: self = .earlierAnswer
    case .forward: self = .laterAnswer
    case .list: self = .answers
    case .textForm: self = .otherForm
    }
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

  /// Whether something of the person's own can follow it on the line.
  var takesText: Bool { self == .comment || self == .find || self == .answers }
}
