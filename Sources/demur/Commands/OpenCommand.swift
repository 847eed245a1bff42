import ArgumentParser
import Store
import Study
import Terminal

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Let somebody begin a formulation now, whatever is left of the days between the two.",
    discussion: "For where a wrong clock, or an exception, asks for it. It is noted in the study.")

  @OptionGroup var study: StudyOptions

  @Argument(help: "The annotator's name.")
  var name: String

  @Option(help: "single, or preference.")
  var formulation: TaskFormulation

  func run() throws {
    let file = try study.open()
    guard try !file.isPacked else { throw StoreError.packed }
    guard try file.settings.formulations.order(ordinal: 0).contains(formulation) else {
      throw Failure.usage("--formulation \(formulation.rawValue): the study does not ask in it.")
    }
    try file.open(formulation, for: name)
    try file.close()
    Output.done(SafeText("\(name) can begin \(formulation.rawValue.uppercased()) as soon as the other is complete."))
  }
}
