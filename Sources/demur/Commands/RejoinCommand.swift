import Basics
import ArgumentParser
import Foundation
import Sessions
import Store
import Study
import Terminal

struct RejoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejoin",
    abstract: "Somebody who had left is back, with what nobody else was given meanwhile.")

  @OptionGroup var study: StudyOptions

  @Argument(help: "The annotator's name.")
  var name: String

  func run() throws {
    let file = try study.open()
    let count = try file.rejoin(name)
    try file.mixChecks()
    // What cannot be planned, assign says itself.
    let more = (try? file.still { try AssignmentPlan($0, perInstance: nil, maximum: nil) })?.addedCount ?? 0
    try file.close()
    Output.done(SafeText("\(name) is back, with \(counted(count, "open piece")) of work."))
    if more > 0 {
      Output.done("Next: demur assign gives them more.")
    } else if count == 0 {
      Output.done("Others have all of the work meanwhile: import instances, or assign more annotators an instance.")
    }
  }
}
