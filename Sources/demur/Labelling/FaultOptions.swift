import ArgumentParser
import ModelAnnotators
import Study

/// What becomes of questions that got no valid answer.
struct FaultOptions: ParsableArguments {
  @Option(help: "Ask once more what got an invalid answer, or what was too long: invalid or too-long.")
  var again: Again?

  @Option(help: ArgumentHelp("So many invalid answers one after the other end the run; 0 for never.", valueName: "n"))
  var invalidInARow = 20

  enum Again: String, ExpressibleByArgument, CaseIterable {
    case invalid
    case tooLong = "too-long"

    func includes(_ outcome: ModelAnswer.Outcome) -> Bool {
      switch (self, outcome) {
      case (.invalid, .invalid), (.tooLong, .tooLong): true
      default: false
      }
    }
  }

  func validate() throws {
    guard invalidInARow >= 0 else { throw ValidationError("--invalid-in-a-row \(invalidInARow): at least 0.") }
  }
}

/// What a run costs, and files for services that answer many questions by and by.
struct BatchOptions: ParsableArguments {
  @Option(help: ArgumentHelp("With --dry-run: the price of a million tokens that are read.", valueName: "price"))
  var priceIn: Double?

  @Option(help: ArgumentHelp("With --dry-run: the price of a million tokens that are written.", valueName: "price"))
  var priceOut: Double?

  @Option(
    help: ArgumentHelp(
      "Write the questions to a file for an OpenAI-like batch service, and ask nothing.", valueName: "file"))
  var batchOut: String?

  @Option(
    help: ArgumentHelp(
      "Read the answers from such a service's file, with the options of --batch-out.", valueName: "file"))
  var batchIn: String?

  @Flag(help: "Let --batch-out overwrite a file that exists.")
  var force = false

  func validate() throws {
    for (name, price) in [("in", priceIn), ("out", priceOut)] {
      guard let price else { continue }
      guard price.isFinite, price >= 0 else { throw ValidationError("--price-\(name): a number from 0 on.") }
    }
    if batchOut != nil, batchIn != nil { throw ValidationError("--batch-out, --batch-in: one of them at a time.") }
  }
}
