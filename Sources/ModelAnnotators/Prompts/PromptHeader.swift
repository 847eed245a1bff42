import Study

/// What stands before a prompt between two lines of `---`: the legal answers with what each means, and the wording's name.
///
/// ```
/// ---
/// wording: paper
/// answers: Terrible = 1, Poor = 2, Average = 3, Good = 4, Excellent = 5
/// ---
/// ```
struct PromptHeader: Hashable {
  var wording: String?
  /// By their values.
  var answers: [ModelMethod.Choice]?

  private static let fence = "---"

  /// As a file has it, in one line.
  var text: String {
    let answers = (answers ?? []).map { "\($0.word) = \($0.value)" }.joined(separator: ", ")
    return "a line ---, a line \"answers: \(answers)\", a line ---"
  }

  /// The header of a file, an empty one where there is none, and what follows it.
  ///
  /// - Throws: ``ModelError/badPrompt(name:why:)``
  static func read(
    _ file: String, for method: ModelMethod, name: String
  ) throws(ModelError) -> (header: PromptHeader, body: String) {
    // Some editors begin a file with a byte order mark.
    let file = file.hasPrefix("\u{FEFF}") ? String(file.dropFirst()) : file
    var lines = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    guard lines.first.map({ String($0).trimmingBlanks }) == fence else { return (PromptHeader(), file) }
    lines.removeFirst()
    guard let end = lines.firstIndex(where: { String($0).trimmingBlanks == fence }) else {
      throw .badPrompt(
        name: name, why: "its header has no end. Close it with a line of ---, or take the first line out.")
    }
    var header = PromptHeader()
    for line in lines[..<end].map({ String($0).trimmingBlanks }) where !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0).trimmingBlanks }
      switch (parts.first?.lowercased(), parts.last ?? "") {
      case ("wording", let value) where parts.count == 2 && !value.isEmpty: header.wording = value
      case ("answers", let value) where parts.count == 2:
        do throws(Fault) {
          header.answers = try answers(value, of: method)
        } catch {
          throw .badPrompt(name: name, why: "\"\(line)\": \(error.why)")
        }
      default:
        throw .badPrompt(
          name: name,
          why: "\"\(line)\" is no line of a header, which has \"wording: NAME\" and \"answers: WORD = VALUE, …\".")
      }
    }
    return (header, lines[(end + 1)...].joined(separator: "\n"))
  }

  private struct Fault: Error {
    var why: String
  }

  private static func answers(_ text: String, of method: ModelMethod) throws(Fault) -> [ModelMethod.Choice] {
    let values = method.choices.map(\.value)
    let legal = "\(values.min() ?? 0) to \(values.max() ?? 0)"
    var found: [ModelMethod.Choice] = []
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmingBlanks }
      guard sides.count == 2, !sides[0].isEmpty, let value = Int(sides[1].replacing("\u{2212}", with: "-")),
        values.contains(value)
      else {
        throw Fault(
          why: "an answer is WORD = VALUE, and a value of \(method.rawValue) is a whole number from \(legal).")
      }
      if let twice = found.first(where: { $0.word == sides[0] || $0.value == value }) {
        throw Fault(why: "\"\(twice.word) = \(twice.value)\" has the same word or value as \"\(sides[0]) = \(value)\".")
      }
      found.append(ModelMethod.Choice(word: sides[0], value: value))
    }
    guard found.count > 1 else { throw Fault(why: "fewer than two answers leave nothing to choose.") }
    return found.sorted { $0.value < $1.value }
  }
}

/// Which words of a list a text has as words of their own: "Easy" is not offered by "Very Easy", nor N by "Neutral".
struct OfferedWords {
  /// The longest first, so that none is found inside a longer one.
  private let words: [[Character]]
  private var found: Set<[Character]> = []
  private let order: [String]

  init(_ words: [String]) {
    order = words
    self.words = words.map(Array.init).sorted { $0.count > $1.count }
  }

  /// In the order of the list.
  var missing: [String] { order.filter { !found.contains(Array($0)) } }

  mutating func read(_ text: some StringProtocol) {
    let characters = Array(text)
    var place = 0
    while place < characters.count {
      guard place == 0 || !Self.isOfWord(characters[place - 1]),
        let word = words.first(where: { Self.stands($0, at: place, in: characters) })
      else {
        place += 1
        continue
      }
      found.insert(word)
      place += word.count
    }
  }

  private static func stands(_ word: [Character], at place: Int, in text: [Character]) -> Bool {
    let end = place + word.count
    return end <= text.count && text[place..<end].elementsEqual(word)
      && (end == text.count || !isOfWord(text[end]))
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
