extension ConfusionTable {
  /// The table that does not depend on which label came first: half of each pair counted either way, the total kept.
  public var symmetrised: ConfusionTable {
    mapCells { (self[$0, $1] + self[$1, $0]) / 2 }
  }

  /// The table that independent labels with the same marginals would give, in expectation.
  public var independent: ConfusionTable {
    let total = total
    guard total > 0 else { return self }
    let (rows, columns) = (rowTotals, columnTotals)
    return mapCells { rows[$0] * columns[$1] / total }
  }

  /// The table of those pairs alone whose two values satisfy a condition, such as a difference below three.
  public func keeping(_ isKept: (Double, Double) -> Bool) -> ConfusionTable {
    mapCells { isKept(scale.values[$0], scale.values[$1]) ? self[$0, $1] : 0 }
  }

  private func mapCells(_ cell: (Int, Int) -> Double) -> ConfusionTable {
    var result = ConfusionTable(scale: scale)
    for row in 0..<scale.count {
      for column in 0..<scale.count { result.add(row: row, column: column, weight: cell(row, column)) }
    }
    return result
  }
}
