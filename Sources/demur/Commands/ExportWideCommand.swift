import ArgumentParser
import Interchange
import Sessions
import Study

struct ExportWideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wide",
    abstract: "An instance a row: texts, every annotator's labels in both formulations, Δ and decision.",
    discussion: """
      Nothing is filtered: decision says what was dropped. In CSV the annotators of an instance stand in columns numbered \
      in the order of assignment (annotator_1, rating_a_1, …), in JSONL in a list.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var destination: Destination

  @Option(help: "csv or jsonl; else as the name after -o ends, else csv.")
  var format: TableFormat?

  @Option(help: "How annotators are called: pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  @Option(
    help: ArgumentHelp(
      "original, or original,added for the labels of further annotators too; Δ is of original ones.",
      valueName: "which"))
  var occasions = CountedOccasions()

  func run() throws {
    let output = try destination.open()
    let reading = try GoldReading(study.open(.readOnly).privateCopy(), occasions: occasions.all, naming: annotators)
    try WideExport(reading: reading).write(to: output, TableFormat.chosen(format, for: destination.output))
  }
}
