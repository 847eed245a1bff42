import ArgumentParser
import Foundation
import Interchange
import Store
import Terminal

extension AnnotatorsCommand {
  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Note what a data statement wants to know of somebody, such as --field language=Dutch.")

    @OptionGroup var study: StudyOptions

    @Argument(help: "The annotator's name.")
    var name: String

    @Option(help: ArgumentHelp("A field and its value; an empty value takes it away.", valueName: "field=value"))
    var field: [String] = []

    func run() throws {
      var fields: [String: String] = [:]
      for option in field {
        guard let separator = option.firstIndex(of: "="), separator != option.startIndex else {
          throw Failure.usage("--field \(option): write it as FIELD=VALUE.")
        }
        fields[String(option[..<separator])] = String(option[option.index(after: separator)...])
      }
      guard !fields.isEmpty else { throw Failure.usage("no field is given: --field FIELD=VALUE.") }
      let file = try study.open()
      try file.set(attributes: fields, of: name)
      try file.close()
      Output.line(SafeText("\(name): \(fields.keys.sorted().joined(separator: ", ")) noted."))
    }
  }

  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is known of the annotators, as CSV under pseudonyms, for the data statement.")

    @OptionGroup var study: StudyOptions

    @Option(help: "pseudonyms, or names.")
    var annotators: ExportNaming = .pseudonyms

    func run() throws {
      let file = try study.open(.readOnly)
      let known = try file.attributes()
      let fields = known.values.reduce(into: Swift.Set<String>()) { $0.formUnion($1.keys) }.sorted()
      Output.data(CSVText.record(["annotator"] + fields.map(CSVText.text)))
      let people = try file.annotators().map(\.annotator).filter { $0.kind == .human }
      for person in people.sorted(by: { $0.pseudonym < $1.pseudonym }) {
        let name = annotators == .names ? person.name : person.pseudonym
        Output.data(CSVText.record([name] + fields.map { CSVText.text(known[person.id]?[$0] ?? "") }))
      }
    }
  }
}
