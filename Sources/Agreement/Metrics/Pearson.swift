/// Pearson's correlation of the two labels of each unit, −1 to 1.
///
/// `r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)` (Pearson 1895). Undefined for fewer than two units and where one of
/// the two never varies.
public func pearson(_ table: ConfusionTable) -> Statistic {
  correlation(table, rowValues: table.scale.values, columnValues: table.scale.values)
}

/// Pearson's correlation from sums; see `pearson(_:)` of a table.
public func pearson(_ moments: Moments) -> Statistic {
  let (count, x, y) = (moments.cells[0], moments.cells[1], moments.cells[2])
  let (xx, yy, xy) = (count * moments.cells[3], count * moments.cells[4], count * moments.cells[5])
  guard isMoreThanOne(count) else { return .undefined(count > 0 ? .tooFewUnits : .noUnits) }
  let (varianceX, varianceY) = (xx - x * x, yy - y * y)
  // What rounding leaves of a constant column is no variance.
  guard varianceX > 1e-12 * xx, varianceY > 1e-12 * yy else { return .undefined(.constantColumn) }
  return .value(clamped((xy - x * y) / (varianceX.squareRoot() * varianceY.squareRoot())))
}

/// Pearson's correlation of two columns of numbers; throws `lengthsDiffer`, or `notFinite` for NaN and infinities.
public func pearson(_ first: [Double], _ second: [Double]) throws(AgreementError) -> Statistic {
  guard first.count == second.count else { throw .lengthsDiffer(first: first.count, second: second.count) }
  for column in [first, second] {
    if let position = column.firstIndex(where: { !$0.isFinite }) { throw .notFinite(position: position) }
  }
  guard !first.isEmpty else { return .undefined(.noUnits) }
  let count = Double(first.count)
  var moments = Moments(origin: (first.reduce(0) { $0 + $1 / count }, second.reduce(0) { $0 + $1 / count }))
  for (x, y) in zip(first, second) { moments.add(x, y) }
  return pearson(moments)
}

/// Pearson's correlation of a table whose rows and columns stand for other numbers than its scale's.
func correlation(_ table: ConfusionTable, rowValues: [Double], columnValues: [Double]) -> Statistic {
  let (rows, columns) = (table.rowTotals, table.columnTotals)
  let total = rows.reduce(0, +)
  guard isMoreThanOne(total) else { return .undefined(total > 0 ? .tooFewUnits : .noUnits) }
  guard rows.count(where: { $0 > 0 }) > 1, columns.count(where: { $0 > 0 }) > 1 else {
    return .undefined(.constantColumn)
  }
  let x = centred(rowValues, counts: rows, total: total)
  let y = centred(columnValues, counts: columns, total: total)
  var cross = 0.0
  for row in rows.indices {
    for column in columns.indices { cross += table[row, column] * x[row] * y[column] }
  }
  let squaresX = zip(rows, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
  let squaresY = zip(columns, y).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
  return .value(clamped(cross / (squaresX.squareRoot() * squaresY.squareRoot())))
}

private func centred(_ values: [Double], counts: [Double], total: Double) -> [Double] {
  let mean = zip(values, counts).reduce(0) { $0 + $1.0 * $1.1 } / total
  return values.map { $0 - mean }
}

/// Whether a weighted count of units is more than one: the parts of one unit that has many pairs can add up to a little
/// more.
func isMoreThanOne(_ units: Double) -> Bool { units > 1 + 1e-9 }

/// Rounding can carry a perfect correlation past 1.
private func clamped(_ correlation: Double) -> Double { min(1, max(-1, correlation)) }
