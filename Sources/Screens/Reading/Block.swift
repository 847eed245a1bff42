import Study
import Terminal

/// A run of rows of one kind in a document: a heading beside or above one text, or two texts side by side.
struct Block: Equatable, Sendable {
  enum Kind: Hashable, Sendable {
    case gap, turn, rule, response, text
  }

  /// A text and the column where it stands.
  struct Piece: Equatable, Sendable {
    var layout: Passage
    var column: Int

    /// Nothing to read, which is said in words: a blank would look like a fault of the screen.
    var isEmpty: Bool { layout.isEmpty }
  }

  /// A title with a rule from its end on.
  struct Title: Hashable, Sendable {
    var text: SectionTitle
    var columns: Range<Int>
  }

  let kind: Kind
  private(set) var pieces: [Piece] = []
  private(set) var titles: [Title] = []
  private var heading: SafeText = .empty
  private var headingColumn = 0
  private var headingRows = 0
  /// The column of the bar that marks the text that is judged.
  private var bar: Int?

  static let gap = Block(kind: .gap)

  private init(kind: Kind) { self.kind = kind }

  /// A turn of the dialogue: its role before the text, or above it where there is no room beside.
  static func turn(_ turn: ReadableTurn, _ style: ReadingDocument.Style) -> Block {
    var block = Block(kind: .turn)
    block.heading = turn.role.title
    block.headingColumn = style.roleColumn
    block.headingRows = style.isNarrow && !turn.role.title.isEmpty ? 1 : 0
    block.pieces = [Piece(layout: turn.text.passage(columns: style.turnWidth), column: style.turnColumn)]
    return block
  }

  static func rule(_ titles: [Title]) -> Block {
    var block = Block(kind: .rule)
    block.titles = titles
    return block
  }

  /// One response behind its bar, or both side by side.
  static func responses(_ pieces: [Piece], bar: Int? = nil) -> Block {
    var block = Block(kind: .response)
    block.pieces = pieces
    block.bar = bar
    return block
  }

  static func text(_ layout: TextLayout) -> Block {
    var block = Block(kind: .text)
    block.pieces = [Piece(layout: .raw(layout), column: 1)]
    return block
  }

  /// A name and what it stands for, in two columns.
  static func entry(_ name: String, _ layout: TextLayout, column: Int) -> Block {
    var block = Block(kind: .text)
    block.heading = SafeText(name)
    block.headingColumn = 1
    block.pieces = [Piece(layout: .raw(layout), column: column)]
    return block
  }

  var height: Int {
    switch kind {
    case .gap, .rule: 1
    case .turn, .response, .text: headingRows + (pieces.map(\.layout.lineCount).max() ?? 0)
    }
  }

  /// How many characters of its texts are not shown as themselves.
  var unusualCount: Int { pieces.reduce(0) { $0 + $1.layout.unusualCount } }
}

extension Block {
  /// Draws one of its rows; `left` is the column of the document's own column 0.
  ///
  /// - Parameter marks: for each text the byte ranges to be marked, in rising order.
  func draw(_ line: Int, marks: [[Range<Int>]], into frame: inout Frame, row: Int, left: Int) {
    if line == 0 { frame.put(heading, row: row, column: left + headingColumn, style: .bold) }
    drawTitles(into: &frame, row: row, left: left)
    if let bar { frame.put("|", row: row, column: left + bar, style: .accent) }
    let index = line - headingRows
    for (number, piece) in pieces.enumerated() where (0..<piece.layout.lineCount).contains(index) {
      if piece.isEmpty {
        frame.put("(empty)", row: row, column: left + piece.column, style: .quiet)
        continue
      }
      let limit = piece.layout.columns
      piece.layout.draw(
        line: index, into: &frame, row: row, column: left + piece.column, isEmphasised: marks.isEmpty)
      guard number < marks.count else { continue }
      for columns in piece.layout.columns(ofBytes: marks[number], line: index) {
        frame.overlay(
          .underline, row: row,
          columns: left + piece.column + columns.lowerBound..<left + piece.column + min(limit, columns.upperBound))
      }
    }
  }

  /// Draws the titles of a rule and the rule behind each.
  ///
  /// - Parameter reserved: columns at the end that something else is put on.
  func drawTitles(into frame: inout Frame, row: Int, left: Int, reserved: Int = 0) {
    for title in titles {
      let column = left + title.columns.lowerBound
      let text = title.text.text(columns: title.columns.count - reserved)
      let used = frame.put("\(text) ", row: row, column: column, style: .bold, columns: title.columns.count)
      let rest = column + used..<max(column + used, left + title.columns.upperBound)
      frame.fill(row: row, columns: rest, with: "-", style: .quiet)
    }
  }

  /// Draws the titles of a rule, and leaves room at the end of the row for one of some remarks, of which the longest is chosen
  /// that leaves the last title whole.
  ///
  /// - Returns: the remark, which is not drawn.
  func draw(besides remarks: [SafeText], into frame: inout Frame, row: Int, left: Int) -> SafeText {
    guard let last = titles.last else { return remarks.first ?? .empty }
    let remark = last.text.remark(remarks, columns: last.columns.count)
    drawTitles(into: &frame, row: row, left: left, reserved: remark.columns + 1)
    return remark
  }

  /// Where `needle` stands in this block: its rows, and columns of the document.
  func matches(of needle: String) -> [Highlight] {
    pieces.flatMap { piece in
      piece.layout.ranges(of: needle).map {
        Highlight(
          row: $0.line + headingRows,
          columns: $0.columns.lowerBound + piece.column..<$0.columns.upperBound + piece.column, isCurrent: false)
      }
    }
  }

  /// The place in the texts that a row shows.
  func place(ofRow row: Int) -> (piece: Int, offset: Int) {
    let index = max(0, row - headingRows)
    let number = pieces.firstIndex { index < $0.layout.lineCount } ?? 0
    return (number, pieces.isEmpty ? 0 : pieces[number].layout.offset(ofLine: index))
  }

  /// The row that shows a place in the texts.
  func row(ofPiece number: Int, offset: Int) -> Int {
    guard pieces.indices.contains(number), offset > 0 else { return 0 }
    return headingRows + pieces[number].layout.lineIndex(at: offset)
  }
}

extension Role {
  /// The name that stands before a turn; nothing for a context that came as one text.
  var title: SafeText {
    switch self {
    case .user: "Human"
    case .assistant: "Assistant"
    case .system: "System"
    case .text: ""
    }
  }
}
