/// What each distinct pattern of labels adds to a table, for making the same table from many resamples.
///
/// Made once, it turns multiplicities (how many units show each pattern) into the table of all those units, in time
/// proportional to the number of patterns and not of units.
public struct Tally<Table: CellTable>: Sendable, Equatable {
  private let empty: Table
  private let entries: SparseRows

  /// Learns what one unit of each pattern adds.
  ///
  /// - Parameters:
  ///   - patternCount: The number of distinct patterns.
  ///   - empty: A table of the wanted shape without any unit.
  ///   - add: Adds one unit of the pattern with this index to the table; adding nothing leaves the pattern out.
  public init<Failure: Error>(
    patternCount: Int, empty: Table, add: (Int, inout Table) throws(Failure) -> Void
  ) throws(Failure) {
    self.empty = empty
    var entries = SparseRows()
    for pattern in 0..<patternCount {
      var table = empty
      try add(pattern, &table)
      entries.append(table.cells)
    }
    self.entries = entries
  }

  /// The table of a sample in which pattern `i` occurs `multiplicities[i]` times.
  public func table(_ multiplicities: [Int]) -> Table {
    var table = empty
    entries.add(times: multiplicities, to: &table.cells)
    return table
  }
}

/// Rows of numbers that are mostly 0, kept as their other cells.
private struct SparseRows: Sendable, Equatable {
  private var ends: [Int] = []
  private var cells: [UInt32] = []
  private var weights: [Double] = []

  mutating func append(_ row: [Double]) {
    for (cell, weight) in row.enumerated() where weight != 0 {
      cells.append(UInt32(cell))
      weights.append(weight)
    }
    ends.append(cells.count)
  }

  func add(times multiplicities: [Int], to sums: inout [Double]) {
    // Most patterns of a small study are not drawn in a given resample, so rows are found by their ends.
    cells.withUnsafeBufferPointer { cells in
      weights.withUnsafeBufferPointer { weights in
        sums.withUnsafeMutableBufferPointer { sums in
          var start = 0
          for (end, multiplicity) in zip(ends, multiplicities) {
            if multiplicity != 0 {
              let times = Double(multiplicity)
              for entry in start..<end { sums[Int(cells[entry])] += times * weights[entry] }
            }
            start = end
          }
        }
      }
    }
  }
}
