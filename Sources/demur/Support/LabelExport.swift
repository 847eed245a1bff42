import Foundation
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
    let output = try OutputFile(options.output, force: options.force)
    try output.write(CSVText.record(columns))
    let write = { (row: LabelRow) in
      guard row.work.formulation == formulation, options.occasions || row.work.occasion == .original else { return }
      try output.write(CSVText.record(cells(row)))
    }
    if options.history {
      try file.labelHistory(write)
    } else {
      try file.labels(options.occasions ? Set(Occasion.allCases) : [.original], write)
    }
    try output.finish()
  }

  private var columns: [String] {
    (formulation == .single
      ? ["instance", "response", "annotator", "rating"] : ["instance", "annotator", "preference", "magnitude"])
      + (formulation == .preference ? ["first_shown"] : []) + ["at", "seconds", "unread", "fast", "unsure", "comment"]
      + (options.occasions ? ["occasion"] : []) + (options.history ? ["event", "current"] : [])
  }

  private func cells(_ row: LabelRow) -> [String] {
    let name = options.annotators == .names ? row.annotator.name : row.annotator.pseudonym
    let circumstances = row.details?.circumstances
    var cells: [String]
    switch row.label {
    case .rating(let rating):
      cells = [row.work.instance.text, row.work.response?.rawValue ?? "", CSVText.text(name), "\(rating.rawValue)"]
    case .preference(let label):
      cells = [row.work.instance.text, CSVText.text(name), label.preference.rawValue, "\(label.magnitude)"]
      cells.append(circumstances?.firstShown?.rawValue ?? row.work.firstShown?.rawValue ?? "")
    }
    cells += [
      row.details.map { Timestamp.text($0.at) } ?? "", circumstances.map { Self.seconds($0.activeSeconds) } ?? "",
      circumstances?.unread.map(\.rawValue).joined() ?? "", (circumstances?.wasFast ?? false) ? "1" : "",
      (row.details?.isUnsure ?? false) ? "1" : "", CSVText.text(row.details?.comment ?? ""),
    ]
    if options.occasions { cells.append(row.work.occasion.rawValue) }
    if options.history { cells += [row.details?.act.rawValue ?? "", row.isCurrent ? "1" : "0"] }
    return cells
  }

  /// Seconds with one decimal, whatever the locale.
  private static func seconds(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// A moment as text: ISO 8601 in UTC with milliseconds.
enum Timestamp {
  static func text(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
