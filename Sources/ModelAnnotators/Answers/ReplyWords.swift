/// A reply cut into words and what stands between them, for finding legal answers in it.
///
/// Letters and digits part (`A2` is two words), and so do scripts (`答案是B`); case and the width of full-width letters are
/// no matter, and a part of a sentence ends at its marks.
struct ReplyWords: Hashable, Sendable {
  struct Word: Hashable, Sendable {
    /// As it was written.
    var written: String
    var lower: String
    /// What stands before it, after the word before.
    var gap: String
    /// The part of a sentence that it belongs to.
    var part: Int
    var isNumber: Bool
    /// Whether it is of a script that puts no blanks between words.
    var isUnspaced = false
  }

  private(set) var words: [Word] = []
  /// What stands behind the last word.
  private(set) var end = ""

  /// What stands before a word, or behind the last one.
  func gap(behind index: Int) -> String { index < words.count ? words[index].gap : end }

  init(_ text: String) {
    var gap = ""
    var word = ""
    var part = 0
    var last = 0
    func kind(_ character: Character) -> Int {
      if Self.isUnspaced(character) { 3 } else if character.isNumber { 2 } else if character.isLetter { 1 } else { 0 }
    }
    func flush() {
      guard !word.isEmpty else { return }
      if Self.ends(gap, isFirst: words.isEmpty) { part += 1 }
      words.append(
        Word(
          written: word, lower: word.lowercased(), gap: gap, part: part,
          isNumber: last == 2, isUnspaced: last == 3))
      word = ""
      gap = ""
    }
    let characters = text.map(Self.narrow)
    for (index, character) in characters.enumerated() {
      let now = kind(character)
      // An apostrophe inside of a word belongs to it: isn't, model's.
      let isApostrophe =
        (character == "'" || character == "\u{2019}") && last == 1 && index + 1 < characters.count
        && kind(characters[index + 1]) == 1
      if isApostrophe {
        word.append("'")
        continue
      }
      if now == 0 || (now != last && !word.isEmpty) { flush() }
      if now == 0 { gap.append(character) } else { word.append(character) }
      last = now
    }
    flush()
    end = gap
  }

  /// Whether what stands between two words ends a part of a sentence.
  private static func ends(_ gap: String, isFirst: Bool) -> Bool {
    guard !isFirst else { return false }
    if gap.contains(where: {
      $0.isNewline || ".!?;:,()[]{}|\u{2014}\u{2013}\"\u{201C}\u{201D}\u{AB}\u{BB}。、「」『』《》〈〉【】".contains($0)
    }) {
      return true
    }
    // A hyphen between blanks is a dash.
    return gap.contains(" -") || gap.contains("- ") || gap.contains("->") || gap.contains("=>")
  }

  /// Full-width letters, digits and marks as those of ASCII.
  private static func narrow(_ character: Character) -> Character {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return character }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
    case 0x3000: return " "
    case 0x2212: return "-"
    default: return character
    }
  }

  private static func isUnspaced(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
