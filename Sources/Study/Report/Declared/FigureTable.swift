/// A table with a header, row labels, and figures or texts in its cells.
package struct FigureTable: Hashable, Sendable {
  package var caption: String
  /// The header of each column of cells.
  package var columns: [String]
  package var rows: [Row]

  /// A line of the table; a heading has no cells.
  package struct Row: Hashable, Sendable {
    package var label: String
    package var cells: [Cell]
    package var kind: Kind

    package init(label: String, cells: [Cell], kind: Kind = .plain) {
      self.label = label
      self.cells = cells
      self.kind = kind
    }
  }

  package enum Kind: Hashable, Sendable {
    case plain
    /// A heading of the rows below, without cells.
    case heading
    /// What the row above is to be compared with.
    case aside
  }

  /// What stands in a column: a figure with its n, or a text.
  package enum Cell: Hashable, Sendable {
    case figure(Figure)
    case text(String)

    package var figure: Figure? { if case .figure(let figure) = self { figure } else { nil } }
  }

  package init(_ caption: String, columns: [String], rows: [Row] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// Adds a line that names the rows below it.
  package mutating func heading(_ label: String) { rows.append(Row(label: label, cells: [], kind: .heading)) }
  /// Adds a line of figures, one a column.
  package mutating func row(_ label: String, _ figures: [Figure], kind: Kind = .plain) {
    rows.append(Row(label: label, cells: figures.map(Cell.figure), kind: kind))
  }
  /// Adds a line of texts, one a column.
  package mutating func row(_ label: String, texts: [String]) {
    rows.append(Row(label: label, cells: texts.map(Cell.text)))
  }

  /// Takes the rows of a table of as many columns; a label replaces theirs.
  package mutating func append(_ table: FigureTable, label: String? = nil) {
    rows += table.rows.map { row in
      var row = row
      if let label { row.label = label }
      return row
    }
  }
}

/// How often one label was given.
package struct LabelShare: Hashable, Sendable {
  package var label: String
  package var count: Int
  /// Its share of all labels of its kind.
  package var share: Figure
}

/// Shares of labels as bars.
package struct BarChart: Hashable, Sendable {
  package var title: String
  package var bars: [LabelShare]
}
