import Basics
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
      "Read instances (in the shapes that others publish, too: --shapes), labels (ratings or preferences CSV) or models' answers, plain or .gz.",
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

  @Flag(name: .long, help: "List the shapes that are recognised, and do nothing else.")
  var shapes = false

  @Option(name: .long, help: ArgumentHelp("The files' shape, where it is not found out (--shapes).", valueName: "name"))
  var shape: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of several responses these two: best,worst or first,second, or a drawn pair.", valueName: "which"))
  var responses = ShapeOptions.Responses.bestWorst

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of several preferences or attributes this one, such as safer or helpfulness.", valueName: "name"))
  var criterion: String?

  @OptionGroup var mapping: MappingOptions

  @OptionGroup var json: JSONOption

  @Flag(
    name: .long, help: "Leave lines out that cannot be taken, and list them in a file; otherwise nothing is imported.")
  var skipBad = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Set the study's threshold of Δ, 2 for preferences without a strength.", valueName: ThresholdOption.values))
  var threshold: Int?

  @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Draw so many in all.", valueName: "n"))
  var take: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Instances with an agreed answer, mixed in at drawn places, announced in the consent, counted in no figure.",
      valueName: "file"))
  var checks: String?

  @Flag(name: .long, help: "Import instances with an empty response too.")
  var keepEmpty = false

  @Flag(name: .long, help: "Labels: make instances that are not in the study, without texts.")
  var withoutTexts = false

  @Flag(
    name: .long,
    help: "Labels: turn those round that were given on the study's texts with A and B swapped (by their fingerprints).")
  var swapWhereSwapped = false

  @Option(name: .long, help: "Labels: whether new annotators are human, or a model.")
  var kind: Annotator.Kind = .human

  func validate() throws {
    if checks != nil, shapes || !files.isEmpty || !subset.isEmpty || threshold != nil || take != nil {
      throw ValidationError("--checks FILE stands alone: import other files by another command.")
    }
    guard shapes || checks != nil || !files.isEmpty || !subset.isEmpty || threshold != nil else {
      throw ValidationError("name a file, or --subset NAME=FILE.")
    }
    if let take, take < 1 { throw ValidationError("--take \(take): at least 1.") }
    try ThresholdOption.check(threshold)
  }

  func run() throws {
    if shapes { return listShapes() }
    if let checks { return try importChecks(CheckImport(checks)) }
    if files.isEmpty, subset.isEmpty { return try setThresholdAlone() }
    let rules = try mapping.rules()
    if rules != nil, shape != nil {
      throw Failure.usage("--shape and --map: a shape says already what is what; leave one of the two out.")
    }
    let sources = try sources()
    let bytes = try CommandProgress.during("Fetching") {
      try sources.reduce(0) { $0 + (try InstanceSource.fetch($1.path)) }
    }
    if rules == nil, shape == nil {
      for path in files {
        guard let derived = try DerivedTable.of(path) else { continue }
        throw Failure.file(path, "holds \(derived.rawValue), \(derived.remedy). Nothing was imported.")
      }
      if let decisions = try DecisionImport(files) { return try importDecisions(decisions) }
      if let answers = try AnswerImport(files) { return try importAnswers(answers) }
    }
    let isOfLabels = rules.map(\.instance.isEmpty) ?? (shape == nil)
    if isOfLabels,
      let labels = try CommandProgress.during("Reading", { try LabelImport(files, rules: rules, skipsBad: skipBad) })
    {
      return try importLabels(labels)
    }
    let file = try study.open()
    let options = ShapeOptions(responses: responses, criterion: criterion, seed: try file.settings.seed)
    var read = InstanceImport(sources, shape: try named(), rules: rules, options: options)
    var summary = ImportSummary(keepsEmpty: keepEmpty)
    var skipped = SkippedLines(skips: skipBad)
    var said: [SafeText] = []
    let progress = CommandProgress(reading: bytes)
    defer { progress.finish() }
    let labels =
      if let take {
        try draw(take, from: &read, into: file, seed: options.seed, summary: &summary, &skipped, &said)
      } else {
        try importAll(&read, into: file, summary: &summary, &skipped, &said)
      }
    progress.finish()
    let total = try file.instanceCount().values.reduce(0, +)
    let threshold = try setThreshold(of: file, isBinary: read.isBinary)
    try file.close()
    if json.isWanted {
      return Output.json([
        "subsets": .group(summary.subsets.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.tree) }),
        "labels": labels.tree, "instances": .count(total),
        "remarks": .list((read.remarks.map { SafeText($0) } + said + threshold).map { .text($0.description) }),
      ])
    }
    Output.done(lines: read.remarks.map { SafeText($0) })
    Output.done(lines: summary.lines(isDraw: take != nil).map { SafeText($0) })
    Output.done(lines: said)
    if labels.attached > 0 {
      Output.done("\(counted(labels.attached, "instance")) of which there were labels alone got their texts.")
    }
    if read.hasLabels { Output.done(lines: LabelImport.lines(labels)) }
    Output.done(lines: threshold)
    Output.done("The study has \(counted(total, "instance")) now.")
    Output.done("Next: demur annotators add NAME …")
  }

  private func importChecks(_ checks: CheckImport) throws {
    let file = try study.open()
    let lines = try checks.write(to: file)
    try file.close()
    Output.done(lines: lines)
  }

  private func importDecisions(_ decisions: DecisionImport) throws {
    guard subset.isEmpty, take == nil, !keepEmpty else {
      throw Failure.usage("--subset, --take and --keep-empty are for instances, and these files hold decisions.")
    }
    let file = try study.open()
    let lines = try CommandProgress.during("Saving") { try decisions.write(to: file) }
    try file.close()
    Output.done(lines: lines)
  }

  private func importAnswers(_ answers: AnswerImport) throws {
    guard subset.isEmpty, take == nil, !keepEmpty else {
      throw Failure.usage("--subset, --take and --keep-empty are for instances, and this file holds models' answers.")
    }
    let file = try study.open()
    try answers.run(file)
    try file.close()
  }

  private func importLabels(_ labels: LabelImport) throws {
    guard subset.isEmpty, take == nil, !keepEmpty else {
      throw Failure.usage("--subset, --take and --keep-empty are for instances, and these files hold labels.")
    }
    let file = try study.open()
    let isEmpty = try file.instanceCount().isEmpty
    let said = try labels.skipped.finish()
    let summary = try CommandProgress.during("Saving") {
      try file.importLabels(
        labels.labels, files: labels.files.map(InterchangeError.shown), kind: kind,
        createsInstances: withoutTexts || isEmpty, turnsRound: swapWhereSwapped, sources: labels.sources)
    }
    let threshold = try setThreshold(of: file, isBinary: labels.isBinary)
    try file.close()
    if json.isWanted {
      return Output.json([
        "labels": summary.tree, "superseded": .count(labels.superseded),
        "remarks": .list((labels.remarks.map { SafeText($0) } + said + threshold).map { .text($0.description) }),
      ])
    }
    Output.done(lines: said)
    Output.done(lines: labels.lines(summary))
    Output.done(lines: threshold)
  }

  private func setThresholdAlone() throws {
    let file = try study.open()
    let said = try setThreshold(of: file, isBinary: false)
    try file.close()
    Output.done(lines: said)
  }

  /// Sets the threshold that the command names, or proposes the one that fits; what to say of it.
  private func setThreshold(of file: StudyFile, isBinary: Bool) throws -> [SafeText] {
    var settings = try file.settings
    if let threshold, threshold != settings.threshold {
      settings.threshold = threshold
      try file.change(settings: settings)
    }
    guard isBinary else { return threshold.map { ["An instance is ambiguous from Δ \($0) on now."] } ?? [] }
    return [
      "The preferences say which response is better, not by how much: magnitude 1 was taken, so two of them differ by 2 at most.",
      settings.threshold > 2
        ? "None can be ambiguous at the study's threshold of Δ \(settings.threshold). Proposed: demur import --threshold 2; "
          + "then an instance is ambiguous where one prefers A and another B."
        : "An instance is ambiguous from Δ \(settings.threshold) on: at 2, where one prefers A and another B.",
    ]
  }

  private func named() throws -> (any DataShape.Type)? {
    guard let shape else { return nil }
    guard let found = DataShapes.named(shape) else {
      throw Failure.usage("--shape \(shape): there is no such shape. demur import --shapes lists them.")
    }
    return found
  }

  private func listShapes() {
    if json.isWanted {
      return Output.json(
        .list(
          DataShapes.all.map { ["name": .text($0.name), "title": .text($0.title), "source": .text($0.source)] }))
    }
    let width = DataShapes.all.map { $0.name.count }.max() ?? 0
    for shape in DataShapes.all {
      let name = shape.name + String(repeating: " ", count: width - shape.name.count)
      Output.line(SafeText("\(name)  \(shape.title)"))
      Output.line(SafeText(String(repeating: " ", count: width + 2) + "after \(shape.source)"))
    }
  }

  private func sources() throws -> [InstanceImport.Named] {
    try files.map { InstanceImport.Named(path: $0) }
      + subset.map { option in
        guard let separator = option.firstIndex(of: "="), separator != option.startIndex else {
          throw Failure.usage("--subset \(option): write it as NAME=FILE.")
        }
        return InstanceImport.Named(
          path: String(option[option.index(after: separator)...]), subset: String(option[..<separator]))
      }
  }

  /// Two instances with one id are named with both their lines, one that the study has with its own.
  private func adding(_ imported: ImportedInstance, _ add: (Instance) throws -> Void) throws {
    do {
      try add(imported.instance)
    } catch StoreError.duplicateInstance(let key) {
      throw Failure.file(
        InterchangeError.shown(imported.file), line: imported.line,
        "the id \"\(key)\" was imported already; give each instance an id of its own. "
          + "Nothing was imported.")
    } catch let error as StoreError {
      if case .attachedOtherTexts = error {
        throw Failure.file(InterchangeError.shown(imported.file), line: imported.line, "\(error)")
      }
      throw error
    }
  }

  private func importAll(
    _ read: inout InstanceImport, into file: StudyFile, summary: inout ImportSummary, _ skipped: inout SkippedLines,
    _ said: inout [SafeText]
  ) throws -> LabelImportSummary {
    var taken: Set<InstanceKey> = []
    return try file.addInstances(files: read.files.map { InterchangeError.shown($0.path) }) { add in
      try read.forEach(onFault: { try skipped.note($0) }) { imported, mayHaveLabels in
        guard try skipped.noting({ try summary.note(imported) }) else { return }
        try adding(imported, add)
        if mayHaveLabels { taken.insert(imported.instance.key) }
        summary.noteTaken(imported.instance)
      }
      said = try skipped.finish()
      return LabelsAndSources(labels: read.labels(on: taken, kind: kind), sources: read.sources)
    }
  }

  private func draw(
    _ count: Int, from read: inout InstanceImport, into file: StudyFile, seed: UInt64, summary: inout ImportSummary,
    _ skipped: inout SkippedLines, _ said: inout [SafeText]
  ) throws -> LabelImportSummary {
    var draw = EvenDraw(of: count, seed: seed, subsets: read.files.compactMap(\.subset))
    try read.forEach(onFault: { try skipped.note($0) }) { imported, _ in
      if try skipped.noting({ try summary.note(imported) }) { draw.offer(imported.instance) }
    }
    let drawn = try draw.drawn()
    return try file.addInstances(files: read.files.map { InterchangeError.shown($0.path) }) { add in
      for instance in drawn {
        try add(instance)
        summary.noteTaken(instance)
      }
      said = try skipped.finish()
      return LabelsAndSources(labels: read.labels(on: Set(drawn.map(\.key)), kind: kind), sources: read.sources)
    }
  }
}

extension Annotator.Kind: ExpressibleByArgument {}

extension ShapeOptions.Responses: ExpressibleByArgument {}
