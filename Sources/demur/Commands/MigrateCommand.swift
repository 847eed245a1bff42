import ArgumentParser
import Store
import Terminal

struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring a study that an older demur made up to date, with a backup beside it.",
    discussion: """
      What only reads (status, report, review --list, export, verify, backup) takes older studies as they are. Older programs \
      do not open the study afterwards; they open the backup.
      """)

  @OptionGroup var study: StudyOptions

  @Option(help: ArgumentHelp("The backup's name; STUDY.format-N if none is given.", valueName: "file"))
  var backup: String?

  func run() throws {
    let path = try study.path()
    let migration = try CommandProgress.during("Migrating") { try StudyFile.migrate(path) { name(for: path, $0) } }
    guard migration.from < migration.to else {
      return Output.done(SafeText("\(path) has format \(migration.to) already; nothing was changed."))
    }
    Output.done(
      SafeText(
        "\(path) has format \(migration.to) now; as it was, with format \(migration.from): \(name(for: path, migration.from))"
      ))
    Output.done("The backup's head is \(migration.head)")
  }

  /// Not a name that ends as studies do, since the only study of a folder is found by that.
  private func name(for path: String, _ version: Int) -> String { backup ?? "\(path).format-\(version)" }
}
