/// How statistics of a table change with each of its cells, by differences.
struct Gradient: Sendable {
  /// The statistics of the table itself.
  let statistics: [Statistic]
  /// The derivatives by each cell that some pattern has something in; none for the others.
  private let derivatives: [[Double]]

  /// - Parameter statistics: those at some places, or all (nil), of a table.
  init<Table: CellTable>(
    at table: Table, sizes: [Double], largest: [Double], concurrency: Int?,
    statistics: @Sendable (Table, _ places: [Int]?) -> [Statistic]
  ) {
    let here = statistics(table, nil)
    self.statistics = here
    let steps = zip(sizes, largest).map { size, largest in
      // A ten-thousandth of the cell: the error is some 10⁻⁸ of the derivative, and rounding leaves it nine digits.
      1e-4 * (size > 0 ? size : largest)
    }
    let blocks = CellBlocks(sizes: sizes, steps: steps)
    let dependents = concurrentMap(blocks.blocks.count, parts: concurrency) { block in
      let moved = blocks.moved(block, of: table).map { statistics($0, nil) }
      return here.indices.filter { place in
        here[place].value.map { value in moved.contains { $0[place].value != value } } ?? false
      }
    }
    derivatives = concurrentMap(table.cells.count, parts: concurrency) { cell in
      guard let block = blocks.blockOfCell[cell] else { return [] }
      var row = Array(repeating: 0.0, count: here.count)
      let places = dependents[block]
      guard !places.isEmpty else { return row }
      func moved(_ times: Double) -> [Statistic] {
        var table = table
        table.cells[cell] += times * steps[cell]
        return statistics(table, places)
      }
      // Where no unit has anything, there is no going below 0.
      let beside = sizes[cell] > 0 ? (moved(-1), moved(1)) : (moved(1), moved(2))
      let derivative = sizes[cell] > 0 ? Self.central : Self.forward
      for (index, place) in places.enumerated() {
        guard let value = here[place].value else { continue }
        row[place] = derivative(value, beside.0[index].value, beside.1[index].value, steps[cell])
      }
      return row
    }
  }

  /// Of the values a step before and a step after; where one is undefined, the other one's difference serves for it.
  private static func central(_ here: Double, _ before: Double?, _ after: Double?, _ step: Double) -> Double {
    guard let before = before ?? after.map({ 2 * here - $0 }) else { return 0 }
    guard let after = after ?? Optional(2 * here - before) else { return 0 }
    return (after - before) / (2 * step)
  }

  /// Of the values one step and two steps ahead.
  private static func forward(_ here: Double, _ one: Double?, _ two: Double?, _ step: Double) -> Double {
    guard let one, let two else { return 0 }
    // 0 where nothing changes, which 4 a − 3 b − c need not be.
    return (4 * (one - here) - (two - here)) / (2 * step)
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

/// The cells that some pattern has something in, a few together.
///
/// Most statistics depend on few cells. One that stays the same to its last digit when all cells of a block change, each by
/// an amount of its own, and when all change the other way by other amounts, depends on none of them, and needs not be asked
/// at each. The amounts are made of the roots of primes, of which no sum with whole numbers as weights is 0 (Besicovitch
/// 1940, "On the Linear Independence of Fractional Powers of Integers"), so that the changes do not cancel out.
private struct CellBlocks: Sendable {
  private(set) var blocks: [[Int]] = []
  private(set) var blockOfCell: [Int?]
  private let sizes: [Double]
  private let steps: [Double]

  private static let primes: [Double] = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
  ]

  init(sizes: [Double], steps: [Double]) {
    (self.sizes, self.steps) = (sizes, steps)
    blockOfCell = Array(repeating: nil, count: steps.count)
    for cell in steps.indices where steps[cell] > 0 {
      if blocks.last.map({ $0.count == Self.primes.count }) ?? true { blocks.append([]) }
      blocks[blocks.count - 1].append(cell)
      blockOfCell[cell] = blocks.count - 1
    }
  }

  /// The table with all cells of a block changed by half a step to one and a half, and changed the other way, as far as there
  /// is anything to take off.
  func moved<Table: CellTable>(_ block: Int, of table: Table) -> [Table] {
    [(sign: 1.0, primes: Self.primes), (-1, Self.primes.reversed())].map { sign, primes in
      var table = table
      for (cell, prime) in zip(blocks[block], primes) {
        let amount = 0.5 + prime.squareRoot().truncatingRemainder(dividingBy: 1)
        table.cells[cell] += (sizes[cell] > 0 ? sign : 1) * amount * steps[cell]
      }
      return table
    }
  }
}
