import ArgumentParser
import Foundation
import Interchange
import Store
import Study
import Terminal

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write labels, gold and training pairs as files that other programs read.",
    subcommands: [Ratings.self, Preferences.self, ExportGoldCommand.self, ExportTrainingCommand.self])

  struct Ratings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ratings as CSV: instance,response,annotator,rating and what was recorded with them.")
    @OptionGroup var options: ExportOptions
    func run() throws { try LabelExport(options, formulation: .single).run() }
  }

  struct Preferences: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Preferences as CSV: instance,annotator,preference,magnitude and what was recorded with them.")
    @OptionGroup var options: ExportOptions
    func run() throws { try LabelExport(options, formulation: .preference).run() }
  }
}
