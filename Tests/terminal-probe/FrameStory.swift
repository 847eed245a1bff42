import Study
import Terminal

/// Frames in a random order, each made from the one before as screens are: a text scrolls, shifts by a column, changes in
/// part, or another one takes its place. The same seed and sizes give the same frames.
struct FrameStory {
  private var generator: SeededGenerator
  /// What stands in each row, as (column, text, style).
  private var rows: [[(column: Int, text: SafeText, style: Style)]] = []

  init(seed: UInt64) { generator = SeededGenerator(seed: seed, "frames") }

  /// The next frame; a blank where there is no room.
  mutating func next(in size: Size) -> Frame {
    if rows.count != size.rows { rows = (0..<size.rows).map { _ in row(size) } }
    for _ in 0...generator.below(2) { change(size) }
    var frame = Frame(size: size)
    for (index, pieces) in rows.enumerated() {
      for piece in pieces { frame.put(piece.text, row: index, column: piece.column, style: piece.style) }
    }
    if generator.below(6) == 0 {
      frame.overlay(.underline, row: generator.below(size.rows), columns: 0..<generator.below(size.columns) + 1)
    }
    let place = Position(row: generator.below(size.rows), column: generator.below(size.columns))
    frame.cursor = generator.coin() ? place : nil
    return frame
  }

  private mutating func change(_ size: Size) {
    let index = generator.below(size.rows)
    switch generator.below(12) {
    case 0: rows = (0..<size.rows).map { _ in row(size) }
    case 1: shiftAll(by: 1)
    case 2: shiftAll(by: -1)
    case 3: rows = Array(rows.dropFirst()) + [row(size)]
    case 4: rows = [row(size)] + rows.dropLast()
    case 5: rows[index] = []
    case 6: rows[index] = row(size)
    case 7: shift(index, by: generator.coin() ? 1 : -1)
    case 8: rows[index] = rows[generator.below(size.rows)]
    case 9: box(size)
    default: rows[index].append((generator.below(size.columns + 4) - 2, text(), style()))
    }
  }

  private mutating func shiftAll(by columns: Int) {
    for index in rows.indices { shift(index, by: columns) }
  }

  private mutating func shift(_ index: Int, by columns: Int) {
    for number in rows[index].indices { rows[index][number].column += columns }
  }

  /// A frame of lines over what is there, as a menu has.
  private mutating func box(_ size: Size) {
    guard size.rows > 3, size.columns > 8 else { return }
    let top = generator.below(size.rows - 3)
    let left = generator.below(size.columns - 8)
    let width = 3 + generator.below(size.columns - left - 5)
    let line = SafeText("─").repeated(width)
    rows[top].append((left, "┌\(line)┐", .plain))
    rows[top + 1].append((left, "│", .plain))
    rows[top + 1].append((left + width + 1, "│", .plain))
    rows[top + 2].append((left, "└\(line)┘", .plain))
  }

  private mutating func row(_ size: Size) -> [(column: Int, text: SafeText, style: Style)] {
    var pieces: [(column: Int, text: SafeText, style: Style)] = []
    var column = generator.below(4)
    while column < size.columns, generator.below(7) > 0 {
      let text = text()
      pieces.append((column, text, style()))
      column += text.columns + generator.below(3)
    }
    return pieces
  }

  private mutating func style() -> Style {
    switch generator.below(8) {
    case 0: .bold
    case 1: .reverse
    case 2: .underline
    case 3: .accent
    case 4: .warning
    default: .plain
    }
  }

  /// A word or some of one kind of script, or one cluster again and again.
  private mutating func text() -> SafeText {
    let script = Self.scripts[generator.below(Self.scripts.count)]
    let cluster = script[generator.below(script.count)]
    if generator.below(8) == 0 { return SafeText(cluster).repeated(2 + generator.below(30)) }
    var text = cluster
    for _ in 0..<generator.below(6) {
      text += script[generator.below(script.count)]
      if generator.below(4) == 0 { text += " " }
    }
    return SafeText(text)
  }

  private static let scripts: [[String]] = [
    ["It’s", "if", "a", "the", "Saved: 4", "|", "-", "0", "7", "    ", "j", "q leave"],
    ["Crème", "é", "brûlée", "naïve", "“", "”", "…", "·", "«", "°", "Ünï", "—"],
    ["但是", "漢", "字", "。", "（", "，", "한국어", "か", "な", "Ａ", "\u{3000}", "𠀀"],
    ["😀", "✅", "🚀", "💡", "❌", "😊", "🔥"],
    ["👨‍👩‍👧‍👦", "👩‍💻", "👍🏽", "👍", "❤️", "❤", "⚠️", "1️⃣", "🏳️‍🌈", "👩🏾‍🚀", "☝🏿", "🤷🏽‍♀️"],
    ["🇩🇪", "🇫🇷", "🇯🇵", "DE"],
    ["e\u{301}", "o\u{308}\u{304}", "n\u{303}", "a\u{301}\u{302}\u{303}\u{304}", "x\u{336}"],
    ["שלום", "עולם", "א", "سلام", "عالم", "م", "שָׁלוֹם"],
    ["ก็", "ที่", "น้ำ", "क्षि", "नमस्ते", "กำ"],
    ["─", "│", "┌", "┐", "█", "░", "▒", "═", "•", "→"],
    ["\u{202E}", "\u{200B}", "\u{9B}31m", "\t", "\u{7}"],
  ]
}
