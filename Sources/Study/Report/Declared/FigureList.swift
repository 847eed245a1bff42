import Agreement

/// The figures that are made of one kind of source, each with its row in a table of the report or its bar in a chart.
///
/// To add a figure is to declare it in a row here.
package struct FigureList<Source>: Sendable {
  private(set) var declarations: [FigureDeclaration<Source>] = []
  private(set) var counts: [Count] = []
  private(set) var layout = FigureLayout()

  /// A number that is counted and has no interval.
  struct Count: Sendable {
    let count: @Sendable (Source) -> Double
  }

  init() {}

  /// Declares a table of the report with the figures in its rows.
  mutating func table(_ caption: String, columns: [String], _ fill: (inout Rows) -> Void) {
    var rows = Rows(list: self, table: FigureLayout.Table(caption: caption, columns: columns, rows: []))
    fill(&rows)
    self = rows.list
    layout.tables.append(rows.table)
  }

  /// Declares figures that only files have.
  mutating func unshown(_ declarations: FigureDeclaration<Source>...) {
    for declaration in declarations { _ = add(declaration) }
  }

  /// Declares a chart: a count and a share of all of them for each label.
  ///
  /// - Parameters:
  ///   - counts, shares: what files call the two, each label's under that.
  ///   - of: how often each label was given, in the order of `labels`.
  mutating func bars(
    _ title: String, _ labels: [String], counts: String, shares: String,
    of: @escaping @Sendable (Source) -> [Double]
  ) {
    var chart = FigureLayout.Chart(title: title, bars: [])
    for (index, label) in labels.enumerated() {
      layout.names.append(.count("\(counts).\(label)"))
      self.counts.append(Count { of($0)[index] })
      let share = add(
        .share("\(shares).\(label)", of: { of($0)[index] }, in: { of($0).reduce(0, +) }))
      chart.bars.append(FigureLayout.Bar(label: label, count: self.counts.count - 1, share: share))
    }
    layout.charts.append(chart)
  }

  /// The place of a new figure among all.
  fileprivate mutating func add(_ declaration: FigureDeclaration<Source>) -> Int {
    declarations.append(declaration)
    layout.names.append(.figure(declaration.name))
    return declarations.count - 1
  }

  /// The rows of a table that is being declared.
  struct Rows {
    /// For figures of the same kind that only files have.
    var list: FigureList
    fileprivate var table: FigureLayout.Table

    enum Cell {
      case figure(FigureDeclaration<Source>)
      case text(String)
    }

    mutating func heading(_ label: String) {
      table.rows.append(FigureLayout.Row(label: label, kind: .heading, cells: []))
    }

    mutating func row(_ label: String, _ figures: [FigureDeclaration<Source>], kind: FigureTable.Kind = .plain) {
      row(label, cells: figures.map(Cell.figure), kind: kind)
    }

    /// What the row above is to be compared with.
    mutating func aside(_ label: String, _ cells: [Cell]) { row(label, cells: cells, kind: .aside) }

    /// A row that is left out where there is nothing to compute any of its figures from.
    mutating func rowIfAny(_ label: String, _ figures: [FigureDeclaration<Source>]) {
      row(label, figures)
      table.rows[table.rows.count - 1].isLeftOutIfEmpty = true
    }

    private mutating func row(_ label: String, cells: [Cell], kind: FigureTable.Kind) {
      let cells = cells.map { cell -> FigureLayout.Cell in
        switch cell {
        case .figure(let declaration): .figure(list.add(declaration))
        case .text(let text): .text(text)
        }
      }
      table.rows.append(FigureLayout.Row(label: label, kind: kind, cells: cells))
    }
  }
}

/// Where the figures of a list stand, whatever their values: by name in files, by row and bar in a report.
package struct FigureLayout: Hashable, Sendable {
  /// In the order of declaration; figures and counts are each numbered on their own.
  var names: [Name] = []
  var tables: [Table] = []
  var charts: [Chart] = []

  enum Name: Hashable, Sendable {
    case figure(String)
    case count(String)
  }

  struct Table: Hashable, Sendable {
    var caption: String
    var columns: [String]
    var rows: [Row]
  }

  struct Row: Hashable, Sendable {
    var label: String
    var kind: FigureTable.Kind
    var cells: [Cell]
    var isLeftOutIfEmpty = false
  }

  enum Cell: Hashable, Sendable {
    /// By its place among the figures.
    case figure(Int)
    case text(String)
  }

  struct Chart: Hashable, Sendable {
    var title: String
    var bars: [Bar]
  }

  struct Bar: Hashable, Sendable {
    var label: String
    /// Its place among the counts, and that of its share among the figures.
    var count: Int
    var share: Int
  }
}
