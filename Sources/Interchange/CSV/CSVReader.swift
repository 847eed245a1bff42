/// Reads comma-separated values (RFC 4180) record by record: quoted cells, quotes doubled within, line breaks in quotes.
///
/// The first record names the columns. A class because it reads on in a file.
final class CSVReader {
  let columns: [String]
  /// The line on which the record that was read last begins.
  private(set) var line = 0
  private let lines: LineReader
  private var cells: [String] = []

  var path: String { lines.path }

  /// - Parameters:
  ///   - required: the columns that must be there; `known` are those that may be there too.
  init(_ lines: LineReader, required: [String], known: [String]) throws(InterchangeError) {
    self.lines = lines
    guard let header = try Self.record(lines) else { throw .file(lines.path, .empty) }
    columns = header.cells
    let fault = Self.fault(of: header.cells, required: required, known: known)
    if let fault { throw .line(lines.path, header.line, fault) }
  }

  private static func fault(of columns: [String], required: [String], known: [String]) -> LineFault? {
    if columns.count == 1, let only = columns.first {
      if only.contains(";") { return .separator("semicolons") }
      if only.contains("\t") { return .separator("tabs") }
    }
    var seen: Set<String> = []
    for column in columns where !seen.insert(column).inserted { return .columnTwice(column) }
    let missing = required.filter { !seen.contains($0) }
    if !missing.isEmpty { return .missingColumns(missing) }
    let unknown = columns.filter { !required.contains($0) && !known.contains($0) }
    return unknown.isEmpty ? nil : .unknownColumns(unknown, known: required + known)
  }

  /// The cells of the next record, as many as there are columns; nil at the end. Blank lines are passed over.
  func next() throws(InterchangeError) -> [String]? {
    while let record = try Self.record(lines) {
      line = record.line
      if record.cells.count == 1, columns.count > 1, record.cells[0].isEmpty { continue }
      guard record.cells.count == columns.count else {
        throw .line(path, line, .cellCount(record.cells.count, columns: columns.count))
      }
      return record.cells
    }
    return nil
  }

  func index(of column: String) -> Int? { columns.firstIndex(of: column) }

  func fault(_ fault: LineFault) -> InterchangeError { .line(path, line, fault) }

  private static func record(_ lines: LineReader) throws(InterchangeError) -> (cells: [String], line: Int)? {
    guard let first = try lines.next() else { return nil }
    let start = lines.number
    var cells: [String] = []
    var cell: [UInt8] = []
    var bytes = first
    var index = 0
    while true {
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        index += 1
        // Within quotes, over as many lines as it takes.
        quoted: while true {
          while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte != UInt8(ascii: "\"") {
              cell.append(byte)
            } else if index < bytes.count, bytes[index] == byte {
              cell.append(byte)
              index += 1
            } else {
              break quoted
            }
          }
          cell.append(contentsOf: lines.ending.bytes)
          guard let more = try lines.next() else { throw .line(lines.path, start, .openQuote) }
          bytes = more
          index = 0
        }
        guard index == bytes.count || bytes[index] == UInt8(ascii: ",") else {
          throw .line(lines.path, lines.number, .strayQuote)
        }
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else {
        let end = bytes.firstIndex(of: UInt8(ascii: ","), in: index..<bytes.count) ?? bytes.count
        if bytes.firstIndex(of: UInt8(ascii: "\""), in: index..<end) != nil {
          throw .line(lines.path, lines.number, .strayQuote)
        }
        cells.append(bytes.text(index..<end))
        index = end
      }
      guard index < bytes.count else { return (cells, start) }
      index += 1
    }
  }
}
