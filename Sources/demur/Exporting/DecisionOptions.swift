import ArgumentParser
import Sessions
import Store
import Study

/// Which labels, and whose decisions, gold is made of.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What authors decided: follow; ignore (drop and keep change nothing, adjudications set gold all the same); none "
        + "(labels alone).", valueName: "how"))
  var decisions: DecisionRules.Followed = .follow

  @Option(help: ArgumentHelp("The author whose decisions alone count.", valueName: "name"))
  var author: String?

  @Option(
    help: ArgumentHelp(
      "Where authors decided differently: keep, drop, or leave it to the filter as if nobody had.", valueName: "what"))
  var contested: DecisionRules.Contested = .leave

  @Option(
    help: ArgumentHelp(
      "original, or original,added for the labels of further annotators too; Δ is of original ones.",
      valueName: "which"))
  var occasions = CountedOccasions()

  func validate() throws {
    guard decisions == .none, author != nil else { return }
    throw ValidationError("--decisions none and --author exclude each other: with none, nobody's decisions count.")
  }

  var rules: DecisionRules { DecisionRules(decisions, author: author, contested: contested) }

  func reading(_ file: StudyFile, naming: ExportNaming = .pseudonyms) throws -> GoldReading {
    if try file.isPacked { throw StoreError.packed }
    return try GoldReading(file, rules: rules, occasions: occasions.all, naming: naming)
  }
}

/// The occasions whose labels count beside each other.
struct CountedOccasions: ExpressibleByArgument {
  var all: Set<Occasion> = [.original]

  init() {}

  /// A label that was asked for again is the same person's: to count both would weigh that person twice.
  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let occasions = words.compactMap(Occasion.init(rawValue:))
    guard occasions.count == words.count, Set(occasions).isSubset(of: [.original, .added]),
      occasions.contains(.original)
    else { return nil }
    all = Set(occasions)
  }

  var defaultValueDescription: String { "original" }
}

extension DecisionRules.Followed: ExpressibleByArgument {}
extension DecisionRules.Contested: ExpressibleByArgument {}
