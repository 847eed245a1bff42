/// The records of a file in JSON (one a line, over several lines, in an array) or in a table (CSV, TSV, semicolons).
///
/// A class since it owns the file.
final class RecordFile {
  let path: String
  private var records: Records
  /// As messages call it, for example `CSV`.
  let form: String
  private var held: FileRecord?
  private var last: FileRecord?

  private enum Records {
    case json(JSONRecords)
    case table(CSVReader)
  }

  /// Finds out by the first character which of the two it is.
  init(path: String) throws(InterchangeError) {
    self.path = path
    let first = try FirstByte.of(path)
    switch first {
    case UInt8(ascii: "{"): (records, form) = (.json(try JSONRecords(path: path)), "JSON Lines")
    case UInt8(ascii: "["): (records, form) = (.json(try JSONRecords(path: path)), "a JSON array")
    case nil: throw .file(path, .empty)
    default:
      let reader = try CSVReader(table: LineReader(path: path))
      (records, form) = (.table(reader), reader.formName)
    }
  }

  /// The columns of a table; nil in JSON.
  var columns: [String]? { if case .table(let reader) = records { reader.columns } else { nil } }

  /// The next record; nil at the end.
  func next() throws(InterchangeError) -> FileRecord? {
    if let held {
      self.held = nil
      return held
    }
    last = nil
    switch records {
    case .json(let json): last = try json.next()
    case .table(var reader):
      defer { records = .table(reader) }
      guard try reader.next() else { return nil }
      let cells = reader.columns.indices.map { CSVText.original(reader.text($0)) }
      last = FileRecord(content: .row(columns: reader.columns, cells: cells), line: reader.line)
    }
    return last
  }

  /// Lets the next call of `next` give that record again.
  func hold(_ record: FileRecord) { held = record }

  /// The record that was read last cannot be: what it took along behind its first line is read again.
  func passOverLine() { if case .json(let json) = records { json.passOverLine() } }
}

extension CSVReader {
  /// As messages call it.
  var formName: String {
    switch separator {
    case 0x09: "a table with tabs"
    case UInt8(ascii: ";"): "a table with semicolons"
    default: "CSV"
    }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    String(Substring(unicodeScalars.drop(while: \.properties.isWhitespace)).trimmedAtEnd)
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: Substring {
    var scalars = unicodeScalars
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return Substring(scalars)
  }
}
