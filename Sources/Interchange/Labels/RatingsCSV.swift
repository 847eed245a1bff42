import Study

/// A SINGLE label as a line of a ratings CSV.
package struct RatingRow: Hashable, Sendable {
  package var instance: InstanceKey
  package var response: ResponseLetter
  /// The annotator's name or pseudonym.
  package var annotator: String
  package var rating: Rating
  package var occasion: Occasion
  package var details: LabelDetails
  /// The line in the file it was read from; 0 where it was not.
  package var line: Int

  package init(
    instance: InstanceKey, response: ResponseLetter, annotator: String, rating: Rating, occasion: Occasion = .original,
    details: LabelDetails = LabelDetails(), line: Int = 0
  ) {
    self.instance = instance
    self.response = response
    self.annotator = annotator
    self.rating = rating
    self.occasion = occasion
    self.details = details
    self.line = line
  }
}

/// Ratings as CSV: `instance,response,annotator,rating` in any order, and columns of ``LabelColumn``.
package enum RatingsCSV {
  private static let required = ["instance", "response", "annotator", "rating"]

  /// The labels of a file (`-` is standard input) that are in force; with `history` also those taken back or replaced.
  ///
  /// - Throws: ``InterchangeError`` for the first fault; nothing of a faulty file is returned.
  package static func read(path: String, history: Bool = false) throws(InterchangeError) -> [RatingRow] {
    var reader = try Reader(path: path)
    var rows: [RatingRow] = []
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
    package mutating func next() throws(InterchangeError) -> RatingRow? {
      guard let label = try nextLabel() else { return nil }
      return RatingRow(
        instance: reader.instance(label.head.instance), response: label.response,
        annotator: reader.annotator(label.head.annotator),
        rating: label.rating, occasion: label.head.occasion, details: reader.details ?? LabelDetails(),
        line: label.head.line)
    }

    /// The same with numbers for the instance and the annotator.
    mutating func nextLabel() throws(InterchangeError) -> (
      rating: Rating, response: ResponseLetter, head: LabelReader.Head
    )? {
      guard try reader.next() else { return nil }
      do throws(LineFault) { return try label() } catch { throw reader.fault(error) }
    }

    private mutating func label() throws(LineFault) -> (
      rating: Rating, response: ResponseLetter, head: LabelReader.Head
    ) {
      let response: ResponseLetter
      switch reader.symbol(1) {
      case UInt8(ascii: "A"): response = .a
      case UInt8(ascii: "B"): response = .b
      default: throw reader.badCell(1, expected: "A or B")
      }
      guard let rating = reader.whole(3).flatMap(Rating.init(rawValue:)) else {
        throw reader.badCell(3, expected: "a whole number from 1 to 5")
      }
      let head = try reader.head(instance: 0, annotator: 2, response: response)
      return (rating, response, head)
    }
  }

  /// The first record of a file with these further columns.
  package static func header(_ columns: [LabelColumn] = []) -> String {
    CSVText.record(required + columns.map(\.rawValue))
  }

  /// The record of a label, under the header of the same columns.
  package static func record(_ row: RatingRow, _ columns: [LabelColumn] = []) -> String {
    let cells = [
      CSVText.text(row.instance.text), row.response.rawValue, CSVText.text(row.annotator), String(row.rating.rawValue),
    ]
    return CSVText.record(cells + row.details.cells(columns, occasion: row.occasion))
  }

  /// The same as a line of JSON.
  package static func jsonLine(_ row: RatingRow, _ columns: [LabelColumn] = []) -> [UInt8] {
    TableRow(
      [
        ("instance", .text(row.instance.text)), ("response", .word(row.response.rawValue)),
        ("annotator", .text(row.annotator)), ("rating", .whole(row.rating.rawValue)),
      ] + row.details.members(columns, occasion: row.occasion)
    ).jsonLine
  }
}
