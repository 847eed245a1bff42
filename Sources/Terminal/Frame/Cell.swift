/// One character cell: a safe cluster and its style.
package struct Cell: Hashable, Sendable {
  /// A safe cluster of one or two columns; empty in the right half of a wide one.
  package let text: String
  package let style: Style

  /// Only a frame makes cells, from safe text.
  init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// Its text where it is one printable character of ASCII.
  var ascii: UInt8? {
    let bytes = text.utf8
    guard bytes.count == 1, let byte = bytes.first, (0x20..<0x7F).contains(byte) else { return nil }
    return byte
  }

  /// A plain blank, which is also what lies outside a frame.
  package static let blank = Cell(text: " ", style: .plain)

  func with(style: Style) -> Cell { Cell(text: text, style: style) }
}
