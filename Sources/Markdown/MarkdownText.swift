import Terminal

/// A Markdown text as people read it: its lines with their styles, and its tables, which are laid out for a width.
///
/// A line of the source is a line here, and a blank one stays. What Markdown hides is shown: addresses of links, HTML, what a
/// fence of code names. Formulas stay as they were written.
package struct MarkdownText: Sendable, Equatable {
  private let styled: StyledText
  private let tables: [MarkdownTable]

  /// nil where Markdown would change nothing, or the text is too long or too strange to be parsed: then it is shown as it is.
  ///
  /// - Parameter text: with `\n` or `\r\n` at the end of lines.
  package init?(_ text: String) {
    guard var source = MarkdownSource(text), var builder = MarkdownBuilder(source) else { return nil }
    guard builder.build() else { return nil }
    if !builder.overfullRows.isEmpty {
      source.joinSurplusCells(builder.overfullRows)
      guard let second = MarkdownBuilder(source) else { return nil }
      builder = second
      guard builder.build() else { return nil }
    }
    styled = StyledText(text: String(decoding: builder.text, as: UTF8.self), spans: builder.spans, rows: builder.rows)
    tables = builder.tables
  }

  /// Whether a text can be shown as Markdown reads, whether or not that changes anything.
  package static func canRender(_ text: String) -> Bool { MarkdownSource(text) != nil }

  /// All that is shown at any width.
  package var shown: String { styled.text }

  /// The text for a width.
  package func layout(columns: Int) -> StyledLayout {
    guard !tables.isEmpty else { return StyledLayout(styled, columns: columns) }
    var laidOut = styled
    laidOut.rows = []
    var next = 0
    for table in tables {
      laidOut.rows += styled.rows[next..<table.rows.lowerBound]
      laidOut.rows += TableLayout(table, of: styled, columns: columns).rows
      next = table.rows.upperBound
    }
    laidOut.rows += styled.rows[next...]
    return StyledLayout(laidOut, columns: columns)
  }

  /// The lines without any width: what is read out.
  package var plainLines: [SafeText] {
    let layout = StyledLayout(styled, columns: 100_000)
    return (0..<layout.lineCount).map(layout.line)
  }
}
