import ArgumentParser
import Store
import Study

struct ExportGoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold",
    abstract: "Gold labels as CSV, an instance a line: means of people's original labels, adjudications before them.")

  @OptionGroup var study: StudyOptions
  @OptionGroup var destination: Destination

  func run() throws {
    let export = try GoldExport(study.open(.readOnly).privateCopy())
    try export.writeGold(to: destination.open())
  }
}

struct ExportTrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Pairs to train on as JSONL: prompt, chosen, rejected, with a margin from the magnitude.",
    discussion: """
      Instances without a preference are left out. Ambiguous ones (the study's threshold, by the Δ that --by names) are \
      filtered, kept, or kept with the weight 1 / (1 + Δ); one that an author adjudicated is no longer ambiguous. With one \
      annotator there is no Δ: the instance is kept, its delta null, and with weights its weight null.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var destination: Destination

  @Option(
    help: """
      Which labels: preference, by Δ of prefer-combined; or single, the difference of mean ratings, by Δ of difference \
      (not by Δ of ratings, which the review lists by).
      """)
  var by: TaskFormulation = .preference

  @Option(help: "What becomes of ambiguous instances: filter, keep or weight.")
  var ambiguous: TrainingChoice.Ambiguous = .filter

  func run() throws {
    let export = try GoldExport(study.open(.readOnly).privateCopy())
    let choice = TrainingChoice(formulation: by, ambiguous: ambiguous, threshold: export.threshold)
    Output.error(try export.writePairs(choice, to: destination.open()))
  }
}

/// Where an export goes.
struct Destination: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; stdout if none is given.", valueName: "file"))
  var output: String?

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  @OptionGroup var mode: FileModeOption

  func open() throws -> OutputFile { try OutputFile(output, force: force, mode: mode.mode) }
}

extension TrainingChoice.Ambiguous: ExpressibleByArgument {}
extension TaskFormulation: ExpressibleByArgument {}
