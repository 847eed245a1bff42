import ArgumentParser
import Foundation
import Interchange
import Store
import Study
import Terminal

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write labels as files that other programs read.",
    subcommands: [Ratings.self, Preferences.self])

  /// Who is named in an export.
  enum Naming: String, ExpressibleByArgument, CaseIterable {
    case pseudonyms, names
  }

  struct Options: ParsableArguments {
    @OptionGroup var study: StudyOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; stdout if none is given.", valueName: "file"))
    var output: String?

    @Flag(help: "Overwrite a file that exists.")
    var force = false

    @Flag(help: "Superseded labels too, with event ids.")
    var history = false

    @Flag(help: "Repeats, send-backs and added annotators too, with a column that says which.")
    var occasions = false

    @Option(help: "pseudonyms, or names.")
    var annotators: Naming = .pseudonyms
  }

  struct Ratings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ratings as CSV: instance,response,annotator,rating and what was recorded with them.")
    @OptionGroup var options: Options
    func run() throws { try LabelExport(options, formulation: .single).run() }
  }

  struct Preferences: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Preferences as CSV: instance,annotator,preference,magnitude and what was recorded with them.")
    @OptionGroup var options: Options
    func run() throws { try LabelExport(options, formulation: .preference).run() }
  }
}
