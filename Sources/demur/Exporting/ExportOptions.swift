import ArgumentParser
import Sessions
import Store
import Study

extension ExportNaming: ExpressibleByArgument {}

/// What every export can be asked for.
struct ExportOptions: ParsableArguments {
  @OptionGroup var study: StudyOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; stdout if none is given.", valueName: "file"))
  var output: String?

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  @OptionGroup var mode: FileModeOption

  @Flag(help: "Superseded labels too, with event ids.")
  var history = false

  @Flag(help: "Repeats, send-backs and added annotators too, with a column that says which.")
  var occasions = false

  @Option(
    help: "csv, or jsonl, which keeps every text as it is for any reader; else as the name after -o ends, else csv.")
  var format: TableFormat?

  @Option(help: "Whose labels: human, or model; a model is always named.")
  var kind: Annotator.Kind = .human

  @Option(help: "pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  /// Writes the labels of a formulation.
  func write(_ formulation: TaskFormulation) throws {
    let file = try study.open(.readOnly)
    if occasions, try file.isPacked {
      throw Failure.message(
        "--occasions: a packed file does not say which work is a repeat or was sent back. Leave the flag out: all labels are "
          + "listed alike.")
    }
    let output = try OutputFile(output, force: force, mode: mode.mode)
    // Whoever reads the output may stop reading for as long as they like.
    try LabelExport(
      formulation: formulation, naming: annotators, kind: kind, occasions: occasions, history: history,
      format: TableFormat.chosen(format, for: self.output)
    ).write(file.privateCopy(), to: output)
  }
}
