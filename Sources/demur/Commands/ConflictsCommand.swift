import Basics
import ArgumentParser
import Foundation
import Interchange
import Sessions
import Store
import Study
import Terminal

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Where two files of one annotator say different things: list them, and choose what counts.",
    subcommands: [List.self, Choose.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List them. Until one is chosen, neither label is in any figure; both are kept.")

    @OptionGroup var study: StudyOptions

    @Option(help: "pseudonyms, or names.")
    var annotators: ExportNaming = .pseudonyms

    @OptionGroup var json: JSONOption

    func run() throws {
      let conflicts = try study.open(.readOnly).conflicts()
      if json.isWanted {
        return Output.json(.list(conflicts.map { ConflictText($0, naming: annotators).tree }))
      }
      guard !conflicts.isEmpty else { return Output.done("No two files contradict each other.") }
      for conflict in conflicts { Output.lines(ConflictText(conflict, naming: annotators).lines) }
      let open = conflicts.count { $0.chosen == nil }
      if open > 0 { Output.done("\(open) open. Next: demur conflicts choose ID, the first letters are enough.") }
    }
  }

  struct Choose: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let one label stand; chosen otherwise later, the last choice counts.")

    @OptionGroup var study: StudyOptions

    @Argument(help: "The label's id as the list shows it, or its first letters.")
    var id: String

    func run() throws {
      let file = try study.open()
      let found = try file.conflicts().filter { $0.sides.contains { $0.act.rawValue.hasPrefix(id.lowercased()) } }
      let sides = found.flatMap(\.sides).filter { $0.act.rawValue.hasPrefix(id.lowercased()) }
      guard let side = sides.first, let conflict = found.first, !id.isEmpty else {
        throw Failure.message("\(StoreError.noConflict(act: id))")
      }
      guard sides.count == 1 else {
        throw Failure.usage("\(id): \(sides.count) labels begin like this. Give more of the id.")
      }
      try file.choose(side.act)
      let left = try file.conflictCount()
      try file.close()
      Output.done(SafeText("\(ConflictText.place(conflict)): \(ConflictText.text(side.label)) stands."))
      Output.done(left == 0 ? "No conflict is left." : "Left: \(counted(left, "conflict")).")
    }
  }
}

/// A conflict as lines of text.
struct ConflictText {
  private let conflict: LabelConflict
  private let naming: ExportNaming

  init(_ conflict: LabelConflict, naming: ExportNaming) {
    self.conflict = conflict
    self.naming = naming
  }

  var lines: [SafeText] {
    let name = naming == .names ? conflict.annotator.name : conflict.annotator.pseudonym
    return [SafeText("\(Self.place(conflict)), \(name)\(conflict.chosen == nil ? "" : ", chosen")")]
      + conflict.sides.map { side in
        let mark = side.act == conflict.chosen ? "*" : " "
        return SafeText(
          " \(mark) \(side.act.rawValue.prefix(8))  \(Self.text(side.label)), \(Timestamp.text(side.at)), "
            + "file \(side.writer.prefix(8))")
      }
  }

  var tree: FigureTree {
    let work = conflict.work
    return [
      "instance": .text(work.instance.text), "formulation": .text(work.formulation.rawValue),
      "response": .text(work.response?.rawValue),
      "annotator": .text(naming == .names ? conflict.annotator.name : conflict.annotator.pseudonym),
      "chosen": .text(conflict.chosen?.rawValue),
      "sides": .list(
        conflict.sides.map { side in
          [
            "id": .text(side.act.rawValue), "label": .text(Self.text(side.label)), "at": .text(Timestamp.text(side.at)),
            "file": .text(side.writer),
          ]
        }),
    ]
  }

  static func place(_ conflict: LabelConflict) -> String {
    let work = conflict.work
    let response = work.response.map { " response \($0.rawValue)" } ?? ""
    return "\(work.instance.text)\(response) \(work.formulation == .single ? "SINGLE" : "PREFERENCE")"
  }

  static func text(_ label: Label?) -> String {
    switch label {
    case .rating(let rating): "rating \(rating.rawValue)"
    case .preference(let label): "preference \(label.preference.rawValue), magnitude \(label.magnitude)"
    case nil: "cannot be judged"
    }
  }
}
