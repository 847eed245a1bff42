import ArgumentParser
import Foundation
import Interchange
import Sessions
import Store
import Study
import Terminal

struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "What is known of the annotators, as CSV under pseudonyms, for the data statement.")

  @OptionGroup var study: StudyOptions

  @Option(help: "pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  @OptionGroup var json: JSONOption

  func run() throws {
    let file = try study.open(.readOnly)
    let known = try file.attributes()
    let fields = known.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }.sorted()
    let people = try file.annotators().map(\.annotator).filter { $0.kind == .human }
      .sorted { $0.pseudonym < $1.pseudonym }
    func name(_ person: Annotator) -> String { annotators == .names ? person.name : person.pseudonym }
    if json.isWanted {
      return Output.json(
        .list(
          people.map { person in
            .group(
              [FigureTree.Member("annotator", .text(name(person)))]
                + fields.map { FigureTree.Member($0, .text(known[person.id]?[$0])) })
          }))
    }
    Output.data(CSVText.record(["annotator"] + fields.map(CSVText.text)))
    for person in people {
      Output.data(
        CSVText.record([CSVText.text(name(person))] + fields.map { CSVText.text(known[person.id]?[$0] ?? "") }))
    }
  }
}
