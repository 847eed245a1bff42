import ArgumentParser
import Foundation
import Store
import Study
import Terminal

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Decide who labels what: loads even to ±1, pairs mixed; what is assigned already stays.")

  @OptionGroup var study: StudyOptions

  @Option(parsing: .unconditional, help: "Annotators an instance; the study's setting if none is given.")
  var perInstance: Int?

  @Option(
    parsing: .unconditional,
    help: "The most contexts one annotator may have in all; the study's quota if none is given.")
  var max: Int?

  @Option(
    help: ArgumentHelp("Only for the instances whose ids stand in this file, one a line.", valueName: "file"))
  var only: String?

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  func run() throws {
    let file = try study.open(dryRun ? .readOnly : .readWrite)
    guard try !file.isPacked else { throw StoreError.packed }
    let chosen = try only.map { path in
      Set(
        try TextFile.read(path, .list).split(whereSeparator: \.isNewline).map { InstanceKey(String($0)) }
      )
    }
    let plan = try CommandProgress.during("Planning") {
      try file.still { try AssignmentPlan($0, perInstance: perInstance, maximum: max, chosen: chosen) }
    }
    // Nothing is said to be given out before it is.
    if !dryRun, plan.addedCount > 0 {
      let progress = CommandProgress("Giving out work", total: plan.addedCount)
      defer { progress.finish() }
      try plan.write(to: file, watching: progress.show)
      try file.mixChecks()
    }
    try file.close()
    if dryRun {
      Output.lines(plan.summary)
      return Output.done("Nothing was written: this was a dry run.")
    }
    Output.done(lines: plan.summary)
    if plan.addedCount > 0 { Output.done("Next: demur annotate --annotator NAME") }
  }
}
