/// One line of text that a terminal may be given: the only way by which text gets to one.
///
/// Whatever could move the cursor, reorder, hide or pile up is shown instead: `‹U+202E›` for a character, `‹FF›` for a
/// byte that is not UTF-8, `‹+37›` for the marks of a cell beyond its fourth, a dotted circle under a mark that stands
/// on nothing. Tabs become blanks up to the next multiple of four. A newline is shown as `‹U+000A›`, since this is one
/// line: `TextLayout` splits text into lines. Making safe text safe again changes nothing. An emoji of several parts stays
/// whole here; it has the columns, and in a frame the cells, of its parts (`Spelling`).
package struct SafeText: Hashable, Sendable {
  /// The text itself, safe to write to a terminal.
  package let description: String
  /// Display columns it takes.
  package let columns: Int
  /// How many characters of the text it was made from are not shown as themselves.
  package let unusualCount: Int

  /// Makes `untrusted` safe.
  package init(_ untrusted: some StringProtocol) {
    var string = String(untrusted)
    string.makeContiguousUTF8()
    self.init(string: string)
  }

  /// Makes bytes that may not even be text safe.
  package init(bytes: some Sequence<UInt8>) {
    let array = Array(bytes)
    self.init(reading: array.span)
  }

  /// No text.
  package static let empty = SafeText("")

  private init(string: String) {
    let bytes = string.utf8.span
    var isPlain = true
    for index in 0..<bytes.count where bytes[index] < 0x20 || bytes[index] > 0x7E {
      isPlain = false
      break
    }
    if isPlain {
      self.init(description: string, columns: bytes.count, unusualCount: 0)
    } else {
      self.init(reading: bytes)
    }
  }

  private init(reading bytes: Span<UInt8>) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var columns = 0
    var unusual = 0
    var index = 0
    while index < bytes.count {
      var unit = TextUnit.read(bytes, at: index)
      if unit.form == .newline {
        // Byte by byte: here both halves of a CR LF are to be seen.
        unit = TextUnit.hidden(UInt32(bytes[index]), at: index, end: index + 1)
      }
      unit.write(to: &output, from: bytes, start: index, column: columns)
      columns += unit.form == .tab ? TextUnit.tabColumns(at: columns) : unit.columns
      unusual += unit.unusualCount
      index = unit.end
    }
    self.init(description: String(decoding: output, as: UTF8.self), columns: columns, unusualCount: unusual)
  }

  /// For text that a `TextUnit` wrote.
  init(description: String, columns: Int, unusualCount: Int) {
    self.description = description
    self.columns = columns
    self.unusualCount = unusualCount
  }
}

extension SafeText: CustomStringConvertible {
  /// Equal is what looks equal, whatever it was made from.
  package static func == (left: SafeText, right: SafeText) -> Bool { left.description == right.description }

  package func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// Whether nothing is shown.
  package var isEmpty: Bool { columns == 0 }

  /// Whether each byte is a column. (What is spelled out may have more columns than bytes, and counts as unusual.)
  var isASCII: Bool { unusualCount == 0 && columns == description.utf8.count }

  /// One text after the other.
  ///
  /// Where both sides of the seam are beyond ASCII they are read again, since an emoji and a skin tone become one.
  package static func + (left: SafeText, right: SafeText) -> SafeText {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    let joined = left.description + right.description
    let unusual = left.unusualCount + right.unusualCount
    if left.isASCII || right.isASCII {
      return SafeText(description: joined, columns: left.columns + right.columns, unusualCount: unusual)
    }
    let read = SafeText(joined)
    let more = read.unusualCount - SafeText(left.description).unusualCount - SafeText(right.description).unusualCount
    return SafeText(description: joined, columns: read.columns, unusualCount: max(0, unusual + more))
  }

  package static func += (left: inout SafeText, right: SafeText) { left = left + right }
}

extension Sequence<SafeText> {
  /// The texts one after the other with `separator` between them.
  package func joined(separator: SafeText = .empty) -> SafeText {
    var result = SafeText.empty
    for (index, text) in enumerated() { result += index == 0 ? text : separator + text }
    return result
  }
}
