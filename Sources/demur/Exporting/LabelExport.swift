import Interchange
import Store
import Study
import Terminal

/// Writes the labels of one formulation as CSV, in the data's own letters.
struct LabelExport {
  let options: ExportOptions
  let formulation: TaskFormulation

  init(_ options: ExportOptions, formulation: TaskFormulation) {
    self.options = options
    self.formulation = formulation
  }

  func run() throws {
    let file = try options.study.open(.readOnly)
    if options.occasions, try file.isPacked {
      throw Failure.message(
        "--occasions: a packed file does not say which work is a repeat or was sent back. Leave the flag out: all labels are "
          + "listed alike.")
    }
    let output = try OutputFile(options.output, force: options.force, mode: options.mode.mode)
    // Whoever reads the output may stop reading for as long as they like.
    let still = try file.privateCopy()
    let columns = try columns(isSimulated: still.hasSimulatedLabels())
    try output.write(formulation == .single ? RatingsCSV.header(columns) : PreferencesCSV.header(columns))
    let write = { (row: LabelRow) in
      guard row.work.formulation == formulation, row.annotator.kind == options.kind,
        options.occasions || row.work.occasion == .original
      else { return }
      try output.write(record(row, columns))
    }
    if options.history {
      try still.labelHistory(write)
    } else {
      try still.labels(options.occasions ? Set(Occasion.allCases) : [.original], write)
    }
    try output.finish()
  }

  private func columns(isSimulated: Bool) -> [LabelColumn] {
    (formulation == .preference ? [.firstShown] : []) + [.at, .seconds, .unread, .fast, .unsure, .comment]
      + (options.occasions ? [.occasion] : []) + (options.history ? [.event, .current] : [])
      + [.contextUnread, .secondsSinceLabel] + (isSimulated ? [.simulated] : [])
  }

  private func record(_ row: LabelRow, _ columns: [LabelColumn]) -> String {
    let isNamed = options.annotators == .names || row.annotator.kind == .model
    let name = isNamed ? row.annotator.name : row.annotator.pseudonym
    let (instance, occasion) = (row.work.instance, row.work.occasion)
    switch row.label {
    case .rating(let rating):
      let row = RatingRow(
        instance: instance, response: row.work.response ?? .a, annotator: name, rating: rating, occasion: occasion,
        details: details(row))
      return RatingsCSV.record(row, columns)
    case .preference(let label):
      let row = PreferenceRow(
        instance: instance, annotator: name, preference: label, occasion: occasion, details: details(row))
      return PreferencesCSV.record(row, columns)
    }
  }

  private func details(_ row: LabelRow) -> LabelDetails {
    let circumstances = row.details?.circumstances
    return LabelDetails(
      firstShown: row.firstShown, at: row.details?.at,
      seconds: circumstances?.activeSeconds, unread: circumstances?.unread ?? [],
      wasFast: circumstances?.wasFast ?? false, isUnsure: row.details?.isUnsure ?? false,
      comment: row.details?.comment ?? "", event: row.details?.act.rawValue ?? "", isCurrent: row.isCurrent,
      isContextUnread: circumstances?.isContextUnread, secondsSinceLabel: circumstances?.secondsSinceLabel,
      isSimulated: circumstances?.layout == Simulation.layout)
  }
}
