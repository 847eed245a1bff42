import Study

/// A file of labels alone whose columns or keys mean what a mapping says.
package struct MappedLabelFile {
  package let path: String
  /// Its name without its folder.
  package var name: String {
    path == "-" ? InterchangeError.shown(path) : path.split(separator: "/").last.map(String.init) ?? path
  }
  /// What it was taken for.
  package var title: String { records.form }
  private let records: RecordFile
  private let rules: MappingRules
  private var reader: PathReader
  private let label: MappedLabel
  private var unlabelled = 0

  /// A label with what it is about.
  package struct Row: Sendable {
    package var instance: InstanceKey
    package var annotator: String
    package var label: Label
    package var response: ResponseLetter?
    package var occasion: Occasion
    package var details: LabelDetails
    package var line: Int
  }

  package init(path: String, rules: MappingRules) throws(InterchangeError) {
    self.path = path
    self.rules = rules
    records = try RecordFile(path: path)
    var paths: [FieldPath] = []
    label = MappedLabel(rules, author: ShapeFile.stem(path), adding: &paths)
    reader = PathReader(paths, findsRest: false)
  }

  /// What was made of it that whoever imports it has to know.
  package var remarks: [String] {
    (unlabelled > 0 ? ["\(unlabelled) records have no label in the columns that were named."] : []) + rules.labelRemarks
  }

  /// - Parameter onFault: called for a line that cannot be taken; what it throws ends the reading.
  package mutating func forEach(
    onFault: (InterchangeError) throws -> Void = { throw $0 }, _ body: (Row) throws -> Void
  ) throws {
    while true {
      let rows: [Row]
      do throws(InterchangeError) {
        guard let record = try records.next() else { return }
        rows = try self.rows(record)
      } catch {
        try onFault(error)
        if !error.isOfOneLine { return }
        continue
      }
      for row in rows { try body(row) }
    }
  }

  private mutating func rows(_ record: FileRecord) throws(InterchangeError) -> [Row] {
    do throws(LineFault) {
      let found = try reader.read(record)
      let made = try label.rows(found)
      if made.isEmpty {
        unlabelled += 1
        return []
      }
      let instance = try label.instance(found)
      return made.map { row in
        Row(
          instance: instance, annotator: row.annotator, label: row.label, response: row.response,
          occasion: row.occasion, details: row.details, line: record.line)
      }
    } catch {
      if case .notJSON = error { records.passOverLine() }
      throw .line(path, record.line, error)
    }
  }
}
