/// What can be wrong with what an author asks of the review, or sets for it.
package enum ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A code book that cannot be used, and why.
  case codeBook(String)
  /// A word that the option does not know, and those that it does.
  case unknownWord(option: String, word: String, known: [String])
  case noSuchAnnotator(String, known: [String])
  case badRange(String)
  case badPair([String])
  case thresholdOutOfRange(String)

  package var description: String {
    switch self {
    case .codeBook(let why):
      "the code book cannot be used: \(why). Write a cause a line: a digit, an id, | a name | what it means."
    case .unknownWord(let option, let word, let known):
      known.isEmpty
        ? "\(option) \(word): there is nothing of that kind in this study. Leave the option out."
        : "\(option) \(word): unknown. Use one of \(known.joined(separator: ", "))."
    case .noSuchAnnotator(let name, let known):
      "nobody called \(name) has labelled anything in this study. "
        + (known.isEmpty ? "There are no labels yet." : "Use one of \(known.joined(separator: ", ")).")
    case .badPair(let names):
      "--pair \(names.joined(separator: " ")): name two annotators, as in --pair P07 P19."
    case .badRange(let text):
      "--delta \(text): write a Δ from \(Self.least) to \(Self.most), as in 3, or a range, as in 1-2."
    case .thresholdOutOfRange(let text):
      "--threshold \(text): Δ is between \(Self.least) and \(Self.most), so a threshold is \(Self.thresholds)."
    }
  }

  private static let (least, most) = (Disagreement.values.lowerBound, Disagreement.values.upperBound)

  /// For example `1, 2, 3 or 4`.
  private static var thresholds: String {
    let all = Disagreement.thresholds.map(String.init)
    return all.dropLast().joined(separator: ", ") + (all.last.map { " or \($0)" } ?? "")
  }
}
