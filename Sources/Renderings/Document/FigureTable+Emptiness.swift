import Study

extension FigureTable {
  /// The table as far as there is anything in it, and a line for each part of which there is nothing, with the reason.
  ///
  /// A part is the whole table, a column, the rows under a heading, a row with what it is compared with, or that alone. The table is nil
  /// where nothing is left of it.
  var condensed: (table: FigureTable?, lines: [String]) {
    guard let figures = Self.figures(rows) else { return (self, []) }
    if let why = Self.emptiness(figures, orUndefined: true) { return (nil, [Self.line(caption, why)]) }
    var (table, lines) = (self, [String]())
    /// Of groups what has figures, and a line for each that has none.
    func kept(_ groups: [[Row]], _ then: ([Row]) -> [Row]) -> [Row] {
      groups.flatMap { group -> [Row] in
        guard let first = group.first, let figures = Self.figures(group), !figures.isEmpty,
          let why = Self.emptiness(figures)
        else { return then(group) }
        let line = Self.line(first.label, why)
        if !lines.contains(line) { lines.append(line) }
        return []
      }
    }
    table.rows = kept(Self.groups(rows, startingWith: { $0 == .heading })) {
      kept(Self.groups($0, startingWith: { $0 != .aside })) { kept($0.map { [$0] }) { $0 } }
    }
    for column in columns.indices.reversed() {
      let cells = table.rows.filter { $0.kind == .plain && column < $0.cells.count }.compactMap(\.cells[column].figure)
      guard let why = Self.emptiness(cells) else { continue }
      lines.append(Self.line(columns[column], why))
      table.columns.remove(at: column)
      for row in table.rows.indices where column < table.rows[row].cells.count {
        table.rows[row].cells.remove(at: column)
      }
    }
    return (table, lines)
  }

  /// The rows that belong together, each group beginning with a row of a kind.
  private static func groups(_ rows: [Row], startingWith isStart: (Kind) -> Bool) -> [[Row]] {
    rows.reduce(into: []) { groups, row in
      if isStart(row.kind) || groups.isEmpty { groups.append([row]) } else { groups[groups.count - 1].append(row) }
    }
  }

  private static func line(_ what: String, _ why: String) -> String {
    "\(what.drop { $0 == " " }): no figures, since \(why)."
  }

  /// The figures of the plain rows, or where there are none of what they would be compared with; nil where there are texts
  /// among them.
  private static func figures(_ rows: [Row]) -> [Figure]? {
    let plain = rows.filter { $0.kind == .plain }
    let cells = (plain.isEmpty ? rows : plain).flatMap(\.cells)
    let figures = cells.compactMap(\.figure)
    return figures.count == cells.count ? figures : nil
  }

  /// The reason why there is no figure; nil where there is one.
  ///
  /// - Parameter orUndefined: figures of labels that happen to be undefined count as none, too.
  private static func emptiness(_ figures: [Figure], orUndefined: Bool = false) -> String? {
    guard figures.allSatisfy({ $0.value == nil && (orUndefined || $0.n == 0) }) else { return nil }
    return figures.lazy.compactMap(\.why).first ?? "there is nothing to compute it from"
  }
}
