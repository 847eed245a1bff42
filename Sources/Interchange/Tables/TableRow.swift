import Basics
import FoundationEssentials
import Study

/// A row of an export: names and cells in their order, from which CSV and JSONL are made alike.
package struct TableRow: Sendable {
  /// nil is unknown: an empty cell in CSV, null in JSON.
  package enum Cell: Sendable {
    /// Anybody's text; in CSV harmless to a spreadsheet.
    case text(String?)
    /// A word or a letter of demur's own.
    case word(String?)
    case whole(Int?)
    /// In JSON always with a fraction, so that a column is of one type.
    case real(Double?)
    case flag(Bool?)
    case time(Date?)
    /// Turns, in CSV as JSON.
    case turns([Turn])
    /// In CSV separated by blanks.
    case words([String])
    case reals([Double]?)
    /// In CSV as JSON.
    case rows([TableRow])
    /// JSON as it is.
    case json(String?)
  }

  package private(set) var members: [(name: String, cell: Cell)] = []

  package init(_ members: [(String, Cell)] = []) { self.members = members.map { (name: $0.0, cell: $0.1) } }

  package mutating func add(_ name: String, _ cell: Cell) { members.append((name, cell)) }

  package var csvHeader: String { CSVText.record(members.map { CSVText.text($0.name) }) }

  package var csvRecord: String { CSVText.record(members.map { Self.csv($0.cell) }) }

  /// An object with its line's end.
  package var jsonLine: [UInt8] {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  private func appendJSON(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes += Array(", ".utf8) }
      JSONText.append(member.name, to: &bytes)
      bytes += Array(": ".utf8)
      Self.append(member.cell, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func csv(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.map(CSVText.text) ?? ""
    case .word(let word): word ?? ""
    case .whole(let number): number.map(String.init) ?? ""
    case .real(let number): DecimalText.of(number)
    case .flag(let flag): flag.map { $0 ? "1" : "0" } ?? ""
    case .time(let time): time.map(Timestamp.text) ?? ""
    case .turns(let turns): CSVText.text(InstanceCSV.cell(turns))
    case .words(let words): CSVText.text(words.joined(separator: " "))
    case .reals(let numbers): numbers.map { $0.map(DecimalText.of).joined(separator: " ") } ?? ""
    case .rows: String(decoding: json(cell), as: UTF8.self)
    case .json(let text): text ?? ""
    }
  }

  private static func json(_ cell: Cell) -> [UInt8] {
    var bytes: [UInt8] = []
    append(cell, to: &bytes)
    return bytes
  }

  private static func append(_ cell: Cell, to bytes: inout [UInt8]) {
    func list(_ count: Int, _ element: (Int, inout [UInt8]) -> Void) {
      bytes.append(UInt8(ascii: "["))
      for index in 0..<count {
        if index > 0 { bytes += Array(", ".utf8) }
        element(index, &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
    switch cell {
    case .text(let text?), .word(let text?): JSONText.append(text, to: &bytes)
    case .whole(let number?): bytes += Array(String(number).utf8)
    case .real(let number?): bytes += Array(String(number).utf8)
    case .flag(let flag?): bytes += Array((flag ? "true" : "false").utf8)
    case .time(let time?): JSONText.append(Timestamp.text(time), to: &bytes)
    case .turns(let turns): TurnsJSON.append(turns, to: &bytes)
    case .words(let words): list(words.count) { JSONText.append(words[$0], to: &$1) }
    case .reals(let numbers?): list(numbers.count) { $1 += Array(String(numbers[$0]).utf8) }
    case .rows(let rows): list(rows.count) { rows[$0].appendJSON(to: &$1) }
    // Line breaks can only stand between the parts of JSON, and would part this line.
    case .json(let text?): bytes += text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    case .text(nil), .word(nil), .whole(nil), .real(nil), .flag(nil), .time(nil), .reals(nil), .json(nil):
      bytes += Array("null".utf8)
    }
  }
}

/// Numbers as CSV files write them: the shortest that reads back as the same one, whole ones without a fraction.
enum DecimalText {
  static func of(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
