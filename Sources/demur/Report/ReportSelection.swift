import ArgumentParser
import Renderings
import Sessions
import Study

/// Which part of a report is wanted, of which labels, and what it is set beside.
struct ReportSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only some sections: \(ReportPart.allCases.map(\.rawValue).joined(separator: ", ")), or one section by its id in the page.",
      valueName: "sections"))
  var only: SectionNames?

  @Option(help: ArgumentHelp("Only the labels of one subset.", valueName: "name"))
  var subset: String?

  @Option(
    help: ArgumentHelp(
      "Agreement by subset, length, turns, position, week or guidelines too; several with commas between them.",
      valueName: "groups"))
  var by: GroupNames?

  @Flag(help: "With latex: a whole document, rather than tables to \\input.")
  var standalone = false

  @Option(
    help: ArgumentHelp(
      """
      A study's file, or another report in the json format, to set beside this one: with paired intervals where the same \
      instances can be matched, else with unpaired ones.
      """,
      valueName: "file"))
  var compare: String?

  @Flag(help: "Print the JSON schema of reports, and nothing else.")
  var schema = false

  /// Names separated by commas.
  struct SectionNames: ExpressibleByArgument {
    let names: [String]

    init?(argument: String) {
      names = argument.split(separator: ",").map(String.init)
      if names.isEmpty { return nil }
    }
  }

  struct GroupNames: ExpressibleByArgument {
    let names: Set<String>
    static let known = ["subset", "length", "turns", "position", "week", "guidelines"]

    init?(argument: String) {
      names = Set(argument.split(separator: ",").map(String.init))
      if names.isEmpty || !names.isSubset(of: Self.known) { return nil }
    }
  }

  var groups: Set<String> { by?.names ?? [] }
  /// Whether more of a study has to be read than its labels.
  var needsDetails: Bool { groups.contains { $0 != "subset" } }

  /// The parts that have to be computed; all where no section is named.
  ///
  /// - Parameter roots: the first parts of the names of figures that are needed whatever is shown.
  /// - Throws: where a section is not known.
  func parts(with roots: Set<String>) throws -> Set<ReportPart> {
    guard let only else { return Set(ReportPart.allCases) }
    if let strange = only.names.first(where: { ReportPart(named: $0) == nil }) {
      throw Failure.usage(
        "--only \(strange): no such section. There are \(list(ReportPart.allCases.map(\.rawValue))), and of these the "
          + "sections \(list(ReportPart.allCases.flatMap(\.sections))).")
    }
    return Set(only.names.compactMap(ReportPart.init(named:)))
      .union(ReportPart.allCases.filter { !$0.names.isDisjoint(with: roots) })
  }

  /// The sections that are asked for.
  ///
  /// - Throws: where one is not known, or the report has none of them.
  func chosen(from document: ReportDocument) throws -> ReportDocument {
    guard let only else { return document }
    try check(only, document)
    var document = document
    document.sections = document.sections.filter { section in
      only.names.contains { $0 == section.id || $0 == section.part.rawValue }
    }
    guard !document.sections.isEmpty else { throw nothing(only) }
    return document
  }

  /// The names in files of what is asked for; nil for everything.
  func names(in document: ReportDocument) throws -> Set<String>? {
    guard let only else { return nil }
    try check(only, document)
    let chosen = try chosen(from: document)
    return chosen.sections.map(\.part.names).reduce(into: []) { $0.formUnion($1) }
  }

  private func check(_ only: SectionNames, _ document: ReportDocument) throws {
    let ids = document.sections.map(\.id)
    guard let strange = only.names.first(where: { !ids.contains($0) && ReportPart(rawValue: $0) == nil }) else {
      return
    }
    throw Failure.usage(
      "--only \(strange): no such section. There are \(list(ReportPart.allCases.map(\.rawValue))), and of "
        + "this report the sections \(list(ids)).")
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private func nothing(_ only: SectionNames) -> Failure {
    .message(
      "--only \(only.names.joined(separator: ",")): this report has no such section, as there is nothing in the study for it "
        + "(or --all, --methods or --compare is needed).")
  }
}
