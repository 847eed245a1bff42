import ArgumentParser
import Foundation
import Interchange
import Sessions
import Store
import Terminal

struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "What is known of the annotators, as CSV under pseudonyms, for the data statement.")

  @OptionGroup var study: StudyOptions

  @Option(help: "pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  func run() throws {
    let file = try study.open(.readOnly)
    let known = try file.attributes()
    let fields = known.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }.sorted()
    Output.data(CSVText.record(["annotator"] + fields.map(CSVText.text)))
    let people = try file.annotators().map(\.annotator).filter { $0.kind == .human }
    for person in people.sorted(by: { $0.pseudonym < $1.pseudonym }) {
      let name = annotators == .names ? person.name : person.pseudonym
      Output.data(CSVText.record([CSVText.text(name)] + fields.map { CSVText.text(known[person.id]?[$0] ?? "") }))
    }
  }
}
