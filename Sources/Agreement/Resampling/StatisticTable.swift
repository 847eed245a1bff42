/// Statistics of many samples in one piece of memory, those of the same kind side by side.
struct StatisticTable: Sendable, Equatable {
  /// How many samples there are, and statistics of each.
  let rows: Int
  let columns: Int
  /// Column by column: the bits of a value, or of a NaN that says why there is none.
  private let words: [UInt64]

  /// The statistics of samples 0, 1 … `rows − 1`, computed on several cores, `columns` of each.
  ///
  /// - Parameter parts: as in `concurrentMap`.
  init(rows: Int, columns: Int, parts: Int?, _ statistics: @Sendable (Int) -> [Statistic]) {
    (self.rows, self.columns) = (rows, columns)
    words = Array(unsafeUninitializedCapacity: rows * columns) { buffer, count in
      // Each row is written once, by who computes it.
      nonisolated(unsafe) let words = buffer
      concurrentForEach(rows, parts: parts) { row in
        let statistics = statistics(row)
        precondition(statistics.count == columns, "a sample has another number of statistics")
        for (column, statistic) in statistics.enumerated() {
          words.initializeElement(at: column * rows + row, to: Self.word(statistic))
        }
      }
      count = rows * columns
    }
  }

  subscript(row: Int, column: Int) -> Statistic { Self.statistic(words[column * rows + row]) }

  /// All statistics of a sample.
  func row(_ row: Int) -> [Statistic] { (0..<columns).map { self[row, $0] } }

  /// The values of a column, undefined ones left out.
  func values(_ column: Int) -> [Double] {
    words[column * rows..<(column + 1) * rows].compactMap { word in
      let value = Double(bitPattern: word)
      return value.isNaN ? nil : value
    }
  }

  private static func word(_ statistic: Statistic) -> UInt64 {
    switch statistic {
    case .value(let value): value.bitPattern
    case .undefined(let reason):
      Double(nan: UInt64(Undefined.allCases.firstIndex(of: reason) ?? 0), signaling: false).bitPattern
    }
  }

  private static func statistic(_ word: UInt64) -> Statistic {
    let value = Double(bitPattern: word)
    guard value.isNaN else { return .value(value) }
    let reason = Int(word & 0xFF)
    return .undefined(Undefined.allCases.indices.contains(reason) ? Undefined.allCases[reason] : .noUnits)
  }
}
