/// An untrusted text of many lines, wrapped to display columns.
///
/// Lines break at blanks, and between wide characters, but not before one that closes words; a longer word is cut. Blank lines and indentation are kept, the
/// blanks at which a line was broken are not shown, `\n` and `\r\n` end a line. Only where each line starts is stored;
/// a line is made when it is asked for, so that ten megabytes scroll as ten lines do.
package struct TextLayout: Sendable {
  /// The width it was wrapped to, at least 1. A lone cluster that is wider still makes a line that is wider.
  package let columns: Int
  /// How many characters are not shown as themselves.
  package let unusualCount: Int
  let text: String
  /// The byte offset of each line, in rising order; never empty.
  let starts: [UInt32]

  /// Wraps `text`; less than one column counts as one.
  package init(_ text: String, columns: Int) {
    var text = text
    text.makeContiguousUTF8()
    var wrapping = Wrapping(columns: max(1, columns))
    wrapping.run(text.utf8.span)
    self.text = text
    self.columns = max(1, columns)
    unusualCount = wrapping.unusualCount
    starts = wrapping.starts
  }

  /// At least 1: an empty text is one empty line.
  package var lineCount: Int { starts.count }

  /// The line's text; empty outside `0..<lineCount`.
  package func line(_ index: Int) -> SafeText {
    let bytes = text.utf8.span
    var output: [UInt8] = []
    var used = 0
    var unusual = 0
    forEachUnit(ofLine: index) { unit, start, column in
      unit.write(to: &output, from: bytes, start: start, column: column)
      used = column + unit.columns(at: column)
      unusual += unit.unusualCount
    }
    return SafeText(description: String(decoding: output, as: UTF8.self), columns: used, unusualCount: unusual)
  }

  /// The line that shows the text's byte at `offset`; the nearest one outside the text.
  ///
  /// Keeps the place when the same text is wrapped to another width: `new.lineIndex(at: old.offset(ofLine: top))`.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The byte of the text at which the line starts; the text's length past the last line.
  package func offset(ofLine index: Int) -> Int {
    if index < 0 { return 0 }
    return index < starts.count ? Int(starts[index]) : text.utf8.count
  }

  /// Calls `body` with what is shown of a line: each unit, its byte offset and the column where it stands.
  func forEachUnit(ofLine index: Int, _ body: (_ unit: TextUnit, _ start: Int, _ column: Int) -> Void) {
    guard starts.indices.contains(index) else { return }
    let bytes = text.utf8.span
    let end = offset(ofLine: index + 1)
    var column = 0
    var next = offset(ofLine: index)
    while next < end {
      let unit = TextUnit.read(bytes, at: next)
      let width = unit.columns(at: column)
      // What goes beyond the width is the blanks at which the line was broken.
      if unit.form == .newline || (unit.isBlank && column + width > columns) { return }
      body(unit, next, column)
      column += width
      next = unit.end
    }
  }
}

extension TextLayout: Equatable {
  /// The same text at the same width; compared as bytes, and at once where it is the same storage.
  package static func == (left: TextLayout, right: TextLayout) -> Bool {
    left.columns == right.columns && left.unusualCount == right.unusualCount && left.starts.count == right.starts.count
      && left.text.utf8.count == right.text.utf8.count && left.text == right.text
  }
}

extension TextUnit {
  /// A blank at which a line may be broken.
  var isBlank: Bool { form == .space || form == .tab }

  /// Columns it takes when it starts at `column`.
  func columns(at column: Int) -> Int { form == .tab ? Self.tabColumns(at: column) : columns }
}
