import ArgumentParser
import Foundation
import Interchange
import Store
import Study
import Terminal

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write texts, labels, gold, decisions and training pairs as files that other programs read.",
    subcommands: [
      Ratings.self, Preferences.self, ExportGoldCommand.self, ExportTrainingCommand.self, ExportDecisionsCommand.self,
      ExportWideCommand.self, ExportInstancesCommand.self, ExportDatasetCommand.self,
      ExportAnswersCommand.self,
    ])

  struct Ratings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ratings as CSV or JSONL: instance,response,annotator,rating and what was recorded with them.")
    @OptionGroup var options: ExportOptions
    func run() throws { try options.write(.single) }
  }

  struct Preferences: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Preferences as CSV or JSONL: instance,annotator,preference,magnitude and what was recorded with them.")
    @OptionGroup var options: ExportOptions
    func run() throws { try options.write(.preference) }
  }
}
