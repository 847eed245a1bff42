import ArgumentParser
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
    let head = try study.open(.readOnly).backup(to: file, watching: progress.tell)
    progress.finish()
    if json.isWanted { return Output.json(["file": .text(file), "head": .text(head)]) }
    Output.done(SafeText("\(file): a whole copy, verified."))
    Output.done("Its head is \(head)")
  }
}
