import Study
import Terminal

/// A dialogue with its responses as one text that scrolls: blocks of lines, laid out for a width, drawn where visible.
struct ReadingDocument: Equatable, Sendable {
  /// Where the blocks stand and how wide their text is.
  struct Style: Hashable, Sendable {
    var columns: Int
    /// Roles on lines of their own, as below 60 columns there is no room beside the text.
    var isNarrow: Bool { columns < 60 }
    var roleColumn: Int { isNarrow ? 0 : 1 }
    var textColumn: Int { isNarrow ? 2 : 11 }
    var textWidth: Int { min(columns - textColumn - (isNarrow ? 0 : 2), maximum) }
    /// The most columns a line of text takes.
    var maximum = 78

    init(columns: Int) { self.columns = columns }
  }

  private(set) var blocks: [Block]
  private let rows: [Int]
  let style: Style

  init(_ blocks: [Block], style: Style) {
    self.blocks = blocks
    self.style = style
    var next = 0
    rows = blocks.map { block in
      defer { next += block.height }
      return next
    }
    height = next
  }

  let height: Int

  /// The first row of the first block of that kind, and its last row.
  func range(ofResponse number: Int) -> Range<Int>? {
    for (index, block) in blocks.enumerated() {
      if case .responses(let layouts) = block.content, number < layouts.count {
        return rows[index]..<rows[index] + layouts[number].lineCount
      }
      if case .response(let which, let layout) = block.content, which == number {
        return rows[index]..<rows[index] + layout.lineCount
      }
    }
    return nil
  }

  /// How many whole turns stand above a row.
  func turns(above row: Int) -> Int {
    zip(blocks, rows).count { block, start in block.isTurn && start + block.height <= row }
  }

  /// Where a rule (`Response ---`) stands before the responses; the end if there is none.
  var firstResponseRow: Int {
    zip(blocks, rows).first { block, _ in block.isRule }?.1 ?? height
  }

  /// Draws `count` rows from `top` on at a row of the frame; `left` is the column of the document's own column 0.
  func draw(
    into frame: inout Frame, from top: Int, count: Int, row: Int, left: Int, highlights: [Highlight] = []
  ) {
    guard count > 0, let first = blocks.indices.last(where: { rows[$0] <= top }) else { return }
    for index in first..<blocks.count where rows[index] < top + count {
      for line in max(0, top - rows[index])..<max(max(0, top - rows[index]), blocks[index].height) {
        let target = rows[index] + line - top
        guard target < count else { break }
        blocks[index].draw(line, style: style, into: &frame, row: row + target, left: left)
      }
    }
    for highlight in highlights where (top..<top + count).contains(highlight.row) {
      frame.overlay(
        highlight.isCurrent ? .reverse : .underline, row: row + highlight.row - top,
        columns: left + highlight.columns.lowerBound..<left + highlight.columns.upperBound)
    }
  }

  /// Where `needle` stands, row by row.
  func matches(of needle: String) -> [Highlight] {
    guard !needle.isEmpty else { return [] }
    return zip(blocks, rows).flatMap { block, start in
      block.matches(of: needle, style: style).map {
        Highlight(row: start + $0.row, columns: $0.columns, isCurrent: false)
      }
    }.sorted { ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound) }
  }
}

/// A part of a row that is to be seen, in the document's own columns.
struct Highlight: Hashable, Sendable {
  var row: Int
  var columns: Range<Int>
  var isCurrent: Bool
}
