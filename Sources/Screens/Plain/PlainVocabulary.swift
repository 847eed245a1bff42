import Study
import Terminal

/// What a typed line means where work is labelled: by words, and where it is one character by the keys in force.
///
/// A key that the study or the person has put somewhere means that; then come the words of `--plain`, of which `r` reads the
/// response whatever it does on the screen; last the letters that compare where no map says otherwise.
struct PlainVocabulary: Hashable, Sendable {
  enum Meaning: Hashable, Sendable {
    case rating(Rating)
    /// In the letters of the screen.
    case preference(PreferenceLabel)
    case word(PlainWord)
  }

  let keys: KeyMap
  /// nil where nothing is to be labelled.
  let formulation: TaskFormulation?

  /// nil where the line is nothing that is known, or more than one thing.
  func meaning(_ line: String) -> Meaning? {
    let folded = PlainWord.folded(line)
    if let name = owner(of: line.split(whereSeparator: \.isWhitespace).joined(separator: " ")) {
      return meaning(of: name)
    }
    switch formulation {
    case .single: if let rating = Int(folded).flatMap(Rating.init) { return .rating(rating) }
    case .preference: if let label = Self.preferences[folded] { return .preference(label) }
    case nil: break
    }
    return PlainWord(folded).map { .word($0) }
  }

  /// The word, where the line is one.
  func word(_ line: String) -> PlainWord? { if case .word(let word) = meaning(line) { word } else { nil } }

  /// What follows a word on its line, as it was typed: the text of a comment, what is looked for.
  ///
  /// - Returns: nil where the line begins with another word.
  func text(after wanted: PlainWord, in line: String) -> String? {
    if wanted == .find, let first = line.trimmedForReading.first, first == "/" {
      return String(line.trimmedForReading.dropFirst()).trimmedForReading
    }
    let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    guard let first = parts.first, word(first) == wanted else { return nil }
    return parts.count > 1 ? parts[1].trimmedForReading : ""
  }

  /// The shortest that means a word here: `u` for undo.
  func short(_ word: PlainWord) -> String {
    let moved = KeyMap.Name.allCases.filter { PlainWord($0) == word }.compactMap { keys[$0] }.map(String.init)
    let all = moved + word.spellings.filter { !$0.isEmpty }
    return all.filter { meaning($0) == .word(word) }.min { $0.count < $1.count } ?? word.offered
  }

  /// A label's letter where a map has put it somewhere, else what can be typed for it.
  func name(_ label: PreferenceLabel) -> String {
    let place = PreferenceLabel.allCases.firstIndex(of: label) ?? 0
    return keys[KeyMap.Name.labels[place]].map(String.init) ?? Self.steps[place]
  }

  /// From A much better to B much better.
  static let steps = ["a2", "a1", "n", "b1", "b2"]

  private func owner(of line: String) -> KeyMap.Name? {
    guard line.count == 1, let key = line.first else { return nil }
    let names = KeyMap.Name.allCases.filter { formulation == .preference || !KeyMap.Name.labels.contains($0) }
    if let name = names.first(where: { keys[$0] == key }) { return name }
    let small = key.lowercased()
    guard small != String(key) else { return nil }
    if let name = names.first(where: { KeyMap.standard[$0] == key }) { return name }
    return names.first { keys[$0].map { String($0) } == small }
  }

  private func meaning(of name: KeyMap.Name) -> Meaning? {
    if let word = PlainWord(name) { return .word(word) }
    return KeyMap.Name.labels.firstIndex(of: name).map { .preference(PreferenceLabel.allCases[$0]) }
  }

  private static let preferences: [String: PreferenceLabel] = [
    "w": .muchA, "e": .littleA, "t": .littleB, "y": .muchB, "a2": .muchA, "a1": .littleA, "n": .none, "none": .none,
    "b1": .littleB, "b2": .muchB, "a 2": .muchA, "a 1": .littleA, "b 1": .littleB, "b 2": .muchB,
  ]
}
