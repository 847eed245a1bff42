/// The figures of a list, computed: by name, as tables and charts, and as a tree.
package struct FigureResults: Hashable, Sendable {
  private let layout: FigureLayout
  /// In the order of declaration.
  private let figures: [Figure]
  private let counts: [Int]

  /// - Precondition: as many as the layout names.
  init(layout: FigureLayout, figures: [Figure], counts: [Int]) {
    self.layout = layout
    self.figures = figures
    self.counts = counts
  }

  /// The figure that files call so; one without a value, which says so, where there is none.
  package subscript(name: String) -> Figure {
    var number = 0
    for case .figure(let known) in layout.names {
      if known == name { return figures[number] }
      number += 1
    }
    return Figure(value: nil, n: 0, why: "there is no figure called \(name)")
  }

  /// The table of a caption; an empty one where there is none.
  package func table(_ caption: String) -> FigureTable {
    guard let table = layout.tables.first(where: { $0.caption == caption }) else {
      return FigureTable(caption, columns: [])
    }
    let rows = table.rows.compactMap { row -> FigureTable.Row? in
      let cells = row.cells.map { cell -> FigureTable.Cell in
        switch cell {
        case .figure(let number): .figure(figures[number])
        case .text(let text): .text(text)
        }
      }
      if row.isLeftOutIfEmpty, cells.allSatisfy({ $0.figure?.n == 0 }) { return nil }
      return FigureTable.Row(label: row.label, cells: cells, kind: row.kind)
    }
    return FigureTable(caption, columns: table.columns, rows: rows)
  }

  /// Whether a figure of that name in files was declared.
  package func hasFigure(_ name: String) -> Bool { layout.names.contains(.figure(name)) }

  /// Whether a table of that caption was declared.
  package func hasTable(_ caption: String) -> Bool { layout.tables.contains { $0.caption == caption } }

  /// The chart of a title; an empty one where there is none.
  package func chart(_ title: String) -> BarChart {
    let bars = layout.charts.first { $0.title == title }?.bars ?? []
    return BarChart(
      title: title,
      bars: bars.map { LabelShare(label: $0.label, count: counts[$0.count], share: figures[$0.share]) })
  }

  /// Figures and counts under the parts of their names; a pooled kappa with the one that it is called after.
  package var tree: FigureTree {
    var root = Branch()
    var (figure, count) = (0, 0)
    for name in layout.names {
      switch name {
      case .figure(let path):
        root.insert(.figure(figures[figure]), at: path.split(separator: ".")[...])
        figure += 1
      case .count(let path):
        root.insert(.count(counts[count]), at: path.split(separator: ".")[...])
        count += 1
      }
    }
    return root.tree
  }

  /// A tree while it grows.
  private struct Branch {
    var leaf: FigureTree?
    var names: [Substring] = []
    var branches: [Substring: Branch] = [:]

    mutating func insert(_ leaf: FigureTree, at path: ArraySlice<Substring>) {
      guard let name = path.first else {
        self.leaf = leaf
        return
      }
      if branches[name] == nil { names.append(name) }
      branches[name, default: Branch()].insert(leaf, at: path.dropFirst())
    }

    var tree: FigureTree {
      if let leaf {
        guard case .figure(let figure) = leaf, case .figure(let pooled)? = branches["symmetric"]?.leaf else {
          return leaf
        }
        return .kappa(KappaFigure(value: figure, symmetric: pooled))
      }
      return .group(names.map { FigureTree.Member(String($0), branches[$0]?.tree ?? .group([])) })
    }
  }
}
