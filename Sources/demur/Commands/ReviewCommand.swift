import ArgumentParser
import Renderings
import Screens
import Sessions
import Store
import Study
import Terminal

/// How a list or a summary is written.
enum ReviewFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json
}

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Where annotators differ, why, and what becomes of it: the authors' screen.",
    discussion: """
      Opens with the sources of disagreement where all work is labelled and no filter is given. Otherwise, and in a \
      picture, it opens with the instances that are ambiguous in either formulation, the most ambiguous first; `s` \
      changes to the sources. Annotators' names are hidden until `i` is pressed. Decisions are saved at once, can be \
      undone, and change no label.
      A second author who codes on their own uses --second-coder, which hides what others decided; --share 0.2 lists a \
      seeded fifth of the instances only.
      --list prints the list and --summary what causes come to, for pipes; all filters can be combined, on the screen too.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var perspective: PerspectiveOptions
  @OptionGroup var picture: PictureOptions

  @Option(help: ArgumentHelp("Open this instance first.", valueName: "id"))
  var open: String?

  @Flag(help: "Print the filtered list.")
  var list = false

  @Flag(help: "Print causes, outcomes and Δ summed up, of all instances or of those that the filters let through.")
  var summary = false

  @Option(help: "How to print: text, csv or json; a summary is text or json.")
  var format: ReviewFormat = .text

  @OptionGroup var json: JSONOption

  @OptionGroup(title: "What is listed") var filters: FilterOptions

  func validate() throws {
    if list, summary { throw ValidationError("--list or --summary, one at a time.") }
    if summary, format == .csv { throw ValidationError("--format csv: a summary is text or json.") }
  }

  func run() throws {
    guard list || summary else { return try show() }
    let reading = try ReviewReading(try study.open(.readOnly), perspective, filters, standard: list ? .either : .any)
    if let warning = reading.warning { Output.note(SafeText("demur: \(warning)")) }
    if list { try printList(reading) } else { printSummary(reading) }
  }

  private var printed: ReviewFormat { json.isWanted ? .json : format }

  private func show() throws {
    try perspective.requireName()
    let file = try study.open()
    let session = try ReviewSession(file, perspective.perspective)
    let filter = try filters.filter(in: session.table, codeBook: try file.codeBook) { try session.found($0) }
    let run = try ReviewRun(
      session, filter: perspective.filter(filter), order: try filters.listed(), open: try number(in: session.table),
      showsSources: filter == .standard && !perspective.second && picture.screenshot == nil)
    if let path = picture.screenshot {
      try picture.take(path, of: "demur review") { try run.show(on: $0, .inPlace) }
    } else {
      let end = try Self.onTerminal { try run.run(say: Output.lines) }
      if end.code != 0 { throw ExitCode(end.code) }
    }
  }

  /// Says what does without a terminal where there is none.
  private static func onTerminal(_ show: () throws -> RunEnd) throws -> RunEnd {
    do {
      return try show()
    } catch let error as TerminalError {
      // What is wrong, without the remedy: lines of text are had otherwise here.
      let wrong = "\(error)".prefix { $0 != ":" && $0 != ";" }
      throw Failure.usage("\(wrong). demur review --list and demur review --summary print what is known as text.")
    }
  }

  private func number(in table: ReviewTable) throws -> Int? {
    guard let open else { return nil }
    guard let number = table.number(of: InstanceKey(open)) else {
      throw Failure.message("--open \(open): there is no such instance in this study. Check the id.")
    }
    return number
  }

  private func printList(_ reading: ReviewReading) throws {
    let text = ReviewListText(reading: reading)
    switch printed {
    case .text: text.forEachLine { Output.line($0) }
    case .csv:
      let output = try OutputFile(nil, force: false)
      try output.write(text.csvHeader)
      for number in reading.list.rows { try output.write(text.csv(number)) }
      try output.finish()
    case .json: Output.data(JSONRendering.render(.list(reading.list.rows.map { text.json($0) })))
    }
  }

  private func printSummary(_ reading: ReviewReading) {
    let summary = ReviewSummary(reading.list.table, codeBook: reading.codeBook, among: reading.list.rows)
    if printed == .json { return Output.data(JSONRendering.render(summary.tree(shown: reading.shown))) }
    let text = ReviewSummaryText(
      summary: summary, codeBook: reading.codeBook, shown: reading.shown, strengths: reading.list.table.strengths)
    Output.lines(text.lines)
  }
}
