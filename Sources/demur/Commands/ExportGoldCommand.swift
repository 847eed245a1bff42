import ArgumentParser
import Store
import Study

struct ExportGoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold",
    abstract: "Gold labels, an instance a row: means of people's labels, adjudications before them.",
    discussion: """
      What authors dropped is left out; each row says what was decided (decision), in which formulation an author set the \
      label (adjudicated-in), by how many annotators it was labelled (n) and how far they differ (delta).
      --soft adds the share of each label and the probability that B is preferred (N counts half), as annotators gave them.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var rules: DecisionOptions
  @OptionGroup var destination: Destination

  @Flag(help: "Soft labels too: how the labels of an instance are distributed.")
  var soft = false

  @Option(help: "csv or jsonl; else as the name after -o ends, else csv.")
  var format: TableFormat?

  func run() throws {
    let reading = try rules.reading(study.open(.readOnly).privateCopy())
    let export = GoldExport(reading: reading, rules: rules.rules, isSoft: soft)
    try export.write(to: destination.open(), TableFormat.chosen(format, for: destination.output)).lines.forEach(
      Output.note)
  }
}
