import Basics
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
  /// How many labels of panels there are, by whose: they follow from their members'.
  private var panels: [String: Int] = [:]
  private(set) var remarks: [String] = []
  private(set) var sources: [DataSource] = []
  private(set) var skipped: SkippedLines
  private var strengths = StrengthsSeen()

  /// Whether there are preferences, and all of them say only which response is better.
  var isBinary: Bool { strengths.isBinary }

  /// nil where the files are instances.
  ///
  /// - Parameter rules: how the command maps labels alone.
  /// - Throws: where some files are labels and others instances.
  init?(_ paths: [String], rules: MappingRules?, skipsBad: Bool) throws {
    skipped = SkippedLines(skips: skipsBad)
    let forms = try paths.map { path in try rules.map { .records($0) } ?? LabelFile.form(of: path) }
    guard forms.contains(where: { $0 != nil }) else { return nil }
    files = paths
    for (index, (path, form)) in zip(paths, forms).enumerated() {
      switch form {
      case .table(.single): try readRatings(path, file: index)
      case .table(.preference): try readPreferences(path, file: index)
      case .records(let own): try readRecords(path, own, file: index, isMapped: rules != nil)
      case nil:
        throw Failure.usage(
          "\(path): holds instances, and the other files labels. Import instances first, then labels.")
      }
    }
    guard !labels.isEmpty || panels.isEmpty else {
      throw Failure.message(
        "\(paths.joined(separator: ", ")): has labels of panels alone, which follow from their members'. Import those, then make "
          + "the panel again: demur label panel. Nothing was imported.")
    }
    guard !labels.isEmpty else {
      throw Failure.message("\(paths.joined(separator: ", ")): no label in force stands there. Nothing was imported.")
    }
  }

  /// The next row; what cannot be taken is passed over where that is wanted.
  private mutating func next<Row>(_ read: () throws(InterchangeError) -> Row?) throws -> Row? {
    while true {
      do throws(InterchangeError) { return try read() } catch { try skipped.note(error) }
    }
  }

  private mutating func readRatings(_ path: String, file: Int) throws {
    var reader = try RatingsCSV.Reader(path: path)
    while let row = try next({ () throws(InterchangeError) in try reader.next() }) {
      add(
        ImportedLabel(
          row.instance, row.annotator, .rating(row.rating), of: row.response, row.occasion, row.details, file: file,
          line: row.line), isCurrent: row.details.isCurrent)
    }
  }

  private mutating func readPreferences(_ path: String, file: Int) throws {
    var reader = try PreferencesCSV.Reader(path: path)
    while let row = try next({ () throws(InterchangeError) in try reader.next() }) {
      add(
        ImportedLabel(
          row.instance, row.annotator, .preference(row.preference), of: nil, row.occasion, row.details, file: file,
          line: row.line), isCurrent: row.details.isCurrent)
    }
  }

  private mutating func readRecords(_ path: String, _ rules: MappingRules, file: Int, isMapped: Bool) throws {
    var reader = try MappedLabelFile(path: path, rules: rules)
    var skipped = skipped
    var rows: [MappedLabelFile.Row] = []
    try reader.forEach(onFault: { try skipped.note($0) }) { rows.append($0) }
    self.skipped = skipped
    // Where a file says by how much, magnitude 1 is what it says.
    let saysHowMuch = rules.labels[.magnitude] != nil || rules.labels[.strength] != nil
    for row in rows {
      if !saysHowMuch { strengths.note(row.label) }
      add(
        ImportedLabel(
          row.instance, row.annotator, row.label, of: row.response, row.occasion, row.details, file: file,
          line: row.line), isCurrent: row.details.isCurrent)
    }
    remarks += reader.remarks.map { "\(InterchangeError.shown(path)): \($0)" }
    if isMapped {
      sources.append(DataSource(file: reader.name, title: "labels in \(reader.title)", rules: rules.texts))
    }
  }

  private mutating func add(_ label: ImportedLabel, isCurrent: Bool) {
    guard isCurrent else {
      superseded += 1
      return
    }
    guard !PanelName.isOne(label.annotator) else {
      panels[label.annotator, default: 0] += 1
      return
    }
    labels.append(label)
  }

  func lines(_ summary: LabelImportSummary) -> [SafeText] {
    var left: [SafeText] =
      superseded > 0 ? ["Left out: \(counted(superseded, "label")) taken back or replaced."] : []
    left += panels.sorted { $0.key < $1.key }.map { name, count in
      SafeText(
        "Left out: \(counted(count, "label")) of \(name), which follow from its members'. Make it again: demur label panel."
      )
    }
    return remarks.map { SafeText($0) } + Self.lines(summary, and: left) + ["Next: demur review, or demur report"]
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
    if summary.foundByTexts > 0 {
      lines.append(
        "\(counted(summary.foundByTexts, "label")) found their texts under other ids, by their fingerprints.")
    }
    if summary.unproved > 0 {
      lines.append(
        "\(counted(summary.unproved, "label")) \(summary.unproved == 1 ? "has" : "have") no fingerprint, so nothing shows on "
          + "which texts. A and B were taken for this study's; in a study of another seed they may be the other way round. To be "
          + "sure, export the labels again from there: newer exports have fingerprints.")
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
    var circumstances = Circumstances(
      firstShown: details.firstShown, activeSeconds: details.seconds,
      secondsSinceLabel: details.secondsSinceLabel, unread: details.unread, isContextUnread: details.isContextUnread,
      wasFast: details.wasFast, layout: details.isSimulated ? Simulation.layout : Circumstances.imported, columns: 0,
      rows: 0, form: details.form)
    circumstances.grounds = details.grounds
    self.init(
      instance: instance, subset: details.subset, annotator: annotator, label: label, response: response,
      occasion: occasion, at: details.at, circumstances: circumstances,
      isUnsure: details.isUnsure, comment: details.comment, event: details.event,
      fingerprint: details.fingerprint, file: file, line: line)
  }
}
