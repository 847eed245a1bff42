import Basics
import ArgumentParser
import Foundation
import Sessions
import Store
import Study
import Terminal

struct ReplaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: "Somebody leaves and somebody new takes over every context that they did not finish.")

  @OptionGroup var study: StudyOptions

  @Argument(help: "Who leaves.")
  var name: String

  @Argument(help: "Who comes, not in the study yet.")
  var newcomer: String

  func run() throws {
    let file = try study.open()
    // Looked up in the same transaction, so that no label falls between the look and the handing over.
    var count = 0
    try file.replace(name, by: newcomer) { newcomer in
      let replacement = try Replacement(file, of: name)
      count = replacement.count
      return replacement.work(for: newcomer)
    }
    try file.mixChecks()
    try file.close()
    Output.done(
      SafeText("\(name) has left; \(newcomer) has \(counted(count, "context")) of theirs. The labels of \(name) stay."))
  }
}
