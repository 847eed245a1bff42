import Terminal

/// A text in pieces that can be listened to, or felt on a braille display, one at a time.
enum PlainPieces {
  /// Some half a minute of speech.
  static let columns = 500
  /// Lines that are not empty, as a list has them.
  static let lines = 12

  /// The lines in pieces, which end where a line or a sentence does if one ends there at all; a rest of a third goes with the
  /// piece before it. No piece for a text without anything to read.
  static func of(_ text: [SafeText]) -> [[SafeText]] {
    let all = text.flatMap(cut)
    var leftColumns = all.reduce(0) { $0 + $1.columns }
    var leftLines = all.count { !$0.isBlank }
    var pieces: [[SafeText]] = []
    var piece: [SafeText] = []
    var used = 0
    var count = 0
    var blanks = 0
    for line in all {
      let isFull = used + line.columns > columns || count >= lines
      if isFull, !line.isBlank, used > 0, 3 * leftColumns > columns || 3 * leftLines > lines {
        let heading = headingAtEnd(piece)
        pieces.append(Array(piece.dropLast(heading.count)))
        (piece, used, count) = (heading, heading.reduce(0) { $0 + $1.columns }, heading.count)
      }
      blanks = line.isBlank ? blanks + 1 : 0
      // Blank lines are as many as were written, unless somebody wants nothing but them.
      if !line.isBlank || !piece.isEmpty && blanks <= lines { piece.append(line) }
      used += line.columns
      leftColumns -= line.columns
      if !line.isBlank {
        count += 1
        leftLines -= 1
      }
    }
    return (pieces + [piece]).map(\.withoutBlankEnd).filter { !$0.isEmpty }
  }

  /// The heading, with the blank lines behind it, that a piece would end on: it belongs to what comes next. A heading is a
  /// line of its own, set apart from what is before it, that is short and no sentence.
  private static func headingAtEnd(_ piece: [SafeText]) -> [SafeText] {
    guard let last = piece.lastIndex(where: { !$0.isBlank }), last > 0, piece[last - 1].isBlank,
      piece[last].columns <= 72, let end = piece[last].description.last(where: { $0 != " " }),
      !".!?。！？…\"”)".contains(end)
    else { return [] }
    return Array(piece[last...])
  }

  /// A line that is too long, in parts.
  private static func cut(_ line: SafeText) -> [SafeText] {
    guard 3 * line.columns > 4 * columns else { return [line] }
    var parts: [SafeText] = []
    var rest = line.description[...]
    while !rest.isEmpty {
      // Not all of what is left is measured for each part; sequences of emoji have many scalars in a column.
      var window = rest.unicodeScalars.prefix(2 * columns)
      var layout = TextLayout(String(window), columns: columns)
      if layout.lineCount == 1 {
        window = rest.unicodeScalars.prefix(16 * columns)
        layout = TextLayout(String(window), columns: columns)
      }
      if window.endIndex == rest.endIndex, case let last = SafeText(rest), 3 * last.columns <= 4 * columns {
        parts.append(last)
        break
      }
      let limit = rest.utf8.index(rest.startIndex, offsetBy: layout.offset(ofLine: 1))
      let end = sentenceEnd(in: rest[..<limit]) ?? limit
      parts.append(SafeText(String(rest[..<end]).trimmedForReading))
      rest = rest[end...].drop { $0 == " " }
    }
    return parts.filter { !$0.isBlank }
  }

  /// Where the last sentence of the second half ends.
  private static func sentenceEnd(in text: Substring) -> String.Index? {
    var found: String.Index?
    var previous: Character = " "
    let half = text.index(text.startIndex, offsetBy: text.count / 2)
    for index in text[half...].indices {
      let next = text[index]
      let isEnd = ".!?".contains(previous) ? next == " " : "。！？".contains(previous) && !"」』）”’".contains(next)
      if isEnd { found = index }
      previous = next
    }
    return found
  }
}

extension SafeText {
  /// Nothing but blanks.
  var isBlank: Bool { description.utf8.allSatisfy { $0 == 0x20 } }
}

extension [SafeText] {
  fileprivate var withoutBlankEnd: [SafeText] { Array(prefix((lastIndex { !$0.isBlank } ?? -1) + 1)) }
}
