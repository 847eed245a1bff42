import ArgumentParser
import Foundation
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
  }

  @OptionGroup var study: StudyOptions

  @Option(help: ArgumentHelp("A CSV file of ratings, instead of a study.", valueName: "file"))
  var ratings: String?

  @Option(help: ArgumentHelp("A CSV file of preferences, instead of a study.", valueName: "file"))
  var preferences: String?

  @Option(help: "text, markdown, csv, json, latex or html.")
  var format: Format = .text

  @Flag(help: "Further coefficients; each subset, annotator and pair; labels given twice.")
  var all = false

  @Flag(help: "How the labels came about, for a methods section.")
  var methods = false

  @Option(help: "Bootstrap replicates, 0 to 100000; 0 leaves the intervals out.")
  var replicates = 1000

  @Option(parsing: .unconditional, help: "The seed of the bootstrap; the study's if none is given, 1 for files.")
  var seed: UInt64?

  @Option(help: "What is a sample of more: instances, annotators or both.")
  var resample: FigurePlan.Resampled = .instances

  @Option(
    parsing: .unconditional,
    help: "The Δ from which an instance is ambiguous, 1 to 4; the study's if none is given, 3 for files.")
  var threshold: Int?

  @Option(
    parsing: .unconditional,
    help: "A difference of kappas, set beforehand, up to which the formulations count as equal.")
  var margin: Double?

  @Option(help: ArgumentHelp("A condition such as 'single.kappa>=0.4'; may be given again.", valueName: "condition"))
  var gate: [String] = []

  @Option(help: "How annotators are called: pseudonyms, or names.")
  var annotators: ExportNaming = .pseudonyms

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; stdout if none is given.", valueName: "file"))
  var output: String?

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  @OptionGroup var mode: FileModeOption

  func validate() throws {
    guard (0...100_000).contains(replicates) else {
      throw ValidationError("--replicates \(replicates): from 0 to 100000.")
    }
    if let threshold, !(1...4).contains(threshold) {
      throw ValidationError("--threshold \(threshold): Δ is between 0 and 4, so a threshold is 1, 2, 3 or 4.")
    }
    if let margin, !(margin.isFinite && margin > 0 && margin <= 2) {
      throw ValidationError("--margin: a number above 0, at most 2.")
    }
    if study.study != nil, ratings != nil || preferences != nil {
      throw ValidationError("--study and --ratings or --preferences exclude each other.")
    }
  }

  func run() throws {
    let gates = try GateCheck(gate)
    let output = try OutputFile(
      output, force: force, mode: mode.mode, inputs: [ratings, preferences].compactMap(\.self))
    let content = try content()
    let failures = try gates.failures(in: content.tree)
    try output.write(rendered(content))
    try output.finish()
    if let failures { throw Failure.gate(failures) }
  }

  private func content() throws -> ReportContent {
    let source = try source()
    let plan = FigurePlan(
      threshold: threshold ?? source.threshold, replicates: replicates, seed: seed ?? source.seed, resampling: resample)
    let figures = StudyFigures(source.people, plan: plan)
    return ReportContent(
      header: ReportHeader(
        title: source.title, version: Version.current, fingerprint: source.fingerprint, source: source.names,
        isSimulated: source.isSimulated),
      figures: figures, methods: methods ? source.methods : nil,
      details: all
        ? DetailFigures(source.people, figures: figures, repeats: source.repeats, activity: source.activity) : nil,
      models: ModelFigures(
        models: source.models, people: source.people, plan: plan, evidence: source.evidence), margin: margin)
  }

  private func source() throws -> LabelSource {
    guard ratings == nil, preferences == nil else {
      guard ratings != "-" || preferences != "-" else {
        throw Failure.usage("--ratings - and --preferences -: only one of them can come from standard input.")
      }
      return try FileLabels.read(ratings: ratings, preferences: preferences)
    }
    return try study.open(.readOnly).still {
      try StudyLabels.read($0, naming: annotators, details: all || methods)
    }
  }

  private func rendered(_ content: ReportContent) -> String {
    switch format {
    case .json: JSONRendering.render(content)
    case .csv: CSVRendering.render(content)
    case .text:
      // Names of annotators and subsets come from files: on a terminal they must not move the cursor.
      TextRendering.render(ReportDocument(content)).split(separator: "\n", omittingEmptySubsequences: false)
        .map { SafeText($0).description }.joined(separator: "\n")
    case .markdown: MarkdownRendering.render(ReportDocument(content))
    case .latex: LatexRendering.render(ReportDocument(content))
    case .html: HTMLRendering.render(ReportDocument(content))
    }
  }
}

extension FigurePlan.Resampled: ExpressibleByArgument {}
