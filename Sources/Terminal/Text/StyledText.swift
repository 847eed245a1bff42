/// An untrusted text with styles, row by row, before it is wrapped to a width. What lays it out (bullets, bars) stands beside
/// the text.
package struct StyledText: Sendable, Equatable {
  /// Bytes of the text in a style; spans are in rising order and do not overlap.
  package struct Stretch: Sendable, Hashable {
    package var range: Range<Int>
    package var style: Style

    package init(_ range: Range<Int>, _ style: Style) {
      self.range = range
      self.style = style
    }
  }

  /// A part of a table's row, at its column.
  package struct Cell: Sendable, Hashable {
    package var range: Range<Int>
    package var column: Int
    /// How far its text is moved to the right within it.
    package var shift: Int
    /// The columns from there on.
    package var columns: Int

    package init(range: Range<Int>, column: Int, shift: Int, columns: Int) {
      self.range = range
      self.column = column
      self.shift = shift
      self.columns = columns
    }
  }

  package enum Form: Sendable, Hashable {
    /// Broken at blanks, as prose is.
    case words
    /// Cut wherever a line is full, as code is: no blank of it is lost.
    case characters
    /// A line of so many columns, or from end to end.
    case rule(SafeText, columns: Int? = nil)
    /// On one line, whatever there is room for.
    case cells([Cell], between: SafeText)
  }

  /// A line of the text as its writer made it.
  package struct Row: Sendable, Hashable {
    /// Its bytes of the text, without what ends it.
    package var range: Range<Int>
    /// The byte of the source that it begins at, and how many bytes its line has there.
    package var source: Int
    package var sourceLength: Int
    /// What stands before its first line, and before those on which it goes on.
    package var first: SafeText
    package var rest: SafeText
    package var form: Form
    /// Beneath the styles of its spans.
    package var style: Style

    package init(
      range: Range<Int>, source: Int, sourceLength: Int, first: SafeText = .empty, rest: SafeText = .empty,
      form: Form = .words, style: Style = .plain
    ) {
      self.range = range
      self.source = source
      self.sourceLength = sourceLength
      self.first = first
      self.rest = rest
      self.form = form
      self.style = style
    }
  }

  package var text: String
  package var spans: [Stretch]
  package var rows: [Row]

  package init(text: String, spans: [Stretch], rows: [Row]) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    self.spans = spans
    self.rows = rows
  }
}
