import Study
import Terminal

extension PlainAnnotate {
  /// What can be typed where work is labelled, a line each, with the keys in force.
  var help: [SafeText] {
    let isSingle = shown?.work.formulation != .preference
    var lines: [SafeText] = [isSingle ? "1 to 5 rates the response; it is saved at once." : comparing]
    lines += [
      "Enter reads the next thing, again the last one once more, back the one before it.",
      "all reads everything at once, rest what is left; always all does so from here on, one by one no longer.",
      isSingle
        ? "\(named(.response)) reads from the response on, \(named(.dialogue)) from the beginning."
        : "\(named(.response)) reads from A on, ra and rb from one of the two, \(named(.dialogue)) from the beginning.",
      "find and a word reads where that is said; find alone goes on.",
    ]
    if !setting.work.textForm.isFixed {
      lines.append(
        "markdown reads texts as Markdown, raw as they were written; \(key(.otherForm)) changes between the two.")
    }
    if setting.work.showsDifferences, !isSingle {
      lines.append("\(named(.differences)): what A and B do not have in common.")
    }
    lines += [
      "\(named(.undo)) takes back the last label, redo restores it. \(named(.later)) puts this one off to the end.",
      "\(named(.exclude)): you cannot judge it. \(named(.unsure)): you are unsure, or no longer.",
      "\(named(.comment)) and a text comments on it.",
    ]
    if !setting.work.isRevisionClosed {
      lines.append(
        "\(named(.earlierAnswer)) and \(named(.laterAnswer)) walk through what you gave before; a label changes that one alone. "
          + "\(named(.answers)) says all of it, list and a word what has that word; open and a number one.")
    }
    return lines + ["\(named(.guidelines)) reads the guidelines. q leaves; all is saved."]
  }

  /// How two are compared.
  private var comparing: SafeText {
    let names = PreferenceLabel.allCases.map { vocabulary.name($0) }
    let words = PreferenceLabel.allCases.map(\.words)
    let said = zip(names, words).map { "\($0) \($1)" as SafeText }.joined(separator: ", ")
    return names == PlainVocabulary.steps
      ? "\(said); it is saved at once. w e t y do the same as a2 a1 b1 b2; r reads."
      : "\(said); it is saved at once. a2 a1 n b1 b2 do the same."
  }

  /// A word, and what is shorter.
  private func named(_ word: PlainWord) -> SafeText {
    let short = key(word)
    return short.description == word.offered ? short : "\(word.offered) or \(short)"
  }

  private func key(_ word: PlainWord) -> SafeText { SafeText(vocabulary.short(word)) }
}
