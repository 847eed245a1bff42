import Basics
import ArgumentParser
import Foundation
import Sessions
import Store
import Study
import Terminal

struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Write a file with one annotator's work and nobody's labels, for a laptop or an account of their own.",
    discussion: """
      On it annotate, export, status and verify work; merge brings it home. What is labelled already stays so, without \
      what was said. Whoever has the file can read the texts in it: hand it over like a letter.
      """)

  @OptionGroup var study: StudyOptions

  @Option(name: .long, help: "The annotator's name.")
  var annotator: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to write; NAME.packed.demur if none is given.", valueName: "file"))
  var output: String?

  @OptionGroup var json: JSONOption

  func run() throws {
    let file = try study.open()
    let person = try file.annotators().first { $0.annotator.name.utf8.elementsEqual(annotator.utf8) }
    if let person, !person.annotator.isWithdrawn, person.progress.values.allSatisfy({ $0.total == 0 }) {
      throw Failure.message(
        "\(annotator) has no work in this study, so there is nothing to pack. Give them some with `demur assign` first."
      )
    }
    let path = output ?? Self.fileName(annotator)
    let packed = try CommandProgress.during("Packing") { try file.pack(annotator, to: path) }
    let head = try file.head()
    try file.close()
    if json.isWanted {
      return Output.json([
        "file": .text(path), "annotator": .text(annotator), "open": .count(packed.open), "done": .count(packed.done),
        "instances": .count(packed.instances), "head": .text(packed.head), "studyHead": .text(head),
      ])
    }
    Output.done(
      SafeText(
        "\(path): \(annotator)'s work, \(packed.open) open and \(packed.done) done, on \(counted(packed.instances, "instance"))."
      ))
    Output.done("Its head is \(packed.head)")
    Output.done("The study's is \(head)")
    Output.done(SafeText("Next: demur annotate --study \(path), then demur merge \(path)"))
  }

  /// A name that is a file's name wherever it lies.
  private static func fileName(_ annotator: String) -> String {
    let name = annotator.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? String($0) : "-" }.joined()
    return name + StudyOptions.packedSuffix
  }
}
