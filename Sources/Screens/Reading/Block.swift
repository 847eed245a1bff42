import Study
import Terminal

extension ReadingDocument {
  /// A run of rows of one kind.
  struct Block: Equatable, Sendable {
    enum Content: Equatable, Sendable {
      case gap
      case turn(Role, TextLayout)
      /// A section's title with a rule to the right edge; a second title stands at the middle.
      case rule([String])
      /// Response number 0 or 1, marked by a bar.
      case response(Int, TextLayout)
      /// Both responses side by side.
      case responses([TextLayout])
      /// Text without a role, from the left edge.
      case text(TextLayout)
    }

    var content: Content
    private let hasRoleLine: Bool

    init(_ content: Content, style: Style) {
      self.content = content
      if case .turn(let role, _) = content {
        hasRoleLine = style.isNarrow && role != .text
      } else {
        hasRoleLine = false
      }
    }

    var height: Int {
      switch content {
      case .gap, .rule: 1
      case .turn(_, let layout): layout.lineCount + (hasRoleLine ? 1 : 0)
      case .response(_, let layout), .text(let layout): layout.lineCount
      case .responses(let layouts): layouts.map(\.lineCount).max() ?? 0
      }
    }

    var isTurn: Bool { if case .turn = content { true } else { false } }
    var isRule: Bool { if case .rule = content { true } else { false } }

    func draw(_ line: Int, style: Style, into frame: inout Frame, row: Int, left: Int) {
      switch content {
      case .gap: break
      case .turn(let role, let layout):
        if line == 0 { frame.put(role.title, row: row, column: left + style.roleColumn, style: .bold) }
        let index = hasRoleLine ? line - 1 : line
        if index >= 0 {
          let column = style.isNarrow ? 1 : style.textColumn
          frame.put(layout.line(index), row: row, column: left + column, columns: style.columns - column)
        }
      case .rule(let titles): drawRule(titles, style: style, into: &frame, row: row, left: left)
      case .response(_, let layout):
        frame.put("|", row: row, column: left + max(0, style.textColumn - 2), style: .accent)
        frame.put(layout.line(line), row: row, column: left + style.textColumn, columns: layout.columns)
      case .responses(let layouts):
        for (number, layout) in layouts.enumerated() where line < layout.lineCount {
          let column = left + style.sideColumn(number)
          frame.put(layout.line(line), row: row, column: column, columns: layout.columns)
        }
      case .text(let layout): frame.put(layout.line(line), row: row, column: left + 1, columns: style.columns - 1)
      }
    }

    private func drawRule(_ titles: [String], style: Style, into frame: inout Frame, row: Int, left: Int) {
      for (number, title) in titles.enumerated() {
        let isPair = titles.count > 1
        let start = isPair ? style.sideColumn(number) : style.roleColumn
        let end = isPair ? start + style.sideWidth : style.columns - 1
        let used = frame.put(SafeText(title + " "), row: row, column: left + start, style: .bold)
        frame.fill(
          row: row, columns: left + start + used..<max(left + start + used, left + end), with: "-", style: .quiet)
      }
    }

    /// Where `needle` stands in this block: its rows, and columns of the document.
    func matches(of needle: String, style: Style) -> [Highlight] {
      switch content {
      case .gap, .rule: []
      case .turn(_, let layout):
        Self.matches(of: needle, in: layout, column: style.isNarrow ? 1 : style.textColumn, down: hasRoleLine ? 1 : 0)
      case .response(_, let layout): Self.matches(of: needle, in: layout, column: style.textColumn)
      case .text(let layout): Self.matches(of: needle, in: layout, column: 1)
      case .responses(let layouts):
        layouts.enumerated().flatMap { Self.matches(of: needle, in: $1, column: style.sideColumn($0)) }
      }
    }

    private static func matches(
      of needle: String, in layout: TextLayout, column: Int, down: Int = 0
    ) -> [Highlight] {
      layout.ranges(of: needle).map {
        Highlight(
          row: $0.line + down, columns: $0.columns.lowerBound + column..<$0.columns.upperBound + column,
          isCurrent: false)
      }
    }
  }
}

extension ReadingDocument.Style {
  /// Side by side: each response takes half of the width, four columns between them.
  var sideWidth: Int { (columns - 2 - 4) / 2 }

  func sideColumn(_ number: Int) -> Int { 1 + number * (sideWidth + 4) }
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
