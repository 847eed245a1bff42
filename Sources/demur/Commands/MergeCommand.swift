import Basics
import ArgumentParser
import Foundation
import Sessions
import Store
import Study
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

  @OptionGroup var json: JSONOption

  func run() throws {
    let file = try study.open()
    let progress = CommandProgress("Merging", total: files.count)
    defer { progress.finish() }
    let results = try file.merge(files, acceptingUnknown: unknown) { progress.show($0) }
    progress.finish()
    let conflicts = try file.conflictCount()
    let head = try file.head()
    try file.close()
    if json.isWanted {
      return Output.json([
        "files": .list(results.map(\.tree)), "conflicts": .count(conflicts), "head": .text(head),
      ])
    }
    let isMany = results.count > Self.most
    if isMany { Output.done(SafeText(Self.sum(results))) }
    for result in results where !isMany || result.isRemarkable {
      let news =
        result.added == 0 ? "nothing new" : "\(counted(result.added, "new act")), \(result.addedLabels) of them labels"
      Output.done(SafeText("\(result.path): \(result.annotator.name), \(news); \(result.known) known."))
      if result.wentBack {
        Output.done("It went on from an older copy of itself. Both ways are kept; where they differ: demur conflicts")
      }
      if result.broughtBack > 0 {
        Output.done(
          "\(result.broughtBack) labels are of work that was taken out of the assignment meanwhile; they count all the same."
        )
      }
      if result.superseded > 0 {
        Output.done(
          "\(result.superseded) labels are of work that was given out anew meanwhile; they are kept, and do not count.")
      }
    }
    if conflicts > 0 {
      Output.done(
        "On \(counted(conflicts, "piece")) of work, labels contradict each other between files: demur conflicts")
    }
    Output.done("The study's head is \(head)")
  }

  /// More files than these are summed up, and only what is remarkable is told of each.
  private static let most = 20

  private static func sum(_ results: [MergeResult]) -> String {
    let added = results.reduce(0) { $0 + $1.added }
    let labels = results.reduce(0) { $0 + $1.addedLabels }
    let news = results.count { $0.added > 0 }
    return
      "\(results.count) files of \(counted(Set(results.map(\.annotator.uuid)).count, "annotator")): \(counted(added, "new act")), "
      + "\(labels) of them labels, in \(counted(news, "file")); \(results.reduce(0) { $0 + $1.known }) known."
  }
}

extension MergeResult {
  fileprivate var tree: FigureTree {
    [
      "file": .text(path), "annotator": .text(annotator.name), "added": .count(added), "labels": .count(addedLabels),
      "known": .count(known), "wentBack": .truth(wentBack), "broughtBack": .count(broughtBack),
      "superseded": .count(superseded),
    ]
  }

  fileprivate var isRemarkable: Bool { wentBack || broughtBack > 0 || superseded > 0 }
}
