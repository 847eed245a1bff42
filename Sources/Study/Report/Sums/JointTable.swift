import Agreement

/// Counts by two things with scales of their own.
struct JointTable {
  let rows: Int
  let columns: Int
  var cells: [Double]

  subscript(row: Int, column: Int) -> Double { cells[row * columns + column] }
  var total: Double { cells.reduce(0, +) }

  /// The pairs with the numbers that rows and columns stand for.
  func pairs(rows rowValues: [Double], columns columnValues: [Double]) -> PairSums {
    var sums = PairSums()
    var cell = 0
    for row in rowValues {
      for column in columnValues {
        sums.add(row, column, weight: cells[cell])
        cell += 1
      }
    }
    return sums
  }

  /// Pearson's correlation of the two row and column numbers, from 0.
  var pearson: Statistic {
    var moments = PairMoments()
    for row in 0..<rows {
      for column in 0..<columns where self[row, column] > 0 {
        moments.add(Double(row), Double(column), weight: self[row, column])
      }
    }
    return Agreement.pearson(moments)
  }

  /// The sets of those from a row and from a column on.
  func overlap(from threshold: Int) -> SetOverlap {
    var overlap = SetOverlap()
    var (units, first, second, both) = (0.0, 0.0, 0.0, 0.0)
    var cell = 0
    for row in 0..<rows {
      for column in 0..<columns {
        let count = cells[cell]
        units += count
        if row >= threshold { first += count }
        if column >= threshold { second += count }
        if row >= threshold, column >= threshold { both += count }
        cell += 1
      }
    }
    overlap.cells = [units, first, second, both]
    return overlap
  }
}
