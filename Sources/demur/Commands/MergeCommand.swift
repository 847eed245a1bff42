import ArgumentParser
import Foundation
import Sessions
import Store
import Terminal

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring packed files home: any number of times, in any order, all of them or none.",
    discussion: "The labels in force do not depend on the order. The packed files stay as they are.")

  @OptionGroup var study: StudyOptions

  @Argument(help: "Packed files.")
  var files: [String]

  @Flag(help: "Also files whose packing this study does not know of, after a return to an older backup.")
  var unknown = false

  func run() throws {
    let file = try study.open()
    let results = try file.merge(files, acceptingUnknown: unknown)
    let conflicts = try file.conflictCount()
    let head = try file.head()
    try file.close()
    for result in results {
      let news =
        result.added == 0 ? "nothing new" : "\(counted(result.added, "new act")), \(result.addedLabels) of them labels"
      Output.done(SafeText("\(result.path): \(result.annotator.name), \(news); \(result.known) known."))
      if result.wentBack {
        Output.line("It went on from an older copy of itself. Both ways are kept; where they differ: demur conflicts")
      }
      if result.broughtBack > 0 {
        Output.line(
          "\(result.broughtBack) labels are of work that was taken out of the assignment meanwhile; they count all the same."
        )
      }
      if result.superseded > 0 {
        Output.line(
          "\(result.superseded) labels are of work that was given out anew meanwhile; they are kept, and do not count.")
      }
    }
    if conflicts > 0 {
      Output.line(
        "On \(counted(conflicts, "piece")) of work, labels contradict each other between files: demur conflicts")
    }
    Output.done("The study's head is \(head)")
  }
}
