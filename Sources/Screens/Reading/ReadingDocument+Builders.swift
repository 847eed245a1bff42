import Study
import Terminal

extension ReadingDocument {
  /// A dialogue and one response to its end.
  static func single(_ context: [Turn], response: String, columns: Int) -> ReadingDocument {
    let style = Style(columns: columns)
    let layout = TextLayout(response.trimmedForReading, columns: style.textWidth)
    return ReadingDocument(
      turns(context, style: style) + [
        Block(.rule([title("Response", layout)]), style: style), Block(.response(0, layout), style: style),
      ], style: style)
  }

  /// A dialogue and both responses side by side.
  static func beside(_ context: [Turn], first: String, second: String, columns: Int) -> ReadingDocument {
    let style = Style(columns: columns)
    let layouts = [first, second].map { TextLayout($0.trimmedForReading, columns: style.sideWidth) }
    return ReadingDocument(
      turns(context, style: style) + [
        Block(.rule(zip(["A", "B"], layouts).map { title($0, $1) }), style: style),
        Block(.responses(layouts), style: style),
      ], style: style)
  }

  /// The dialogue alone, for a pane.
  static func dialogue(_ context: [Turn], columns: Int) -> ReadingDocument {
    let style = Style(columns: columns)
    return ReadingDocument(Array(turns(context, style: style).dropLast()), style: style)
  }

  /// A text alone: a response in its pane, guidelines, consent.
  static func text(_ text: String, columns: Int, maximum: Int = 78) -> ReadingDocument {
    let style = Style(columns: columns)
    let layout = TextLayout(text.trimmedForReading, columns: min(columns - 3, maximum))
    return ReadingDocument([Block(.text(layout), style: style)], style: style)
  }

  /// How many characters of the texts are not shown as themselves.
  var unusualCount: Int {
    blocks.reduce(0) { count, block in
      switch block.content {
      case .gap, .rule: count
      case .turn(_, let layout), .response(_, let layout), .text(let layout): count + layout.unusualCount
      case .responses(let layouts): count + layouts.reduce(0) { $0 + $1.unusualCount }
      }
    }
  }

  /// Turns with a blank line after each.
  private static func turns(_ context: [Turn], style: Style) -> [Block] {
    context.flatMap { turn -> [Block] in
      let width = style.isNarrow ? style.columns - 2 : style.textWidth
      let layout = TextLayout(turn.content.trimmedForReading, columns: width)
      return [Block(.turn(turn.role, layout), style: style), Block(.gap, style: style)]
    }
  }

  private static func title(_ name: String, _ layout: TextLayout) -> String {
    layout.unusualCount == 0
      ? name : "\(name) (\(layout.unusualCount) unusual \(layout.unusualCount == 1 ? "character" : "characters"))"
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
