/// Writes comma-separated values: RFC 4180, lines end with LF.
package enum CSVText {
  /// A record with its line's end.
  package static func record(_ cells: some Sequence<String>) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  /// A free text, made harmless to a spreadsheet: what it would run as a formula gets a `'` before it.
  ///
  /// So does what begins with such `'` already, so that every text comes back as it was.
  package static func text(_ text: String) -> String {
    isFormula(text.utf8.drop { $0 == apostrophe }) ? "'" + text : text
  }

  /// The text of which `text(_:)` made `cell`.
  static func original(_ cell: String) -> String {
    guard cell.utf8.first == apostrophe, isFormula(cell.utf8.drop { $0 == apostrophe }) else { return cell }
    return String(Substring(cell.utf8.dropFirst()))
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Spreadsheets in East Asian languages take the wide ＝ ＋ － ＠ for the narrow ones.
  private static func isFormula(_ text: Substring.UTF8View) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    case wide[0][0]: wide.contains { text.starts(with: $0) }
    default: false
    }
  }

  private static let wide = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].map { Array($0.utf8) }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return cell }
    var bytes: [UInt8] = [0x22]
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
