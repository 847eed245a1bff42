import ArgumentParser
import Study

/// What a new study asks beside each label.
struct GroundsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Up to nine reasons of your own, separated by commas, asked after each label: 'facts,tone,length'.",
      valueName: "list"))
  var reasons: String?

  @Option(help: "Whether a sentence of why is asked: never, optional, required, or 'for 2' (where one is much better).")
  var rationale: RationaleRule = .never

  @Flag(help: "Ask how sure the annotator is of each label, in three steps.")
  var askSureness = false

  @Flag(help: "Ask how many of ten others would say the same; the report sets the guesses beside the facts.")
  var askOthers = false

  /// - Throws: `ValidationError` where the list is none.
  func rule() throws -> GroundsRule {
    let words = (reasons?.split(separator: ",", omittingEmptySubsequences: false) ?? []).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let most = GroundsRule.mostReasons
    guard words.count <= most else {
      throw ValidationError("--reasons: \(words.count) reasons; at most \(most), one key each.")
    }
    guard words.allSatisfy({ !$0.isEmpty && $0.count <= GroundsRule.longestReason && !$0.contains(";") }) else {
      throw ValidationError(
        "--reasons '\(reasons ?? "")': words separated by commas, each of 1 to \(GroundsRule.longestReason) characters, without ';'."
      )
    }
    guard Set(words).count == words.count else { throw ValidationError("--reasons: one of them stands there twice.") }
    return GroundsRule(reasons: words, rationale: rationale, asksSureness: askSureness, asksOthers: askOthers)
  }
}

extension RationaleRule: ExpressibleByArgument {}
