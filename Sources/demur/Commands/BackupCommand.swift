import ArgumentParser
import Foundation
import Store
import Study
import Terminal

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the study as it is at one moment, while others go on working; verified before it gets its name.")

  @OptionGroup var study: StudyOptions

  @OptionGroup var json: JSONOption

  @Argument(help: "The copy's name; a file that exists is left alone.")
  var file: String

  func run() throws {
    let progress = CommandProgress("Copying")
    defer { progress.finish() }
    let path = try study.path()
    let head = try study.open(.readOnly).backup(to: file, watching: progress.tell)
    progress.finish()
    if json.isWanted { return Output.json(["file": .text(file), "head": .text(head)]) }
    Output.done(SafeText("\(file): a whole copy, verified."))
    Output.done("Its head is \(head)")
    if StudyOptions.mayBeMeant(file), Self.folder(of: file) == Self.folder(of: path) {
      Output.done(
        "Two studies are in this folder now: name the one that is meant with --study, or keep copies elsewhere.")
    }
  }

  private static func folder(of path: String) -> String {
    URL(filePath: path).deletingLastPathComponent().standardizedFileURL.path()
  }
}
