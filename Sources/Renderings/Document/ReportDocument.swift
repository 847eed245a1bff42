import Study

/// A report laid out in sections, whatever it is then written as.
package struct ReportDocument: Hashable, Sendable {
  package var title: String
  package var summary: [String]
  package var sections: [Section]
  package var notes: [String]

  package struct Section: Hashable, Sendable {
    /// A short name in kebab-case.
    package var id: String
    package var title: String
    package var blocks: [Block]
  }

  package enum Block: Hashable, Sendable {
    case paragraph(String)
    case table(ReportTable)
    case bars(BarChart)
    /// Pictures of what a table beside says as well; only written where pictures can be.
    case intervals(IntervalPlot)
    case sets(SetPlot)
  }
}

/// A table with a header, row labels, and figures or texts in its cells.
package struct ReportTable: Hashable, Sendable {
  package var caption: String
  /// The header of each column of cells.
  package var columns: [String]
  package var rows: [Row]

  package struct Row: Hashable, Sendable {
    package var label: String
    package var cells: [Cell]
    package var kind: Kind = .plain
  }

  package enum Kind: Hashable, Sendable {
    case plain
    /// A heading of the rows below, without cells.
    case heading
    /// What the row above is to be compared with.
    case aside
  }

  package enum Cell: Hashable, Sendable {
    case figure(Figure)
    case text(String)
  }

  init(_ caption: String, columns: [String]) {
    self.caption = caption
    self.columns = columns
    rows = []
  }

  mutating func heading(_ label: String) { rows.append(Row(label: label, cells: [], kind: .heading)) }
  mutating func row(_ label: String, _ figures: [Figure], kind: Kind = .plain) {
    rows.append(Row(label: label, cells: figures.map(Cell.figure), kind: kind))
  }
  mutating func row(_ label: String, texts: [String]) { rows.append(Row(label: label, cells: texts.map(Cell.text))) }

  /// The reason why there is nothing to show, where every figure is undefined.
  var emptiness: String? {
    let rows = rows.filter { $0.kind == .plain }
    let figures = rows.flatMap(\.cells).compactMap { cell -> Figure? in
      if case .figure(let figure) = cell { figure } else { nil }
    }
    let hasTexts = rows.contains { $0.cells.contains { if case .text = $0 { true } else { false } } }
    guard !hasTexts, figures.allSatisfy({ $0.value == nil }) else { return nil }
    return figures.lazy.compactMap(\.why).first ?? "there is nothing to compute it from"
  }
}

/// Shares of labels as bars.
package struct BarChart: Hashable, Sendable {
  package var title: String
  package var bars: [LabelShare]
}

/// Figures with their intervals on one axis, each with the value to compare it with.
package struct IntervalPlot: Hashable, Sendable {
  package var title: String
  package var axis: String
  package var comparison: String
  package var groups: [Group]

  package struct Group: Hashable, Sendable {
    package var label: String
    package var points: [Point]
  }

  package struct Point: Hashable, Sendable {
    package var label: String
    package var figure: Figure
    package var comparison: Figure?
  }
}

/// Two sets and what they share.
package struct SetPlot: Hashable, Sendable {
  package var title: String
  package var first: String
  package var second: String
  package var firstSize: Double
  package var secondSize: Double
  package var shared: Double
  package var sharedByChance: Double
  package var total: Double
}
