import ArgumentParser
import Interchange
import Store

struct ExportInstancesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instances",
    abstract: "The texts: id, subset, context, both responses, and a fingerprint that labels carry too.",
    discussion: """
      In the form that `demur import` reads. The data set's own preference is left out unless --source asks for it: whoever \
      labels must not see it. Of instances of which only labels were imported there is nothing to write; they are counted.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var destination: Destination

  @Option(help: "jsonl, which is lossless for every reader, or csv; else as the name after -o ends, else jsonl.")
  var format: TableFormat?

  @Flag(help: "What the data set itself says is better, as source_preference.")
  var source = false

  func run() throws {
    let output = try destination.open()
    let file = try study.open(.readOnly)
    if try file.isPacked { throw StoreError.packed }
    let left = try InstancesExport(file: file.privateCopy(), hasSource: source).write(
      to: output, TableFormat.chosen(format, for: destination.output, usual: .jsonl)
    ).remark
    if let left { Output.note(left) }
  }
}
