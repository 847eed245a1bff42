import Basics
import Study

/// Finds the values at some paths in record after record, without reading what is not asked for.
struct PathReader: Sendable {
  let paths: [FieldPath]
  private let findsRest: Bool
  /// The columns of a table, and the place of each path's; the same for all of its rows.
  private var columns: [String] = []
  private var places: [Place?] = []

  /// - Parameter findsRest: whether what no path names is wanted too.
  init(_ paths: [FieldPath], findsRest: Bool) {
    self.paths = paths
    self.findsRest = findsRest
  }

  /// Where a path's column or member stands; whether that is the whole path, whose dots belong to the name.
  struct Place: Sendable {
    var range: Range<Int>
    var isWhole: Bool
  }

  /// - Throws: where the record is no object, has a key twice that is asked for, or, in a table, where a column is not there.
  mutating func read(_ record: FileRecord) throws(LineFault) -> FoundValues {
    switch record.content {
    case .json(let bytes): return try read(bytes)
    case .row(let columns, let cells):
      if places.isEmpty || columns != self.columns { try find(in: columns) }
      var found = FoundValues(paths: paths, source: .cells(cells), places: places)
      if findsRest {
        let named = Set(places.compactMap(\.?.range.lowerBound))
        found.rest = columns.indices.filter { !named.contains($0) && !columns[$0].isEmpty }.map { index in
          (columns[index], FoundValues.json(of: cells[index]))
        }
      }
      return found
    }
  }

  private mutating func find(in columns: [String]) throws(LineFault) {
    self.columns = columns
    places = paths.map { path in
      if let index = columns.firstIndex(of: path.description) { return Place(range: index..<index + 1, isWhole: true) }
      return columns.firstIndex(of: path.first).map { Place(range: $0..<$0 + 1, isWhole: path.parts.count == 1) }
    }
    let missing = zip(paths, places).filter { $1 == nil }.map(\.0.description)
    if !missing.isEmpty {
      places = []
      throw .missingColumns(missing, found: columns.filter { !$0.isEmpty })
    }
  }

  private func read(_ bytes: [UInt8]) throws(LineFault) -> FoundValues {
    try FileRecord.check(bytes)
    var places: [Place?] = Array(repeating: nil, count: paths.count)
    var rest: [(String, String)] = []
    try bytes.withUnsafeBufferPointer { buffer throws(LineFault) in
      var scanner = JSONScanner(buffer)
      guard scanner.kind() == .object else { throw .notJSON(byte: 1, "an object expected") }
      try scanner.object { (scanner: inout JSONScanner, key: String) throws(LineFault) in
        _ = scanner.kind()
        let start = scanner.position
        try scanner.skipValue()
        let range = start..<scanner.position
        var isNamed = false
        for (index, path) in paths.enumerated() {
          let isWhole = path.description == key
          guard isWhole || path.first == key else { continue }
          isNamed = true
          if let known = places[index] {
            if known.isWhole == isWhole { throw .keyTwice(key) }
            if known.isWhole { continue }
          }
          places[index] = Place(range: range, isWhole: isWhole)
        }
        if !isNamed, findsRest { rest.append((key, buffer.text(range))) }
      }
      try scanner.finish()
    }
    var found = FoundValues(paths: paths, source: .json(bytes), places: places)
    found.rest = rest
    return found
  }
}

/// The values at the paths of a reader in one record.
struct FoundValues {
  enum Source {
    case json([UInt8])
    case cells([String])
  }

  fileprivate let paths: [FieldPath]
  fileprivate let source: Source
  fileprivate let places: [PathReader.Place?]
  /// What no path names: names, and values in JSON.
  fileprivate(set) var rest: [(name: String, json: String)] = []

  fileprivate init(paths: [FieldPath], source: Source, places: [PathReader.Place?]) {
    (self.paths, self.source, self.places) = (paths, source, places)
  }

  /// What stands at the path with that number; nil where nothing does, or null, or an empty cell.
  func value(_ index: Int) throws(LineFault) -> JSONValue? {
    guard let place = places[index] else { return nil }
    let whole: JSONValue
    switch source {
    case .json(let bytes): whole = try Self.value(bytes, place.range)
    case .cells(let cells):
      let cell = cells[place.range.lowerBound]
      if cell.isEmpty { return nil }
      if place.isWhole { return .text(cell) }
      guard let value = CellValue.value(cell) else { return nil }
      whole = value
    }
    if case .null = whole { return nil }
    return place.isWhole ? whole : paths[index].follow(whole)
  }

  /// Whether an empty cell or an empty text stands there.
  func isEmptyCell(_ index: Int) -> Bool {
    guard let place = places[index], place.isWhole, case .cells(let cells) = source else { return false }
    return cells[place.range.lowerBound].isEmpty
  }

  /// A text, or a number or a flag as it is written; nil where there is none.
  ///
  /// - Parameter isExact: whether blanks at the ends are part of it.
  func word(_ index: Int, isExact: Bool = false) throws(LineFault) -> String? {
    guard let value = try value(index) else { return nil }
    switch value {
    case .text(let text): return text.trimmed.isEmpty ? nil : isExact ? text : text.trimmed
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let number):
      // As it is written where it is that: a long number is no Double.
      if case .json(let bytes) = source, let place = places[index], place.isWhole || paths[index].parts.count == 1 {
        return String(decoding: bytes[place.range], as: UTF8.self).trimmed
      }
      return value.name ?? String(number)
    default: throw .wrongKind(paths[index].description, expected: "a text or a number")
    }
  }

  /// Texts, of which most values are, are read in the quicker way.
  private static func value(_ bytes: [UInt8], _ range: Range<Int>) throws(LineFault) -> JSONValue {
    guard bytes[range.lowerBound] == UInt8(ascii: "\"") else { return try FileRecord.value(Array(bytes[range])) }
    return try bytes.withUnsafeBufferPointer { buffer throws(LineFault) in
      var scanner = JSONScanner(buffer.slice(range))
      return .text(try scanner.string())
    }
  }

  /// A cell in JSON: a number as one, anything else as a text.
  fileprivate static func json(of cell: String) -> String {
    if !cell.isEmpty, let number = Array(cell.utf8).withUnsafeBufferPointer({ try? JSONReader.value($0) }),
      case .number = number
    {
      return cell
    }
    var bytes: [UInt8] = []
    JSONText.append(cell, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A JSON object of members whose values are in JSON.
enum JSONMembers {
  static func object(_ members: [(name: String, json: String)]) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for (index, member) in members.enumerated() {
      if index > 0 { bytes += Array(", ".utf8) }
      JSONText.append(member.name, to: &bytes)
      bytes += Array(": ".utf8)
      bytes += Array(member.json.utf8)
    }
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }
}
