import ArgumentParser
import Sessions
import Store

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

  @Option(help: "Whose labels: human, or model; a model is always named.")
  var kind: Annotator.Kind = .human

  @Option(help: "pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms
}
