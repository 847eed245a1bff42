import ArgumentParser
import Foundation
import Guides
import Interchange
import Renderings
import Sessions
import Store
import Study
import Terminal

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Every table and figure of the paper, each with its interval: from a study, or from two CSV files.",
    discussion: """
      Without a study: --ratings FILE (instance,response,annotator,rating) and --preferences FILE \
      (instance,annotator,preference,magnitude), or one of them.
      A gate names a figure as the json format does, or shortly: single.kappa, preference.kappa, single.strict, \
      preference.strict, single.soft, preference.soft, preference.alpha, merged.alpha, interTask.kappa. Exit code 3 \
      when one fails.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, csv, json, latex, html

    /// The one that a file's name ends in; nil where it says none of them.
    init?(ending path: String?) {
      switch path.flatMap(FileEnding.init)?.text {
      case "txt": self = .text
      case "md", "markdown": self = .markdown
      case "csv": self = .csv
      case "json": self = .json
      case "tex": self = .latex
      case "html", "htm": self = .html
      default: return nil
      }
    }
  }

  @OptionGroup var study: StudyOptions

  @Option(help: ArgumentHelp("A CSV file of ratings, instead of a study.", valueName: "file"))
  var ratings: String?

  @Option(help: ArgumentHelp("A CSV file of preferences, instead of a study.", valueName: "file"))
  var preferences: String?

  @Option(help: "text, markdown, csv, json, latex or html; else as the name after -o ends, else text.")
  var format: Format?

  @OptionGroup var json: JSONOption

  @Flag(help: "Further coefficients; each subset, annotator and pair; labels given twice.")
  var all = false

  @Flag(help: "How the labels came about, for a methods section.")
  var methods = false

  @Flag(inversion: .prefixedNo, help: "95 % intervals.")
  var intervals = true

  @Option(
    help: """
      What intervals take for a sample of more: instances; both, instances and annotators; or auto, both from \
      \(FigurePlan.leastAnnotators) annotators on.
      """)
  var sample: FigurePlan.Sample = .auto

  // What the bootstrap was told, which intervals were made by before; each is answered by what takes its place.

  /// 0 leaves intervals out.
  @Option(help: .hidden)
  var replicates: Int?

  @Option(parsing: .unconditional, help: .hidden)
  var seed: UInt64?

  /// What ``sample`` was called.
  @Option(help: .hidden)
  var resample: FigurePlan.Sample.Before?

  @Option(
    parsing: .unconditional,
    help: "\(ThresholdOption.help); the study's if none is given, \(Disagreement.defaultThreshold) for files.")
  var threshold: Int?

  @Option(
    parsing: .unconditional,
    help: "A difference of kappas, set beforehand, up to which the formulations count as equal.")
  var margin: Double?

  @Option(
    parsing: .unconditional,
    help: """
      By how much people may be nearer to each other than a model that is to stand in for one of them, for what they cost: 0.2 \
      for experts, 0.15 for trained people, 0.1 for a crowd.
      """)
  var epsilon = FigurePlan.usualEpsilon

  @Option(help: ArgumentHelp("A condition such as 'single.kappa>=0.4'; may be given again.", valueName: "condition"))
  var gate: [String] = []

  @Option(help: "How annotators are called: pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; stdout if none is given.", valueName: "file"))
  var output: String?

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  @OptionGroup var mode: FileModeOption

  @OptionGroup var selection: ReportSelection

  func validate() throws {
    if let replicates, replicates < 0 { throw ValidationError("--replicates \(replicates): 0 or more.") }
    try ThresholdOption.check(threshold)
    if let margin, !(margin.isFinite && margin > 0 && margin <= 2) {
      throw ValidationError("--margin: a number above 0, at most 2.")
    }
    guard epsilon.isFinite, (0..<1).contains(epsilon) else {
      throw ValidationError("--epsilon: a number from 0 on, below 1.")
    }
    if study.study != nil, ratings != nil || preferences != nil {
      throw ValidationError("--study and --ratings or --preferences exclude each other.")
    }
    if selection.standalone, chosenFormat != .latex { throw ValidationError("--standalone: goes with --format latex.") }
  }

  func run() throws {
    if selection.schema { return Output.data(Guides.reportSchema) }
    let gates = try GateCheck(gate)
    let parts = try selection.parts(with: gates.roots)
    let output = try OutputFile(
      output, force: force, mode: mode.mode, inputs: [ratings, preferences, selection.compare].compactMap(\.self))
    let content = try content(parts)
    let failures = try gates.failures(in: content.tree)
    try output.write(try rendered(content))
    try output.finish()
    if let failures { throw Failure.gate(failures) }
  }

  /// What takes the place of options that are given out of habit.
  private var remarks: [SafeText] {
    var remarks: [SafeText] = []
    if let replicates {
      remarks.append(
        "--replicates \(replicates): intervals are no longer drawn at random. Leave it out\(replicates == 0 ? "; --no-intervals leaves them out" : "")."
      )
    }
    if seed != nil { remarks.append("--seed: nothing in a report is drawn at random any more. Leave it out.") }
    if let resample { remarks.append(resample.remark) }
    return remarks
  }

  /// - Parameter parts: what is wanted of it.
  private func content(_ parts: Set<ReportPart>) throws -> ReportContent {
    remarks.forEach(Output.note)
    let other = try selection.compare.map { try ComparedLabels($0) }
    let progress = CommandProgress("Reading")
    defer { progress.finish() }
    var source = try source()
    let plan = FigurePlan(
      threshold: threshold ?? source.threshold, hasIntervals: intervals && replicates != 0,
      sample: resample?.sample ?? sample, epsilon: epsilon)
    if let meaning = source.people.strengths.meaning(threshold: threshold ?? source.threshold) {
      progress.clear()
      Output.note(SafeText("Note: " + meaning))
      source.methods.append(MethodsFact("ambiguity", "What ambiguous means", meaning))
    }
    var content = ReportContent(
      source, plan: plan, version: Version.current, isWithMethods: methods, isWithDetails: all, by: selection.groups,
      parts: parts, margin: margin, telling: { progress.tell("Computing \($0)") })
    if other != nil { progress.tell("Computing what it is set beside") }
    content.comparison = other.map { $0.compared(with: source.people, content.figures) }
    return content
  }

  private func source() throws -> LabelSource {
    guard ratings == nil, preferences == nil else {
      guard ratings != "-" || preferences != "-" else {
        throw Failure.usage("--ratings - and --preferences -: only one of them can come from standard input.")
      }
      return try FileLabels.read(ratings: ratings, preferences: preferences, subset: selection.subset)
    }
    return try study.open(.readOnly).still {
      try StudyLabels.read(
        $0, naming: annotators, details: all || methods || selection.needsDetails, subset: selection.subset)
    }
  }

  private var chosenFormat: Format { json.isWanted ? .json : format ?? Format(ending: output) ?? .text }

  private func rendered(_ content: ReportContent) throws -> String {
    let whole = ReportDocument(content)
    let document = try selection.chosen(from: whole)
    switch chosenFormat {
    case .json: return JSONRendering.render(content, only: try selection.names(in: whole))
    case .csv: return CSVRendering.render(content, only: try selection.names(in: whole))
    case .text:
      // Names of annotators and subsets come from files: on a terminal they must not move the cursor.
      return TextRendering.render(document).split(separator: "\n", omittingEmptySubsequences: false)
        .map { SafeText($0).description }.joined(separator: "\n")
    case .markdown: return MarkdownRendering.render(document)
    case .latex: return LatexRendering.render(document, isStandalone: selection.standalone)
    case .html: return HTMLRendering.render(document)
    }
  }
}

extension FigurePlan.Sample: ExpressibleByArgument {
  /// What the bootstrap drew anew, and what takes its place.
  enum Before: String, ExpressibleByArgument, CaseIterable {
    case instances, annotators, both

    var sample: FigurePlan.Sample { self == .instances ? .instances : .both }

    var remark: SafeText { SafeText("--resample \(rawValue): now --sample \(sample.rawValue).") }
  }
}
