import Study
import Terminal

extension ReadingDocument {
  /// A dialogue and one response to its end.
  static func single(_ work: ReadableWork, columns: Int) -> ReadingDocument {
    let style = Style(columns: columns)
    let layout = (work.responses.first ?? ReadableText("")).passage(columns: style.responseWidth)
    let title = Block.Title(text: title("Response", layout), columns: style.roleColumn..<style.columns - 1)
    let piece = Block.Piece(layout: layout, column: style.responseColumn)
    return ReadingDocument(
      turns(work.context, style: style) + [.rule([title]), .responses([piece], bar: style.responseColumn - 2)])
  }

  /// A dialogue and both responses side by side.
  static func beside(_ work: ReadableWork, columns: Int) -> ReadingDocument {
    var style = Style(columns: columns)
    style.maximum = 88
    return ReadingDocument(turns(work.context, style: style) + sideBySide(work, style))
  }

  private static func sideBySide(_ work: ReadableWork, _ style: Style) -> [Block] {
    let pieces = work.responses.enumerated().map { number, text in
      Block.Piece(layout: text.passage(columns: style.sideWidth), column: style.sideColumn(number))
    }
    let titles = zip(["A", "B"], pieces).map { name, piece in
      Block.Title(text: title(name, piece.layout), columns: piece.column..<piece.column + style.sideWidth)
    }
    return [.rule(titles), .responses(pieces)]
  }

  /// All of an instance for its authors: the dialogue, both responses, and what was remarked on them.
  static func review(
    _ instance: Instance, form: TextForm = .raw, remarks: [(name: SafeText, text: String)], columns: Int, isBeside: Bool
  ) -> ReadingDocument {
    var style = Style(columns: columns)
    var blocks: [Block]
    let work = ReadableWork(
      context: instance.context, responses: [instance.responseA, instance.responseB], form: form)
    if !instance.hasText {
      blocks = [.text(TextLayout("Its text is not in this study: only labels were imported.", columns: columns - 3))]
    } else if isBeside {
      style.maximum = 88
      blocks = turns(work.context, style: style) + sideBySide(work, style)
    } else {
      blocks = turns(work.context, style: style)
      for (name, text) in zip(["A", "B"], work.responses) {
        let layout = text.passage(columns: style.responseWidth)
        let rule = Block.Title(text: title(SafeText(name), layout), columns: style.roleColumn..<columns - 1)
        blocks += [
          .rule([rule]),
          .responses([Block.Piece(layout: layout, column: style.responseColumn)], bar: style.responseColumn - 2),
        ]
        if name == "A" { blocks.append(.gap) }
      }
    }
    guard !remarks.isEmpty else { return ReadingDocument(blocks) }
    let column = 3 + min(columns / 3, remarks.map(\.name.columns).max() ?? 0)
    blocks += [
      .gap, .rule([Block.Title(text: SectionTitle(name: "Remarks"), columns: style.roleColumn..<columns - 1)]),
    ]
    blocks += remarks.map { name, text in
      .entry(
        name.truncated(toColumns: column - 3).description,
        TextLayout(text.trimmedForReading, columns: min(columns - column - 2, 88)), column: column)
    }
    return ReadingDocument(blocks)
  }

  /// Lines that were laid out beforehand; only those that are too long are wrapped.
  static func lines(_ text: String, columns: Int) -> ReadingDocument {
    ReadingDocument([.text(TextLayout(text, columns: columns - 2))])
  }

  /// The dialogue alone, for a pane.
  static func dialogue(_ context: [ReadableTurn], columns: Int) -> ReadingDocument {
    ReadingDocument(Array(turns(context, style: Style(columns: columns)).dropLast()))
  }

  /// A response alone, for a pane.
  static func response(_ text: ReadableText, columns: Int) -> ReadingDocument {
    let style = Style(columns: columns)
    let column = style.isNarrow ? 1 : 3
    let layout = text.passage(columns: min(columns - column - 2, style.maximum))
    return ReadingDocument([.responses([Block.Piece(layout: layout, column: column)])])
  }

  /// A text alone: guidelines, consent, the end.
  static func text(_ text: String, columns: Int) -> ReadingDocument {
    ReadingDocument([.text(TextLayout(text, columns: min(columns - 3, 72)))])
  }

  /// The lines of a key table: names at the left, what they do beside them.
  static func keys(_ lines: [KeyLine], columns: Int) -> ReadingDocument {
    let column = 3 + (lines.map(\.name.utf8.count).max() ?? 0)
    return ReadingDocument(
      lines.map { .entry($0.name, TextLayout($0.help, columns: columns - column - 2), column: column) })
  }

  /// Turns with a blank line after each.
  private static func turns(_ context: [ReadableTurn], style: Style) -> [Block] {
    context.flatMap { [.turn($0, style), .gap] }
  }

  private static func title(_ name: SafeText, _ layout: Passage) -> SectionTitle {
    SectionTitle(name: name, unusualCount: layout.unusualCount)
  }
}

extension String {
  /// Without the white space at both ends, which the data keeps and a reader does not need. Works on bytes: a field may
  /// have ten megabytes.
  var trimmedForReading: String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
