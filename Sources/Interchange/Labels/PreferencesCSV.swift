import Study

/// A PREFERENCE label as a line of a preferences CSV.
package struct PreferenceRow: Hashable, Sendable {
  package var instance: InstanceKey
  /// The annotator's name or pseudonym.
  package var annotator: String
  package var preference: PreferenceLabel
  package var occasion: Occasion
  package var details: LabelDetails
  /// The line in the file it was read from; 0 where it was not.
  package var line: Int

  package init(
    instance: InstanceKey, annotator: String, preference: PreferenceLabel, occasion: Occasion = .original,
    details: LabelDetails = LabelDetails(), line: Int = 0
  ) {
    self.instance = instance
    self.annotator = annotator
    self.preference = preference
    self.occasion = occasion
    self.details = details
    self.line = line
  }
}

/// Preferences as CSV: `instance,annotator,preference,magnitude` in any order, and columns of ``LabelColumn``.
package enum PreferencesCSV {
  private static let required = ["instance", "annotator", "preference", "magnitude"]

  /// The labels of a file (`-` is standard input) that are in force; with `history` also those taken back or replaced.
  ///
  /// - Throws: ``InterchangeError`` for the first fault; nothing of a faulty file is returned.
  package static func read(path: String, history: Bool = false) throws(InterchangeError) -> [PreferenceRow] {
    var reader = try Reader(path: path)
    var rows: [PreferenceRow] = []
    while let row = try reader.next() {
      if history || row.details.isCurrent { rows.append(row) }
    }
    return rows
  }

  /// Reads label after label, without keeping them; what came before a fault has to be given up.
  package struct Reader {
    var reader: LabelReader

    package init(path: String) throws(InterchangeError) {
      try self.init(path: path, instances: NumberedTexts())
    }

    /// - Parameter instances: those that have numbers already, from another file.
    init(path: String, instances: NumberedTexts) throws(InterchangeError) {
      reader = try LabelReader(path: path, required: required, instances: instances)
    }

    /// The next label, those taken back or replaced included; nil at the end.
    package mutating func next() throws(InterchangeError) -> PreferenceRow? {
      guard let label = try nextLabel() else { return nil }
      return PreferenceRow(
        instance: reader.instance(label.head.instance), annotator: reader.annotator(label.head.annotator),
        preference: label.preference,
        occasion: label.head.occasion, details: reader.details ?? LabelDetails(), line: label.head.line)
    }

    /// The same with numbers for the instance and the annotator.
    mutating func nextLabel() throws(InterchangeError) -> (preference: PreferenceLabel, head: LabelReader.Head)? {
      guard try reader.next() else { return nil }
      do throws(LineFault) { return try label() } catch { throw reader.fault(error) }
    }

    private mutating func label() throws(LineFault) -> (preference: PreferenceLabel, head: LabelReader.Head) {
      let preference: Preference
      switch reader.symbol(2) {
      case UInt8(ascii: "A"): preference = .a
      case UInt8(ascii: "B"): preference = .b
      case UInt8(ascii: "N"): preference = .none
      default: throw reader.badCell(2, expected: "A, B or N")
      }
      // Where none of the two is preferred, the magnitude need not be written.
      let isLeftOut = preference == .none && reader.isEmpty(3)
      guard let magnitude = isLeftOut ? 0 : reader.whole(3), (0...2).contains(magnitude) else {
        throw reader.badCell(3, expected: "0, 1 or 2")
      }
      guard let combined = PreferenceLabel(preference, magnitude: magnitude) else {
        throw .magnitudeOf(preference: preference.rawValue, magnitude: String(magnitude))
      }
      let head = try reader.head(instance: 0, annotator: 1, response: nil)
      return (combined, head)
    }
  }

  /// The first record of a file with these further columns.
  package static func header(_ columns: [LabelColumn] = []) -> String {
    CSVText.record(required + columns.map(\.rawValue))
  }

  /// The record of a label, under the header of the same columns.
  package static func record(_ row: PreferenceRow, _ columns: [LabelColumn] = []) -> String {
    let cells = [
      CSVText.text(row.instance.text), CSVText.text(row.annotator), row.preference.preference.rawValue,
      String(row.preference.magnitude),
    ]
    return CSVText.record(cells + row.details.cells(columns, occasion: row.occasion))
  }

  /// The same as a line of JSON.
  package static func jsonLine(_ row: PreferenceRow, _ columns: [LabelColumn] = []) -> [UInt8] {
    TableRow(
      [
        ("instance", .text(row.instance.text)), ("annotator", .text(row.annotator)),
        ("preference", .word(row.preference.preference.rawValue)), ("magnitude", .whole(row.preference.magnitude)),
      ] + row.details.members(columns, occasion: row.occasion)
    ).jsonLine
  }
}
