/// When a study asks its own questions.
package enum QuestionPage: String, Hashable, Sendable, Codable, CaseIterable {
  /// Before the first label.
  case before
  /// After the last one.
  case after
}

/// A question of the study's own to whoever labels; the answer becomes a field of theirs.
package struct StudyQuestion: Hashable, Sendable, Codable, Identifiable {
  /// The name of the field: lower-case letters, digits and hyphens, at most 40.
  package var id: String
  package var text: String
  /// What can be chosen, at most nine; none where the answer is typed.
  package var choices: [String]

  package init(id: String, text: String, choices: [String] = []) {
    self.id = id
    self.text = text
    self.choices = choices
  }
}

/// What a study asks its annotators about themselves and the work, page by page. No answer is ever required.
package struct StudyQuestions: Hashable, Sendable, Codable {
  package private(set) var before: [StudyQuestion] = []
  package private(set) var after: [StudyQuestion] = []

  package subscript(page: QuestionPage) -> [StudyQuestion] { page == .before ? before : after }

  /// Reads questions as ``text`` writes them, one a line: `before first-language | What is your first language?` is typed,
  /// `after tired | Were you tired? | not at all; a little; very` is chosen. Lines that are empty or begin with `#` are
  /// passed over.
  package init(text: String) throws(QuestionFault) {
    var ids: Set<String> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.trimmed
      guard !line.isEmpty, line.first != "#" else { continue }
      let (page, question) = try Self.question(line, number: index + 1)
      guard ids.insert(question.id).inserted else {
        throw QuestionFault(index + 1, "the name \(question.id) stands there twice")
      }
      if page == .before { before.append(question) } else { after.append(question) }
    }
    guard !ids.isEmpty else { throw QuestionFault(nil, "has no question; write one a line, as in \"\(Self.example)\"") }
    guard max(before.count, after.count) <= Self.most else {
      throw QuestionFault(nil, "has more than \(Self.most) questions for one page")
    }
  }

  /// The most that one page asks.
  private static let most = 30
  private static let example = "before first-language | What is your first language?"

  private static func question(_ line: Substring, number: Int) throws(QuestionFault) -> (QuestionPage, StudyQuestion) {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    let head = parts[0].split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard head.count == 2, let page = QuestionPage(rawValue: String(head[0])), parts.count > 1 else {
      throw QuestionFault(number, "is not before or after, a name, | and a question, as in \"\(example)\"")
    }
    let id = String(head[1])
    guard CodeBook.isID(id) else {
      throw QuestionFault(
        number, "\"\(id.prefix(60))\" is no name: use lower-case letters, digits and hyphens, at most 40")
    }
    guard !parts[1].isEmpty, parts[1].utf8.count <= 2_000 else {
      throw QuestionFault(number, "the question \(id) must have 1 to 2000 bytes")
    }
    guard parts.count <= 3 else { throw QuestionFault(number, "has more than two |; put ; between what can be chosen") }
    guard parts.count == 3 else { return (page, StudyQuestion(id: id, text: String(parts[1]))) }
    let choices = parts[2].split(separator: ";", omittingEmptySubsequences: false).map { String($0.trimmed) }
    guard (2...9).contains(choices.count), choices.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 200 }) else {
      throw QuestionFault(
        number, "what can be chosen for \(id) must be 2 to 9 answers of 1 to 200 bytes, with ; between them")
    }
    guard Set(choices).count == choices.count else {
      throw QuestionFault(number, "two of the answers for \(id) are the same")
    }
    return (page, StudyQuestion(id: id, text: String(parts[1]), choices: choices))
  }

  /// A question a line, as ``init(text:)`` reads it.
  package var text: String {
    QuestionPage.allCases.flatMap { page in
      self[page].map { question in
        let choices = question.choices.isEmpty ? "" : " | " + question.choices.joined(separator: "; ")
        return "\(page.rawValue) \(question.id) | \(question.text)\(choices)\n"
      }
    }.joined()
  }
}

/// What is wrong with a file of questions.
package struct QuestionFault: Error, Hashable, CustomStringConvertible {
  /// From 1; nil where it is the file as a whole.
  package var line: Int?
  package var why: String

  init(_ line: Int?, _ why: String) {
    self.line = line
    self.why = why
  }

  package var description: String { line.map { "line \($0): \(why)." } ?? "it \(why)." }
}
