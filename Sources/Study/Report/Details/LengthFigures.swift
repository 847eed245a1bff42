import Agreement

/// Whether the longer of the two responses is preferred, whatever else speaks for it.
package struct LengthFigures: Hashable, Sendable {
  private let results: FigureResults

  /// - Parameter longer: for each instance of the table the longer response; nil where they are as long as each other or
  ///   their lengths are not known.
  package init(_ table: LabelTable, longer: [ResponseLetter?], plan: FigurePlan) {
    let ranks = table.annotatorRanks.map(Int.init)
    self.init(table, longer, plan) { entries, longer in
      UnitRow(annotators: entries.map { ranks[$0.annotator] }) { left in
        LengthSums(entries.filter { ranks[$0.annotator] != left }, longer: longer).cells
      }
    }
  }

  /// Of one annotator alone, such as a model.
  package init(_ table: LabelTable, of annotator: String, longer: [ResponseLetter?], plan: FigurePlan) {
    let name = InstanceKey(annotator)
    let number = table.annotators.firstIndex { InstanceKey($0) == name }
    self.init(table, longer, plan) { entries, longer in
      UnitRow(LengthSums(entries.filter { $0.annotator == number }, longer: longer).cells)
    }
  }

  private init(
    _ table: LabelTable, _ longer: [ResponseLetter?], _ plan: FigurePlan,
    row: ([LabelEntry], ResponseLetter) -> UnitRow
  ) {
    var rows: [UnitRow] = []
    for instance in table.instances.indices {
      guard longer.indices.contains(instance), let longer = longer[instance] else { continue }
      let row = row(table.entries(of: instance), longer)
      if row.cells.contains(where: { $0 != 0 }) { rows.append(row) }
    }
    results = FigureList.length.results(FigureSample(rows, empty: LengthSums()), plan: plan, source: { $0 })
  }

  package subscript(name: String) -> Figure { results[name] }
  package var table: FigureTable { results.table("Length") }
  package var tree: FigureTree { results.tree }
}

extension FigureList<LengthSums> {
  fileprivate static let length: FigureList = {
    let none = "nobody preferred one of two responses of different length"
    var list = FigureList()
    list.table("Length", columns: ["single-pref", "preference"]) { table in
      // .5 without a length bias.
      table.row(
        "prefers the longer response, N left out",
        [
          .share("longerSingle", of: { $0.cells[1] }, in: { $0.cells[0] }, none: none),
          .share("longerPreference", of: { $0.cells[4] }, in: { $0.cells[3] }, none: none),
        ])
      // The mean of the combined label turned towards the longer response; 0 without a length bias.
      table.row(
        "mean label towards it, -2 to 2",
        [
          .mean("towardsLongerSingle", of: { $0.cells[2] }, over: { $0.cells[6] }, none: none),
          .mean("towardsLongerPreference", of: { $0.cells[5] }, over: { $0.cells[7] }, none: none),
        ])
    }
    return list
  }()
}

/// For single-combined and prefer-combined: labels for either response, for the longer, and the sum towards it; then how many
/// labels of each kind there are.
struct LengthSums: CellTable {
  var cells = Array(repeating: 0.0, count: 8)

  init() {}

  init(_ entries: [LabelEntry], longer: ResponseLetter) {
    for entry in entries {
      for (start, count, label) in [(0, 6, entry.ratings?.singleCombined), (3, 7, entry.preference?.combined)] {
        guard let label else { continue }
        let towards = longer == .a ? -label : label
        cells[count] += 1
        cells[start + 2] += Double(towards)
        if towards != 0 { cells[start] += 1 }
        if towards > 0 { cells[start + 1] += 1 }
      }
    }
  }
}
