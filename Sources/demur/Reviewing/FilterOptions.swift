import ArgumentParser
import Study

/// Which instances are listed, and in which order: the same for the screen and for pipes.
struct FilterOptions: ParsableArguments {
  @Option(
    help: """
      either, both, one (formulation alone), single (Δ of ratings), difference (SINGLE by Δ of difference), preference, none, unknown (a Δ of one \
      annotator) or any.
      """)
  var ambiguous: String?

  @Flag(help: "Somebody rates one response higher and prefers the other.")
  var contradicts = false

  @Flag(help: "The gold of the ratings is for one response, that of the preferences for the other.")
  var goldContradicts = false

  @Flag(help: "A model's label is far from the people's.")
  var modelDiffers = false

  @Option(help: "A name or pseudonym: this annotator against everyone.")
  var against: String?

  @Option(help: "A name or pseudonym: what this annotator has labelled.")
  var by: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Two names or pseudonyms: the two are so far apart.", valueName: "names"))
  var pair: [String] = []

  @Option(help: "A subset's name.")
  var subset: String?

  @Option(help: "The larger Δ, or a range of it, as in 1-2.")
  var delta: String?

  @Option(help: "At least so large the mean difference of two annotators, 0 to 4: comparable with any number of them.")
  var meanDelta: Double?

  @Option(
    help: "At least so large the standard deviation of an instance's labels: comparable with any number of them too.")
  var spread: Double?

  @Option(help: "undecided, decided, contested, keep, drop, adjudicate, more or send-back.")
  var state: String?

  @Option(help: "A cause of the code book.")
  var cause: String?

  @Flag(help: "Somebody was unsure.")
  var unsure = false

  @Flag(help: "Somebody commented.")
  var commented = false

  @Flag(help: "Somebody could not judge it.")
  var excluded = false

  @Option(help: "A text that stands in the id, the context or a response.")
  var search: String?

  @Option(help: "ambiguity, single, preference, id, imported, subset or undecided.")
  var order = ReviewOrder.ambiguity.rawValue

  @Flag(help: "Print annotators' names in place of pseudonyms.")
  var names = false

  func validate() throws {
    if let meanDelta, !(0...4).contains(meanDelta) {
      throw ValidationError("--mean-delta \(meanDelta): labels differ by 0 to 4.")
    }
    if let spread, !(0...4).contains(spread) {
      throw ValidationError("--spread \(spread): labels that differ by 4 at most spread by 0 to 2.9.")
    }
  }

  /// - Parameters:
  ///   - standard: which ones where nothing is said of ambiguity.
  ///   - find: the numbers of the instances in which a text stands.
  func filter(
    in table: ReviewTable, codeBook: CodeBook, standard: ReviewFilter.Ambiguity = .either,
    finding find: (String) throws -> Set<Int>
  ) throws -> ReviewFilter {
    var filter = try usage { try ReviewFilter(words, in: table, codeBook: codeBook, standard: standard) }
    if let search { filter.search = ReviewFilter.Search(text: search, found: try find(search)) }
    return filter
  }

  func listed() throws -> ReviewOrder { try usage { try ReviewOrder(word: order) } }

  private var words: ReviewFilter.Words {
    var words = ReviewFilter.Words()
    words.ambiguous = ambiguous
    words.against = against
    words.by = by
    words.pair = pair
    words.subset = subset
    words.delta = delta
    words.meanDelta = meanDelta
    words.spread = spread
    words.state = state
    words.cause = cause
    words.contradicts = contradicts
    words.goldContradicts = goldContradicts
    words.modelDiffers = modelDiffers
    words.isUnsure = unsure
    words.isCommented = commented
    words.isExcluded = excluded
    return words
  }

  private func usage<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as ReviewError {
      throw Failure.usage("\(error)")
    }
  }
}
