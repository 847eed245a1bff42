import ArgumentParser
import Store
import Terminal

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that a study's file is whole, unaltered, and by the rules.")

  @OptionGroup var study: StudyOptions

  func run() throws {
    let violations = try study.open(.readOnly).verify()
    guard violations.isEmpty else {
      for violation in violations { Output.line("\(String(describing: violation))") }
      throw Failure.message("\(violations.count) violations: the file is not as demur left it. Use a backup.")
    }
    Output.line("Whole and unaltered: the schema, the chain of events and the rules hold.")
  }
}
