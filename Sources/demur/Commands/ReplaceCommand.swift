import ArgumentParser
import Foundation
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
    let replacement = try Replacement(file, of: name)
    let added = try file.addAnnotators([newcomer])
    let count = try added.reduce(0) { try $0 + replacement.handOver(to: $1, in: file) }
    try file.close()
    Output.line(
      SafeText("\(name) has left; \(newcomer) has \(count) contexts of theirs. The labels of \(name) stay."))
  }
}
