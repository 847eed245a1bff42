import Study
import Terminal

/// A dialogue with its responses as one text that scrolls: blocks of lines, laid out for a width, drawn where visible.
struct ReadingDocument: Equatable, Sendable {
  /// Where the blocks stand and how wide their text is.
  struct Style: Hashable, Sendable {
    var columns: Int
    /// The most columns a line of text takes.
    var maximum = 78

    init(columns: Int) { self.columns = columns }

    /// Roles on lines of their own, as below 60 columns there is no room beside the text.
    var isNarrow: Bool { columns < 60 }
    var roleColumn: Int { 1 }
    var turnColumn: Int { isNarrow ? 2 : 11 }
    var turnWidth: Int { min(columns - turnColumn - (isNarrow ? 1 : 2), maximum) }
    /// One column more than a turn where it is narrow, for the bar.
    var responseColumn: Int { isNarrow ? 3 : 11 }
    var responseWidth: Int { min(columns - responseColumn - (isNarrow ? 1 : 2), maximum) }
    /// Side by side: each response takes half of the width, four columns between them.
    var sideWidth: Int { (columns - 2 - 4) / 2 }

    func sideColumn(_ number: Int) -> Int { 1 + number * (sideWidth + 4) }
  }

  /// A place in the texts, which stays when they are laid out anew.
  struct Anchor: Hashable, Sendable {
    var block = 0
    var piece = 0
    /// A byte of the text.
    var offset = 0
  }

  let blocks: [Block]
  private let rows: [Int]
  let height: Int
  /// For each response the bytes that are to be marked.
  var marks: [[Range<Int>]] = []

  /// Whether the blank lines between blocks are left out.
  private let isTight: Bool

  init(_ blocks: [Block]) { self.init(blocks, isTight: false) }

  private init(_ blocks: [Block], isTight: Bool) {
    self.blocks = blocks
    self.isTight = isTight
    var next = 0
    rows = blocks.map { block in
      defer { next += isTight && block.kind == .gap ? 0 : block.height }
      return next
    }
    height = next
  }

  /// The same without the blank lines between its blocks, for a screen that has no room for them.
  var tight: ReadingDocument {
    var tight = ReadingDocument(blocks, isTight: true)
    tight.marks = marks
    return tight
  }

  /// Whether a row is a blank line between two blocks.
  func isGap(_ row: Int) -> Bool { rows.lastIndex { $0 <= row }.map { blocks[$0].kind == .gap } ?? false }

  /// The rows of a response.
  func range(ofResponse number: Int) -> Range<Int>? {
    guard let index = blocks.firstIndex(where: { $0.kind == .response }), number < blocks[index].pieces.count else {
      return nil
    }
    return rows[index]..<rows[index] + blocks[index].pieces[number].layout.lineCount
  }

  /// How many whole turns stand above a row.
  func turns(above row: Int) -> Int {
    zip(blocks, rows).count { block, start in block.kind == .turn && start + block.height <= row }
  }

  /// Where the rule (`Response ---`) stands before the responses; nil if there is none.
  var ruleRow: Int? { zip(blocks, rows).first { block, _ in block.kind == .rule }?.1 }

  /// Where rules stand, from the top on.
  var ruleRows: [Int] { zip(blocks, rows).filter { block, _ in block.kind == .rule }.map(\.1) }

  /// The rows of the dialogue before the responses.
  var dialogueRows: Range<Int> {
    0..<(blocks.lastIndex { $0.kind == .turn }.map { rows[$0] + blocks[$0].height } ?? 0)
  }

  /// The row at which the dialogue's last turn begins; 0 where there is none.
  var lastTurnRow: Int { blocks.lastIndex { $0.kind == .turn }.map { rows[$0] } ?? 0 }

  /// How many characters of the texts are not shown as themselves.
  var unusualCount: Int { blocks.reduce(0) { $0 + $1.unusualCount } }

  func anchor(ofRow row: Int) -> Anchor {
    guard let index = rows.lastIndex(where: { $0 <= row }) else { return Anchor() }
    let place = blocks[index].place(ofRow: row - rows[index])
    return Anchor(block: index, piece: place.piece, offset: place.offset)
  }

  func row(of anchor: Anchor) -> Int {
    guard blocks.indices.contains(anchor.block) else { return height }
    return rows[anchor.block] + blocks[anchor.block].row(ofPiece: anchor.piece, offset: anchor.offset)
  }

  /// Draws `count` rows from `top` on at a row of the frame; `left` is the column of the document's own column 0.
  func draw(
    into frame: inout Frame, from top: Int, count: Int, row: Int, left: Int, highlights: [Highlight] = []
  ) {
    guard count > 0, let first = rows.lastIndex(where: { $0 <= top }) else { return }
    for index in first..<blocks.count {
      guard rows[index] < top + count else { break }
      let block = blocks[index]
      let marked = block.kind == .response && highlights.isEmpty ? Array(marks.dropFirst(responses(before: index))) : []
      if isTight, block.kind == .gap { continue }
      for line in max(0, top - rows[index])..<max(max(0, top - rows[index]), block.height) {
        let target = rows[index] + line - top
        guard target < count else { break }
        block.draw(line, marks: marked, into: &frame, row: row + target, left: left)
      }
    }
    if top > 0 { drawEnded(above: top, into: &frame, row: row, left: left) }
    for highlight in highlights where (top..<top + count).contains(highlight.row) {
      frame.overlay(
        highlight.isCurrent ? .reverse : .underline, row: row + highlight.row - top,
        columns: left + highlight.columns.lowerBound..<left + highlight.columns.upperBound)
    }
  }

  /// How many responses stand in the blocks before one.
  private func responses(before index: Int) -> Int {
    blocks[..<index].reduce(0) { $0 + ($1.kind == .response ? $1.pieces.count : 0) }
  }

  /// Says of a response beside a longer one that it is not missing, but over.
  private func drawEnded(above top: Int, into frame: inout Frame, row: Int, left: Int) {
    guard let index = blocks.lastIndex(where: { $0.kind == .response }), blocks[index].pieces.count > 1,
      rows[index] + blocks[index].height > top
    else { return }
    for piece in blocks[index].pieces where rows[index] + piece.layout.lineCount <= top {
      frame.put("(ended above)", row: row, column: left + piece.column, style: .quiet)
    }
  }

  /// The last rule that stands above a row: which part of the text that is, for a window from which it was scrolled away.
  func rule(above top: Int) -> Block? {
    blocks.indices.last { blocks[$0].kind == .rule && rows[$0] < top }.map { blocks[$0] }
  }

  /// Where `needle` stands, row by row.
  func matches(of needle: String) -> [Highlight] {
    guard !needle.isEmpty else { return [] }
    return zip(blocks, rows).flatMap { block, start in
      block.matches(of: needle).map {
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
