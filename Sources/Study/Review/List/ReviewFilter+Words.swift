extension ReviewFilter {
  /// A filter as a command's options spell it.
  package struct Words: Hashable, Sendable {
    package var ambiguous: String?
    package var against: String?
    /// A name or pseudonym, for ``ReviewFilter/handled``.
    package var by: String?
    /// Two names or pseudonyms.
    package var pair: [String] = []
    package var subset: String?
    package var delta: String?
    package var meanDelta: Double?
    package var spread: Double?
    package var state: String?
    package var cause: String?
    package var contradicts = false
    package var goldContradicts = false
    package var modelDiffers = false
    package var isUnsure = false
    package var isCommented = false
    package var isExcluded = false

    package init() {}
  }

  /// Reads the words of a command.
  ///
  /// - Parameter standard: what is listed where nothing is said of ambiguity.
  /// - Throws: ``ReviewError`` that names the words to choose from.
  package init(
    _ words: Words, in table: ReviewTable, codeBook: CodeBook, standard: Ambiguity = .any
  ) throws(ReviewError) {
    self.init(standard)
    // A spread is looked for among all instances, ambiguous or not.
    chosenAmbiguity = try Self.word(words.ambiguous, "--ambiguous") ?? (words.spread == nil ? nil : .any)
    contradicts = words.contradicts
    goldContradicts = words.goldContradicts
    modelDiffers = words.modelDiffers
    isUnsure = words.isUnsure
    isCommented = words.isCommented
    isExcluded = words.isExcluded
    state = try Self.word(words.state, "--state")
    against = try Self.annotator(words.against, in: table)
    handled = try Self.annotator(words.by, in: table)
    pair = try Self.pair(words.pair, in: table)
    if let name = words.subset {
      subset = table.subsets.firstIndex { $0.utf8.elementsEqual(name.utf8) }
      if subset == nil {
        throw .unknownWord(option: "--subset", word: name, known: table.subsets.filter { !$0.isEmpty })
      }
    }
    if let id = words.cause {
      let known = codeBook.causes
      let retired = table.retiredCauses(codeBook)
      cause = known.first { $0.id == id || $0.name == id }?.id ?? retired.first { $0 == id }
      if cause == nil { throw .unknownWord(option: "--cause", word: id, known: known.map(\.id) + retired) }
    }
    if let text = words.delta { deltas = try Self.range(text) }
    meanDelta = words.meanDelta
    spread = words.spread
  }

  private static func annotator(_ name: String?, in table: ReviewTable) throws(ReviewError) -> Int? {
    guard let name else { return nil }
    let known = table.annotators
    guard let number = known.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) || $0.pseudonym == name }) else {
      throw .noSuchAnnotator(name, known: known.filter { !$0.isModel }.map(\.pseudonym))
    }
    return number
  }

  private static func pair(_ names: [String], in table: ReviewTable) throws(ReviewError) -> AnnotatorPair? {
    guard !names.isEmpty else { return nil }
    guard names.count == 2, let one = try annotator(names[0], in: table), let two = try annotator(names[1], in: table),
      one != two
    else { throw .badPair(names) }
    return AnnotatorPair(first: min(one, two), second: max(one, two))
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String?, _ option: String
  ) throws(ReviewError) -> Word? {
    guard let text else { return nil }
    guard let word = Word(rawValue: text) else {
      throw .unknownWord(option: option, word: text, known: Word.allCases.map(\.rawValue))
    }
    return word
  }

  private static func range(_ text: String) throws(ReviewError) -> ClosedRange<Int> {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high, low >= 0, high <= 4
    else { throw .badRange(text) }
    return low...high
  }
}
