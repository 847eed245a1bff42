import Basics
import ArgumentParser
import Foundation
import Sessions
import Store
import Study
import Terminal

struct GuidelinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guidelines",
    abstract: "Show the guidelines, or change them; every label carries the hash of those it was given under.",
    discussion:
      "After a change everybody reads the new ones before they go on. Labels that were given stay as they are.",
    subcommands: [Show.self, Change.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the guidelines in force, or earlier ones.")

    @OptionGroup var study: StudyOptions

    @Option(help: "Those with this hash, or its first digits.")
    var hash: String?

    @Flag(help: "Only list the hashes, the newest last.")
    var list = false

    @OptionGroup var json: JSONOption

    func run() throws {
      let file = try study.open(.readOnly)
      let versions = try file.guidelinesVersions()
      if list {
        if json.isWanted {
          return Output.json(.list(versions.map { ["hash": .text($0.hash), "text": .text($0.text)] }))
        }
        for version in versions {
          Output.line("\(version.hash)  \(counted(version.text.split(separator: "\n").count, "line"))")
        }
        return
      }
      let found = hash.map { hash in versions.last { $0.hash.hasPrefix(hash.lowercased()) } } ?? versions.last
      guard let found else {
        throw Failure.message(
          hash.map { "\($0): no guidelines of this study have that hash. `demur guidelines show --list` lists them." }
            ?? "this study has no guidelines. Set some with `demur guidelines change FILE`.")
      }
      Output.data(found.text.hasSuffix("\n") ? found.text : found.text + "\n")
      Output.note("Hash \(found.hash)")
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Set other guidelines, from a file.")

    @OptionGroup var study: StudyOptions

    @Argument(help: "A text file.")
    var file: String

    @Flag(help: "Serve the practice again after they were read, now and after later changes.")
    var practiceAgain = false

    func run() throws {
      let text = try TextFile.read(file)
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw Failure.file(file, "is empty. Write the guidelines into it and try again; nothing was changed.")
      }
      let study = try study.open()
      var settings = try study.settings
      guard settings.guidelines != text else {
        try study.close()
        return Output.done("These are the guidelines in force already; nothing was changed.")
      }
      let labels = try StudyLabels.labelCount(study)
      settings.guidelines = text
      if practiceAgain { settings.practisesAgain = true }
      try study.change(settings: settings)
      try study.close()
      Output.done("Changed; their hash is \(Fingerprint.of(text)).")
      if labels > 0 {
        Output.done(
          "\(counted(labels, "label")) \(labels == 1 ? "was" : "were") given under earlier ones, and \(labels == 1 ? "says" : "say") so."
        )
      }
      Output.done("Everybody reads the new ones before going on; packed files keep theirs: pack again.")
    }
  }
}
