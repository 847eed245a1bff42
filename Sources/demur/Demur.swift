import ArgumentParser
import Foundation

@main
struct Demur: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demur",
    abstract: "Judge responses of language models, and find out where and why the judges disagree.",
    discussion: """
      A study is one file, NAME.demur. Name it with --study, with $DEMUR_STUDY, or work in the folder that holds it.

      \(EverywhereFlags.help)
      """,
    version: Version.current,
    subcommands: [
      DemoCommand.self, InitCommand.self, ImportCommand.self, AnnotatorsCommand.self, AssignCommand.self,
      AnnotateCommand.self, StatusCommand.self, ReviewCommand.self, CodebookCommand.self, GuidelinesCommand.self,
      ReportCommand.self, SimulateCommand.self, ExportCommand.self, LabelCommand.self, PackCommand.self,
      MergeCommand.self, ConflictsCommand.self, VerifyCommand.self, BackupCommand.self, MigrateCommand.self,
      KeysCommand.self, GuideCommand.self,
    ])

  /// Runs the command, and turns what it throws into one message and an exit code.
  static func main() {
    Lockdown.begin()
    // A file that may not grow further is a disk that is full, and no end of the program.
    signal(SIGXFSZ, SIG_IGN)
    EverywhereFlags.ofProcess.begin()
    do {
      var command = try parseAsRoot(HelpTopic.resolving(EverywhereFlags.words, of: CommandTree(root: self)))
      if EverywhereFlags.ofProcess.isJSON, let person = command as? any ForPeople { try person.refuseJSON() }
      try command.run()
      Output.finish()
    } catch {
      Failure.exit(with: error, of: Self.self)
    }
  }
}
