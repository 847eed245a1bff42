/// Reads comma-separated values (RFC 4180) record by record: quoted cells, quotes doubled within, line breaks in quotes.
///
/// The first record names the columns. Semicolons or tabs separate where they stand in it and commas do not.
struct CSVReader {
  private(set) var columns: [String] = []
  /// The line on which the record that was read last begins.
  private(set) var line = 0
  private let lines: LineReader
  /// The record that was read last: a line as it stands where no cell is quoted, otherwise its cells, unquoted.
  private var plain = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var unquoted: [UInt8] = []
  private var isPlain = true
  private var cells: [Range<Int>] = []

  var path: String { lines.path }

  /// - Parameter required: the columns that must be there. Further ones may be, and are passed over unless they are asked for.
  init(_ lines: LineReader, required: [String]) throws(InterchangeError) {
    self.lines = lines
    if let header = try lines.next() {
      separator = Self.separator(of: header)
      lines.hold()
    }
    guard try readRecord() else { throw .file(lines.path, .empty) }
    columns = cells.indices.map(text)
    if let fault = Self.fault(of: columns, required: required) { throw self.fault(fault) }
  }

  /// Of any table: its columns may be any, those without a name are nobody's.
  init(table lines: LineReader) throws(InterchangeError) {
    self.lines = lines
    while let header = try lines.next() {
      if header.allSatisfy(\.isBlank) { continue }
      separator = Self.separator(of: header)
      lines.hold()
      break
    }
    guard try readRecord() else { throw .file(lines.path, .empty) }
    columns = cells.indices.map { text($0).trimmed }
    if let twice = Self.twice(columns.filter { !$0.isEmpty }) { throw fault(.columnTwice(twice)) }
  }

  /// What separates the cells of a header: the one of comma, semicolon and tab that stands in it most often outside of quotes.
  static func separator(of header: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var counts = [UInt8(ascii: ","): 0, UInt8(ascii: ";"): 0, 0x09: 0]
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte]? += 1 }
    }
    let most = counts.values.max() ?? 0
    return [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")].first { counts[$0] == most } ?? UInt8(ascii: ",")
  }

  private static func twice(_ columns: [String]) -> String? {
    var seen: Set<String> = []
    return columns.first { !seen.insert($0).inserted }
  }

  private static func fault(of columns: [String], required: [String]) -> LineFault? {
    // Columns without a name are nobody's, as the first of a table that pandas wrote.
    if let twice = twice(columns.filter { !$0.isEmpty }) { return .columnTwice(twice) }
    let missing = required.filter { !columns.contains($0) }
    return missing.isEmpty ? nil : .missingColumns(missing, found: columns)
  }

  /// Reads the next record, which has as many cells as there are columns; false at the end. Blank lines are passed over.
  mutating func next() throws(InterchangeError) -> Bool {
    while try readRecord() {
      if isPlain, plain.isEmpty, columns.count > 1 {
        try lines.passOver()
        continue
      }
      guard cells.count == columns.count else { throw fault(.cellCount(cells.count, columns: columns.count)) }
      return true
    }
    return false
  }

  func index(of column: String) -> Int? { columns.firstIndex(of: column) }

  func fault(_ fault: LineFault) -> InterchangeError { .line(path, line, fault) }

  /// The cell of a column as a text.
  func text(_ column: Int) -> String { bytes(column) { String(copying: UTF8Span(unchecked: $0.span)) } }

  /// The cell of a column as bytes, valid UTF-8.
  @inline(__always)
  func bytes<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if isPlain { return body(plain.slice(cells[column])) }
    return unquoted.withUnsafeBufferPointer { body($0.slice(cells[column])) }
  }

  private mutating func readRecord() throws(InterchangeError) -> Bool {
    guard let first = try lines.next() else { return false }
    line = lines.number
    cells.removeAll(keepingCapacity: true)
    isPlain = first.firstIndex(of: quote, in: first.indices) == nil
    if isPlain {
      cut(first)
    } else {
      try unquote(first)
    }
    return true
  }

  private mutating func cut(_ record: UnsafeBufferPointer<UInt8>) {
    plain = record
    var start = 0
    // Cells are short: to call a search for each takes longer.
    let separator = separator
    for index in record.indices where record[index] == separator {
      cells.append(start..<index)
      start = index + 1
    }
    cells.append(start..<record.count)
  }

  private mutating func unquote(_ first: UnsafeBufferPointer<UInt8>) throws(InterchangeError) {
    unquoted.removeAll(keepingCapacity: true)
    var bytes = first
    var index = 0
    while true {
      let start = unquoted.count
      if index < bytes.count, bytes[index] == quote {
        index += 1
        try quotedCell(&bytes, &index)
      } else {
        let end = bytes.firstIndex(of: separator, in: index..<bytes.count) ?? bytes.count
        if bytes.firstIndex(of: quote, in: index..<end) != nil { throw .line(path, lines.number, .strayQuote) }
        unquoted.append(contentsOf: bytes.slice(index..<end))
        index = end
      }
      cells.append(start..<unquoted.count)
      if index == bytes.count { return }
      guard bytes[index] == separator else { throw .line(path, lines.number, .strayQuote) }
      index += 1
    }
  }

  /// Takes a cell from behind its opening quote to behind its closing one, over as many lines as it takes.
  private mutating func quotedCell(
    _ bytes: inout UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) throws(InterchangeError) {
    while true {
      let end = bytes.firstIndex(of: quote, in: index..<bytes.count) ?? bytes.count
      unquoted.append(contentsOf: bytes.slice(index..<end))
      if end == bytes.count {
        unquoted.append(contentsOf: lines.ending.bytes)
        if unquoted.count > lines.limit { throw fault(.openQuote) }
        guard let more = try lines.next() else { throw fault(.openQuote) }
        (bytes, index) = (more, 0)
      } else if end + 1 < bytes.count, bytes[end + 1] == quote {
        unquoted.append(quote)
        index = end + 2
      } else {
        index = end + 1
        return
      }
    }
  }

  private let quote = UInt8(ascii: "\"")
  private(set) var separator = UInt8(ascii: ",")
}
