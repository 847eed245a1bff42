import ArgumentParser
import Basics
import Sessions
import Store
import Study
import Terminal

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that a study's file is whole, unaltered, and by the rules.")

  @OptionGroup var study: StudyOptions

  @Option(
    help: ArgumentHelp(
      "A head that was written down elsewhere; it tells of a chain that was recomputed as a whole.", valueName: "hash"))
  var anchor: String?

  @OptionGroup var json: JSONOption

  func validate() throws {
    guard anchor.map({ $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) }) ?? true else {
      throw ValidationError("--anchor: 64 hex digits, as annotate, pack, merge and verify print them.")
    }
  }

  func run() throws {
    // Of a copy, since looking through a large study takes longer than an annotator should wait.
    let progress = CommandProgress("Copying")
    defer { progress.finish() }
    let file = try study.open(.readOnly).privateCopy()
    let violations = try file.verify(anchor: anchor?.lowercased(), watching: progress.tell)
    progress.finish()
    if json.isWanted {
      Output.json([
        "whole": .truth(violations.isEmpty), "violations": .list(violations.map { .text(String(describing: $0)) }),
        "head": .text(violations.isEmpty ? try file.head() : nil),
      ])
    }
    guard violations.isEmpty else {
      for violation in violations { Output.line("\(String(describing: violation))") }
      throw Failure.message(
        "\(counted(violations.count, "violation")): the file is not as demur left it. Use a backup.")
    }
    Output.done("Whole and unaltered: the schema, the chain of events and the rules hold.")
    if anchor != nil { Output.done("What was saved up to the head given is all there.") }
    Output.done("Its head is \(try file.head())")
  }
}
