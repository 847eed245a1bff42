import Study

/// A report laid out in sections, whatever it is then written as.
public struct ReportDocument: Hashable, Sendable {
  public var title: String
  public var summary: [String]
  public var sections: [Section]
  public var notes: [String]

  public struct Section: Hashable, Sendable {
    /// A short name in kebab-case.
    public var id: String
    public var title: String
    public var blocks: [Block]
  }

  public enum Block: Hashable, Sendable {
    case paragraph(String)
    case table(ReportTable)
    case bars(BarChart)
    /// Pictures of what a table beside says as well; only written where pictures can be.
    case intervals(IntervalPlot)
    case sets(SetPlot)
  }
}

/// A table with a header, row labels, and figures or texts in its cells.
public struct ReportTable: Hashable, Sendable {
  public var caption: String
  /// The header of each column of cells.
  public var columns: [String]
  public var rows: [Row]

  public struct Row: Hashable, Sendable {
    public var label: String
    public var cells: [Cell]
    public var kind: Kind = .plain
  }

  public enum Kind: Hashable, Sendable {
    case plain
    /// A heading of the rows below, without cells.
    case heading
    /// What the row above is to be compared with.
    case aside
  }

  public enum Cell: Hashable, Sendable {
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
public struct BarChart: Hashable, Sendable {
  public var title: String
  public var bars: [LabelShare]
}

/// Figures with their intervals on one axis, each with the value to compare it with.
public struct IntervalPlot: Hashable, Sendable {
  public var title: String
  public var axis: String
  public var comparison: String
  public var groups: [Group]

  public struct Group: Hashable, Sendable {
    public var label: String
    public var points: [Point]
  }

  public struct Point: Hashable, Sendable {
    public var label: String
    public var figure: Figure
    public var comparison: Figure?
  }
}

/// Two sets and what they share.
public struct SetPlot: Hashable, Sendable {
  public var title: String
  public var first: String
  public var second: String
  public var firstSize: Double
  public var secondSize: Double
  public var shared: Double
  public var sharedByChance: Double
  public var total: Double
}
