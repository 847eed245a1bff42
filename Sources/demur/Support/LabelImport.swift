import ArgumentParser
import Interchange
import Sessions
import Store
import Study
import Terminal

/// Reads label files as one import: all of them are read before anything is written.
struct LabelImport {
  let files: [String]
  private(set) var labels: [ImportedLabel] = []
  /// Labels that were taken back or replaced, in a file with history.
  private(set) var superseded = 0

  /// nil where the files are instances.
  ///
  /// - Throws: where some files are labels and others instances.
  init?(_ paths: [String]) throws {
    let formulations = try paths.map { try LabelFile.formulation(of: $0) }
    guard formulations.contains(where: { $0 != nil }) else { return nil }
    files = paths
    for (index, (path, formulation)) in zip(paths, formulations).enumerated() {
      switch formulation {
      case .single: try readRatings(path, file: index)
      case .preference: try readPreferences(path, file: index)
      case nil:
        throw Failure.usage(
          "\(path): holds instances, and the other files labels. Import instances first, then labels.")
      }
    }
    guard !labels.isEmpty else {
      throw Failure.message("\(paths.joined(separator: ", ")): no label in force stands there. Nothing was imported.")
    }
  }

  private mutating func readRatings(_ path: String, file: Int) throws {
    var reader = try RatingsCSV.Reader(path: path)
    while let row = try reader.next() {
      guard row.details.isCurrent else {
        superseded += 1
        continue
      }
      labels.append(
        ImportedLabel(
          row.instance, row.annotator, .rating(row.rating), of: row.response, row.occasion, row.details, file: file,
          line: row.line))
    }
  }

  private mutating func readPreferences(_ path: String, file: Int) throws {
    var reader = try PreferencesCSV.Reader(path: path)
    while let row = try reader.next() {
      guard row.details.isCurrent else {
        superseded += 1
        continue
      }
      labels.append(
        ImportedLabel(
          row.instance, row.annotator, .preference(row.preference), of: nil, row.occasion, row.details, file: file,
          line: row.line))
    }
  }

  func lines(_ summary: LabelImportSummary) -> [SafeText] {
    let left: [SafeText] =
      superseded > 0 ? ["Left out: \(counted(superseded, "label")) taken back or replaced."] : []
    return Self.lines(summary, and: left) + ["Next: demur review, or demur report"]
  }

  /// What an import of labels came to.
  static func lines(_ summary: LabelImportSummary, and further: [SafeText] = []) -> [SafeText] {
    var lines: [SafeText] = [
      "Imported \(counted(summary.ratings, "rating")) and \(counted(summary.preferences, "preference"))."
    ]
    if summary.known > 0 {
      lines.append("\(counted(summary.known, "label")) \(summary.known == 1 ? "was" : "were") in the study already.")
    }
    if summary.turnedRound > 0 {
      lines.append(
        "\(counted(summary.turnedRound, "label")) \(summary.turnedRound == 1 ? "was" : "were") given with A and B swapped, and "
          + "turned round.")
    }
    lines += further
    if !summary.newAnnotators.isEmpty {
      let names = summary.newAnnotators.prefix(8).map { SafeText($0) }.joined(separator: ", ")
      lines.append(
        "Added \(counted(summary.newAnnotators.count, "annotator")): " + names
          + (summary.newAnnotators.count > 8 ? ", …." : "."))
    }
    if summary.newInstances > 0 {
      lines.append("Made \(counted(summary.newInstances, "instance")) without texts, shown by id.")
    }
    return lines
  }
}

extension ImportedLabel {
  fileprivate init(
    _ instance: InstanceKey, _ annotator: String, _ label: Label, of response: ResponseLetter?, _ occasion: Occasion,
    _ details: LabelDetails, file: Int, line: Int
  ) {
    self.init(
      instance: instance, subset: details.subset, annotator: annotator, label: label, response: response,
      occasion: occasion, at: details.at,
      circumstances: Circumstances(
        firstShown: details.firstShown, activeSeconds: details.seconds,
        secondsSinceLabel: details.secondsSinceLabel, unread: details.unread, isContextUnread: details.isContextUnread,
        wasFast: details.wasFast, layout: details.isSimulated ? Simulation.layout : Circumstances.imported, columns: 0,
        rows: 0),
      isUnsure: details.isUnsure, comment: details.comment, event: details.event,
      fingerprint: details.fingerprint, file: file, line: line)
  }
}
