import ArgumentParser
import Foundation
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
    try file.close()
    Output.line(SafeText("\(name) is back, with \(count) open pieces of work. Next: demur assign can give more."))
  }
}
