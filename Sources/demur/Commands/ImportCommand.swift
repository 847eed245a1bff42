import ArgumentParser
import Foundation
import Interchange
import Sessions
import Store
import Study
import Terminal

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Read instances (HH-RLHF JSONL, demur JSONL or CSV) or labels (ratings or preferences CSV), plain or .gz.",
    discussion: """
      All of a command's files are imported, or nothing. With --take so many instances are drawn by the study's seed, \
      even over the subsets of the command. Files of labels are known by their columns; annotators are added as they are \
      named there, and labels that the study has already are left as they are.
      """)

  @OptionGroup var study: StudyOptions

  @Argument(help: "Files whose lines name their subset.")
  var files: [String] = []

  @Option(name: .long, help: ArgumentHelp("A file, and the subset that it holds.", valueName: "name=file"))
  var subset: [String] = []

  @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Draw so many in all.", valueName: "n"))
  var take: Int?

  @Flag(name: .long, help: "Import instances with an empty response too.")
  var keepEmpty = false

  @Flag(name: .long, help: "Labels: make instances that are not in the study, without texts.")
  var withoutTexts = false

  @Option(name: .long, help: "Labels: whether new annotators are human, or a model.")
  var kind: Annotator.Kind = .human

  func validate() throws {
    guard !files.isEmpty || !subset.isEmpty else { throw ValidationError("name a file, or --subset NAME=FILE.") }
    if let take, take < 1 { throw ValidationError("--take \(take): at least 1.") }
  }

  func run() throws {
    if let labels = try LabelImport(files) { return try importLabels(labels) }
    let sources = try sources()
    let file = try study.open()
    let seed = try file.settings.seed
    var summary = ImportSummary(keepsEmpty: keepEmpty)
    if let take {
      try draw(take, from: sources, into: file, seed: seed, summary: &summary)
    } else {
      try importAll(sources, into: file, seed: seed, summary: &summary)
    }
    let total = try file.instanceCount().values.reduce(0, +)
    try file.close()
    Output.lines(summary.lines(isDraw: take != nil).map { SafeText($0) })
    Output.line("The study has \(counted(total, "instance")) now.")
    Output.line("Next: demur annotators add NAME …")
  }

  private func importLabels(_ labels: LabelImport) throws {
    guard subset.isEmpty, take == nil, !keepEmpty else {
      throw Failure.usage("--subset, --take and --keep-empty are for instances, and these files hold labels.")
    }
    let file = try study.open()
    let isEmpty = try file.instanceCount().isEmpty
    let summary = try file.importLabels(
      labels.labels, files: labels.files, kind: kind, createsInstances: withoutTexts || isEmpty)
    try file.close()
    Output.lines(labels.lines(summary))
  }

  private func sources() throws -> [(path: String, subset: String?)] {
    try files.map { ($0, nil) }
      + subset.map { option in
        guard let separator = option.firstIndex(of: "="), separator != option.startIndex else {
          throw Failure.usage("--subset \(option): write it as NAME=FILE.")
        }
        return (String(option[option.index(after: separator)...]), String(option[..<separator]))
      }
  }

  /// Hands out the instances of all files; two with one id are named with both their lines.
  private func forEach(
    _ sources: [(path: String, subset: String?)], seed: UInt64, _ body: (ImportedInstance) throws -> Void
  ) throws {
    for source in sources {
      try InstanceFile(path: source.path, subset: source.subset, seed: seed).forEach { imported in
        do {
          try body(imported)
        } catch StoreError.duplicateInstance(let key) {
          throw Failure.message(
            "\(source.path):\(imported.line): the id \"\(key)\" was imported already; give each instance an id of its own. "
              + "Nothing was imported.")
        }
      }
    }
  }

  private func importAll(
    _ sources: [(path: String, subset: String?)], into file: StudyFile, seed: UInt64, summary: inout ImportSummary
  ) throws {
    try file.addInstances { add in
      try forEach(sources, seed: seed) { imported in
        guard try summary.note(imported) else { return }
        try add(imported.instance)
        summary.noteTaken(imported.instance)
      }
    }
  }

  private func draw(
    _ count: Int, from sources: [(path: String, subset: String?)], into file: StudyFile, seed: UInt64,
    summary: inout ImportSummary
  ) throws {
    var draw = EvenDraw(of: count, seed: seed, subsets: sources.compactMap(\.subset))
    try forEach(sources, seed: seed) { imported in
      if try summary.note(imported) { draw.offer(imported.instance) }
    }
    let drawn = try draw.drawn()
    try file.addInstances { add in
      for instance in drawn {
        try add(instance)
        summary.noteTaken(instance)
      }
    }
  }
}

extension Annotator.Kind: ExpressibleByArgument {}
