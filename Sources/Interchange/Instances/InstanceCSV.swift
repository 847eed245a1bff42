import Study

/// Instances as CSV: `id,context,response_a,response_b,subset`, `source_preference` and `kept`, an object in JSON. A context is
/// an array of turns in JSON, or a text.
enum InstanceCSV {
  static let required = ["id", "context", "response_a", "response_b"]
  static let optional = ["subset", "source_preference", "kept", "fingerprint"]

  /// Whether `columns` are those of instances, perhaps with a fault of their own.
  static func isHeader(_ line: String) -> Bool {
    let names = line.split { ",;\t\"".contains($0) }.map(String.init)
    return names.contains { required.contains($0) && $0 != "id" }
  }

  /// Whether a header names all that instances need; further columns are passed over.
  static func isOwn(_ header: UnsafeBufferPointer<UInt8>) -> Bool { Set(names(header)).isSuperset(of: required) }

  /// Whether a line looks like the header of a table: names with separators between them.
  static func isTable(_ header: UnsafeBufferPointer<UInt8>) -> Bool {
    let names = names(header)
    return names.count > 1 && names.allSatisfy { $0.utf8.count < 100 }
  }

  private static func names(_ header: UnsafeBufferPointer<UInt8>) -> [String] {
    let separator = CSVReader.separator(of: header)
    return header.split(separator: separator, omittingEmptySubsequences: false).map { name in
      String(decoding: name.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self).trimmed
    }
  }

  /// Reads instance after instance from a file.
  struct Reader {
    private var reader: CSVReader
    private let places: [Int?]
    private let subset: String?

    /// - Parameter subset: the command's name for the file's subset, if it gave one.
    init(_ lines: LineReader, subset: String?) throws(InterchangeError) {
      let reader = try CSVReader(lines, required: required)
      self.reader = reader
      places = (required + optional).map { reader.index(of: $0) }
      self.subset = subset
    }

    /// The next instance and the line where it begins; nil at the end.
    mutating func next() throws(InterchangeError) -> (Instance, line: Int)? {
      guard try reader.next() else { return nil }
      do throws(LineFault) {
        let instance = Instance(
          key: try InstanceRecord.key(text(0)), subset: try InstanceRecord.subset(optionalText(4), named: subset),
          context: try InstanceCSV.turns(cell: text(1)), responseA: text(2), responseB: text(3),
          sourcePreference: try sourcePreference(), kept: try kept())
        return (instance, reader.line)
      } catch {
        throw reader.fault(error)
      }
    }

    private func text(_ place: Int) -> String { places[place].map { CSVText.original(reader.text($0)) } ?? "" }

    private func optionalText(_ place: Int) -> String? {
      let text = text(place)
      return text.isEmpty ? nil : text
    }

    private func kept() throws(LineFault) -> String? {
      guard let text = optionalText(6) else { return nil }
      return try Array(text.utf8).withUnsafeBufferPointer { bytes throws(LineFault) in
        do throws(LineFault) {
          var scanner = JSONScanner(bytes)
          let object = try InstanceRecord.object(&scanner, "kept")
          try scanner.finish()
          return object
        } catch {
          throw .badCell(column: "kept", value: text, expected: "an object in JSON (\(error.reason))")
        }
      }
    }

    private func sourcePreference() throws(LineFault) -> ResponseLetter? {
      guard let text = optionalText(5) else { return nil }
      guard let letter = ResponseLetter(rawValue: text) else {
        throw .badCell(column: "source_preference", value: text, expected: "A or B")
      }
      return letter
    }
  }

  private static func turns(cell: String) throws(LineFault) -> [Turn] {
    guard isArray(cell) else { return Transcript.context(cell) }
    return try Array(cell.utf8).withUnsafeBufferPointer { bytes throws(LineFault) in
      do throws(LineFault) {
        var scanner = JSONScanner(bytes)
        let turns = try InstanceRecord.turns(&scanner)
        try scanner.finish()
        return turns
      } catch .notJSON(_, let why) {
        throw .badCell(column: "context", value: cell, expected: "an array of turns in JSON (\(why)), nor a text")
      }
    }
  }

  /// The cell from which `turns(cell:)` makes the same turns.
  static func cell(_ turns: [Turn]) -> String {
    guard !turns.isEmpty else { return "" }
    if turns.count == 1, turns[0].role == .text, !isArray(turns[0].content),
      Transcript.context(turns[0].content).elementsEqual(turns, by: isSame)
    {
      return turns[0].content
    }
    var bytes: [UInt8] = []
    TurnsJSON.append(turns, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSame(_ one: Turn, _ other: Turn) -> Bool {
    one.role == other.role && one.content.utf8.elementsEqual(other.content.utf8)
  }

  /// Whether a cell begins as an array of objects does, or is an empty array.
  private static func isArray(_ cell: String) -> Bool {
    let bytes = cell.utf8.drop(while: \.isBlank)
    guard bytes.first == UInt8(ascii: "[") else { return false }
    let rest = bytes.dropFirst().drop(while: \.isBlank)
    return rest.first == UInt8(ascii: "{")
      || rest.first == UInt8(ascii: "]") && rest.dropFirst().allSatisfy(\.isBlank)
  }
}
