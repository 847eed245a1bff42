import ArgumentParser
import Foundation
import Interchange
import Store
import Study
import Terminal

struct AnnotatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotators", abstract: "Who takes part: add, list, withdraw, replace, and what is known of them.",
    subcommands: [
      Add.self, List.self, FieldCommand.self, FieldsCommand.self, WithdrawCommand.self, ReplaceCommand.self,
      RejoinCommand.self, OpenCommand.self,
    ],
    defaultSubcommand: List.self)

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add annotators by name, from a file, or so many.")

    @OptionGroup var study: StudyOptions

    @Argument(help: "Names, as they will type them after --annotator.")
    var names: [String] = []

    @Option(help: ArgumentHelp("A file with a name on each line.", valueName: "file"))
    var from: String?

    @Option(parsing: .unconditional, help: "Add so many, named a01, a02, …")
    var count: Int?

    func run() throws {
      let file = try study.open()
      let existing = try file.annotators().count
      let added = try file.addAnnotators(try allNames(after: existing))
      try file.close()
      Output.done(
        "Added \(added.count): \(added.map(\.name).prefix(8).joined(separator: ", "))\(added.count > 8 ? ", …" : ""). The study has \(existing + added.count) now."
      )
      Output.done("Next: demur assign --dry-run")
    }

    private func allNames(after existing: Int) throws -> [String] {
      var all = names
      if let from {
        all += try TextFile.read(from, .list).split(whereSeparator: \.isNewline)
          .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      }
      if let count {
        guard (1...10_000).contains(count) else { throw Failure.usage("--count \(count): from 1 to 10000.") }
        let width = max(2, String(existing + count).count)
        all += (existing + 1...existing + count).map {
          "a" + String(repeating: "0", count: max(0, width - String($0).count)) + String($0)
        }
      }
      guard !all.isEmpty else { throw Failure.usage("nobody is named: give names, --from FILE, or --count N.") }
      var seen: Set<[UInt8]> = []
      if let twice = all.first(where: { !seen.insert(Array($0.utf8)).inserted }) {
        throw Failure.usage("\(twice): is named twice. Name everybody once; nobody was added.")
      }
      return all
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List who takes part, and how far they are.")

    @OptionGroup var study: StudyOptions
    @OptionGroup var json: JSONOption

    func run() throws {
      let people = try study.open(.readOnly).annotators()
      if json.isWanted { return Output.json(.list(people.map(\.tree))) }
      if people.isEmpty { Output.done("Nobody yet: demur annotators add NAME …") }
      let width = max(8, people.map { SafeText($0.annotator.name).columns }.max() ?? 0)
      for person in people {
        let parts = TaskFormulation.allCases.compactMap { formulation -> String? in
          guard let progress = person.progress[formulation], progress.total > 0 else { return nil }
          return "\(formulation.rawValue) \(progress.labelled + progress.excluded) of \(progress.total)"
        }
        let state =
          person.annotator.isWithdrawn ? "withdrawn" : parts.isEmpty ? "no work yet" : parts.joined(separator: ", ")
        Output.line(
          SafeText(person.annotator.name).padded(toColumns: width) + "  " + SafeText(person.annotator.pseudonym) + "  "
            + SafeText(state))
      }
    }
  }
}

extension AnnotatorSummary {
  fileprivate var tree: FigureTree {
    let work = TaskFormulation.allCases.compactMap { formulation in
      progress[formulation].map { one in
        FigureTree.Member(
          formulation.rawValue,
          [
            "labelled": .count(one.labelled), "excluded": .count(one.excluded), "total": .count(one.total),
          ])
      }
    }
    return [
      "name": .text(annotator.name), "pseudonym": .text(annotator.pseudonym), "kind": .text(annotator.kind.rawValue),
      "withdrawn": .truth(annotator.isWithdrawn), "work": .group(work),
    ]
  }
}
