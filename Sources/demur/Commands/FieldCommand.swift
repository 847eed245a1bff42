import ArgumentParser
import Foundation
import Interchange
import Store
import Terminal

struct FieldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Note what a data statement wants to know of somebody, such as --field language=Dutch.")

  @OptionGroup var study: StudyOptions

  @Argument(help: "The annotator's name.")
  var name: String

  @Option(help: ArgumentHelp("A field and its value; an empty value takes it away.", valueName: "field=value"))
  var field: [String] = []

  func run() throws {
    var fields: [String: String] = [:]
    for option in field {
      guard let separator = option.firstIndex(of: "="), separator != option.startIndex else {
        throw Failure.usage("--field \(option): write it as FIELD=VALUE.")
      }
      fields[String(option[..<separator])] = String(option[option.index(after: separator)...])
    }
    guard !fields.isEmpty else { throw Failure.usage("no field is given: --field FIELD=VALUE.") }
    let file = try study.open()
    try file.set(attributes: fields, of: name)
    try file.close()
    Output.done(SafeText("\(name): \(fields.keys.sorted().joined(separator: ", ")) noted."))
  }
}
