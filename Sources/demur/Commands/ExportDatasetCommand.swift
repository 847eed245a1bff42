import ArgumentParser
import Sessions
import Study
import Terminal

struct ExportDatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "All exports together as a folder that `datasets.load_dataset` reads, with a data card.",
    discussion: """
      instances.jsonl, ratings.jsonl, preferences.jsonl, gold.jsonl, decisions.jsonl, the guidelines, and README.md, a data card \
      that says what was asked of whom and how far people agree. Labels of every occasion are in, each with its own; gold \
      is of original ones unless --occasions says otherwise. Columns that were kept at the import are the text `kept`, an object in JSON. Add a licence before you publish it.
      """)

  @OptionGroup var study: StudyOptions

  @Argument(help: "The folder to make.")
  var folder: String

  @Flag(help: "Replace files of these names in a folder that exists.")
  var force = false

  @OptionGroup var mode: FileModeOption
  @OptionGroup var rules: DecisionOptions

  @Option(help: "How annotators are called: pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  @Flag(help: "What the data set itself says is better, as source_preference.")
  var source = false

  func run() throws {
    let file = try study.open(.readOnly).privateCopy()
    let reading = try rules.reading(file, naming: annotators)
    let output = try OutputFolder(folder, force: force, mode: mode.mode)
    let export = DatasetExport(
      file: file, reading: reading, rules: rules.rules, naming: annotators, hasSource: source)
    try export.write(to: output).forEach(Output.note)
    try output.publish()
  }
}
