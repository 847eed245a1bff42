import Interchange
import Renderings
import Sessions
import Store
import Study

/// Writes the labels of one formulation, in the data's own letters.
struct LabelExport {
  var formulation: TaskFormulation
  var naming: ExportNaming = .pseudonyms
  var kind: Annotator.Kind = .human
  /// Labels of every occasion, with a column that says which.
  var occasions = false
  /// Superseded ones too.
  var history = false
  var format = TableFormat.csv

  /// How many labels were written.
  @discardableResult
  func write(_ file: StudyFile, to output: OutputFile) throws -> Int {
    let columns = try columns(of: file)
    let fingerprints = try fingerprints(file)
    let wordings = kind == .model ? try wordings(file) : [:]
    var count = 0
    if format == .csv {
      try output.write(formulation == .single ? RatingsCSV.header(columns) : PreferencesCSV.header(columns))
    }
    let write = { (row: LabelRow) in
      guard row.work.formulation == formulation, row.annotator.kind == kind,
        occasions || row.work.occasion == .original
      else { return }
      count += 1
      try output.write(record(row, columns, fingerprints[row.work.instance], wordings[row.annotator.id]))
    }
    if history {
      try file.labelHistory(write)
    } else {
      try file.labels(occasions ? Set(Occasion.allCases) : [.original], write)
    }
    try output.finish()
    return count
  }

  private func fingerprints(_ file: StudyFile) throws -> [InstanceKey: TextFingerprint] {
    var found: [InstanceKey: TextFingerprint] = [:]
    try file.instances { found[$0.key] = $0.fingerprint }
    return found
  }

  /// What the wordings are called in which each model was asked for labels of the formulation.
  private func wordings(_ file: StudyFile) throws -> [Int64: String] {
    var found: [Int64: String] = [:]
    for model in try file.annotators().map(\.annotator) where model.kind == .model {
      found[model.id] = try file.modelRuns(of: model).last { $0.method.formulation == formulation }?.wording
    }
    return found
  }

  private func columns(of file: StudyFile) throws -> [LabelColumn] {
    // Labels from a study that asks may have come into one that does not.
    let said = try file.settings.asked.parts.union(file.partsOfGrounds())
    let columns: [LabelColumn] =
      (formulation == .preference ? [.firstShown] : []) + [.at, .seconds, .unread, .fast, .unsure, .comment]
      + (occasions ? [.occasion] : []) + (history ? [.event, .current] : [])
      + [.contextUnread, .secondsSinceLabel, .fingerprint, .form]
    return columns + Grounds.Part.allCases.filter(said.contains).map(\.column)
      + (try file.hasSimulatedLabels() ? [.simulated] : []) + (kind == .model ? [.wording] : [])
  }

  private func record(_ row: LabelRow, _ columns: [LabelColumn], _ fingerprint: TextFingerprint?, _ wording: String?)
    -> String
  {
    let isNamed = naming == .names || row.annotator.kind == .model
    let name = isNamed ? row.annotator.name : row.annotator.pseudonym
    let (instance, occasion) = (row.work.instance, row.work.occasion)
    var details = details(row)
    details.fingerprint = fingerprint
    details.wording = wording ?? ""
    switch row.label {
    case .rating(let rating):
      let row = RatingRow(
        instance: instance, response: row.work.response ?? .a, annotator: name, rating: rating, occasion: occasion,
        details: details)
      return format == .csv
        ? RatingsCSV.record(row, columns) : String(decoding: RatingsCSV.jsonLine(row, columns), as: UTF8.self)
    case .preference(let label):
      let row = PreferenceRow(
        instance: instance, annotator: name, preference: label, occasion: occasion, details: details)
      return format == .csv
        ? PreferencesCSV.record(row, columns) : String(decoding: PreferencesCSV.jsonLine(row, columns), as: UTF8.self)
    }
  }

  private func details(_ row: LabelRow) -> LabelDetails {
    let circumstances = row.details?.circumstances
    var details = LabelDetails(
      firstShown: row.firstShown, at: row.details?.at,
      seconds: circumstances?.activeSeconds, unread: circumstances?.unread ?? [],
      wasFast: circumstances?.wasFast ?? false, isUnsure: row.details?.isUnsure ?? false,
      comment: row.details?.comment ?? "", event: row.details?.act.rawValue ?? "", isCurrent: row.isCurrent,
      isContextUnread: circumstances?.isContextUnread, secondsSinceLabel: circumstances?.secondsSinceLabel,
      isSimulated: circumstances?.layout == Simulation.layout,
      form: circumstances?.form)
    details.grounds = circumstances?.grounds ?? .none
    return details
  }

  /// The columns of JSONL as a data card describes them.
  func dataColumns(of file: StudyFile) throws -> [DataFile.Column] {
    let own: [DataFile.Column] =
      switch formulation {
      case .single:
        [
          DataFile.Column("instance", .text), DataFile.Column("response", .text), DataFile.Column("annotator", .text),
          DataFile.Column("rating", .whole),
        ]
      case .preference:
        [
          DataFile.Column("instance", .text), DataFile.Column("annotator", .text), DataFile.Column("preference", .text),
          DataFile.Column("magnitude", .whole),
        ]
      }
    return own + (try columns(of: file)).map { DataFile.Column($0.rawValue, $0.dataKind) }
  }
}

extension LabelColumn {
  fileprivate var dataKind: DataFile.Kind {
    switch self {
    case .seconds, .secondsSinceLabel: .real
    case .fast, .unsure, .current, .contextUnread, .simulated: .flag
    case .firstShown, .at, .unread, .comment, .occasion, .subset, .event, .fingerprint, .form, .wording, .reasons,
      .rationale:
      .text
    case .sureness, .others: .whole
    }
  }
}

extension Grounds.Part {
  fileprivate var column: LabelColumn {
    switch self {
    case .reasons: .reasons
    case .rationale: .rationale
    case .sureness: .sureness
    case .others: .others
    }
  }
}
