import ArgumentParser
import Interchange
import Store
import Study

struct ExportDecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "What authors decided in the review: a row per author and instance.",
    discussion: """
      Causes by their ids in the code book, separated by blanks in CSV; outcome keep, drop, adjudicate, more or send-back, \
      with the number of annotators that were asked for, or the labels that were set.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var destination: Destination

  @Option(help: "csv or jsonl; else as the name after -o ends, else csv.")
  var format: TableFormat?

  func run() throws {
    let output = try destination.open()
    try DecisionExport(study.open(.readOnly).privateCopy()).write(
      to: output, TableFormat.chosen(format, for: destination.output))
  }
}
