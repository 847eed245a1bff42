/// Writes comma-separated values: RFC 4180, lines end with LF.
public enum CSVText {
  /// A record with its line's end.
  public static func record(_ cells: some Sequence<String>) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  /// A free text, made harmless to a spreadsheet: what it would run as a formula gets a `'` before it.
  public static func text(_ text: String) -> String {
    guard let first = text.utf8.first, dangerous.contains(first) else { return text }
    return "'" + text
  }

  /// The text of which `text(_:)` made `cell`.
  static func original(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.first == UInt8(ascii: "'"), let second = bytes.dropFirst().first, dangerous.contains(second) else {
      return cell
    }
    return String(cell.dropFirst())
  }

  private static let dangerous: Set<UInt8> = Set("=+-@\t\r".utf8)

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
