/// How statistics of a table change with each of its cells, by differences.
struct Gradient: Sendable {
  /// The statistics of the table itself.
  let statistics: [Statistic]
  /// The derivatives by each cell that some pattern has something in; none for the others.
  private let derivatives: [[Double]]

  init<Table: CellTable>(
    at table: Table, sizes: [Double], largest: [Double], concurrency: Int?,
    statistics: @Sendable (Table) -> [Statistic]
  ) {
    let here = statistics(table)
    self.statistics = here
    derivatives = concurrentMap(table.cells.count, parts: concurrency) { cell in
      guard largest[cell] > 0 else { return [] }
      // A ten-thousandth of the cell: the error is some 10⁻⁸ of the derivative, and rounding leaves it nine digits.
      let step = 1e-4 * (sizes[cell] > 0 ? sizes[cell] : largest[cell])
      func moved(_ steps: Double) -> [Statistic] {
        var table = table
        table.cells[cell] += steps * step
        return statistics(table)
      }
      // Where no unit has anything, there is no going below 0.
      guard sizes[cell] > 0 else {
        return zip(here, zip(moved(1), moved(2))).map { here, ahead in
          guard let here = here.value, let one = ahead.0.value, let two = ahead.1.value else { return 0 }
          // 0 where nothing changes, which 4 a − 3 b − c need not be: the units of such a cell would count.
          return (4 * (one - here) - (two - here)) / (2 * step)
        }
      }
      return zip(here, zip(moved(-1), moved(1))).map { here, beside in
        guard let here = here.value else { return 0 }
        guard let before = beside.0.value ?? beside.1.value.map({ 2 * here - $0 }) else { return 0 }
        guard let after = beside.1.value ?? beside.0.value.map({ 2 * here - $0 }) else { return 0 }
        return (after - before) / (2 * step)
      }
    }
  }

  /// The derivatives of some statistics, as many numbers for each cell.
  func factors(_ range: Range<Int>) -> [Double] {
    derivatives.flatMap { row in row.isEmpty ? Array(repeating: 0, count: range.count) : Array(row[range]) }
  }

  /// For each cell a bit for every statistic that depends on it, in words of 64.
  func dependences(width: Int) -> [UInt64] {
    derivatives.flatMap { row in
      var words = Array(repeating: UInt64(0), count: width)
      for (index, derivative) in row.enumerated() where derivative != 0 { words[index / 64] |= 1 << UInt64(index % 64) }
      return words
    }
  }
}
