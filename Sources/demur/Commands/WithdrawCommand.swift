import ArgumentParser
import Basics
import Foundation
import Sessions
import Store
import Study
import Terminal

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "People leave: their labels stay, their open work goes to the others with the next assign.",
    discussion: """
      --dry-run only shows what would come of it, for one or several. --erase, where the consent text promises it, \
      writes a new file in which nothing that they said is left; delete this one and its copies then.
      """)

  @OptionGroup var study: StudyOptions

  @Argument(help: "The annotators' names.")
  var names: [String]

  @Flag(help: "Only say what would come of it.")
  var dryRun = false

  @Flag(help: "Write a new file without what one of them said; needs --output.")
  var erase = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The new file of --erase.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard !names.isEmpty else { throw ValidationError("name somebody.") }
    guard !erase || output != nil else { throw ValidationError("--erase writes a new file: give -o FILE.") }
    guard !erase || names.count == 1 else { throw ValidationError("--erase: one annotator at a time.") }
    guard erase || output == nil else { throw ValidationError("-o is for --erase.") }
  }

  func run() throws {
    // Nobody is withdrawn for a file that cannot be made.
    if let output, !dryRun { try StudyFile.checkNewFile(at: output) }
    let file = try study.open(dryRun ? .readOnly : .readWrite)
    let present = try file.annotators().filter { names.contains($0.annotator.name) && !$0.annotator.isWithdrawn }
    if present.count == names.count || !erase {
      let preview = try file.still { try WithdrawalPreview($0, names: names) }.lines
      if dryRun { Output.lines(preview) } else { Output.done(lines: preview) }
    }
    if dryRun { return Output.done("Nothing was written: this was a dry run.") }
    if let output, let name = names.first {
      try eraseAll(of: name, in: file, to: output)
    } else {
      for person in present { try file.withdraw(person.annotator.name) }
    }
    try file.close()
    guard !erase else { return }
    Output.done("Done. Next: demur assign gives that work to the others.")
  }

  private func eraseAll(of name: String, in file: StudyFile, to output: String) throws {
    let erasure = try file.erase(name, to: output, withdrawing: true)
    Output.done(
      SafeText(
        "\(output): what \(name) said is not in it: \(counted(erasure.events, "act")), \(erasure.labels) of them labels. Their digests "
          + "are, and it verifies."))
    Output.done("Its head is \(erasure.head)")
    let folders = Set([file.path, output].map { NewFile.folder(of: $0) })
    let remaining = RemainingData(study: try file.uuid, of: erasure.annotator).files(in: folders, but: output)
    Output.done(SafeText("Go on with \(output). What may still hold what \(name) said, to be deleted:"))
    for one in remaining { Output.done(SafeText("  \(one.path) (\(one.why))")) }
    Output.done(
      "And all that lies in other folders, on other machines and in archives: backups, packed files, exports.")
  }
}
