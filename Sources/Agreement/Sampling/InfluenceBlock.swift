/// The influences of all patterns on some statistics, as many at a time as fit into little memory, and their sums.
struct InfluenceBlock {
  /// For each statistic.
  private(set) var sums: [Sums]

  struct Sums: Sendable {
    /// `Σ ψᵤ²`.
    var unitSquares = 0.0
    /// A and B: `Σₐ (Σᵤ c_ua)²`, `Σₐ Σᵤ c_ua²`.
    var squaredSums = 0.0
    var squares = 0.0
  }

  /// How many rows of influences a sample has: one a pattern, and one more for each annotator where there are remainders.
  static func rows(_ sample: SampledUnits) -> Int {
    sample.remainders.reduce(sample.patternCount) { $0 + $1.count }
  }

  /// How many statistics to take at a time, so that a block has 16 MB at most.
  static func width(rows: Int, statistics: Int) -> Int { max(1, min(statistics, 64, max(4, 2_000_000 / max(1, rows)))) }

  init(
    _ sample: SampledUnits, parts: [SharedRows], factors: [Double], width: Int, multiplicities: [Int],
    sampled: Sampled
  ) {
    var rows = Array(repeating: 0.0, count: sample.patternCount * width)
    for part in parts { part.multiply(by: factors, width: width, addingTo: &rows) }
    sums = Array(repeating: Sums(), count: width)
    for (pattern, count) in multiplicities.enumerated() where count > 0 {
      for column in 0..<width {
        let influence = rows[pattern * width + column]
        sums[column].unitSquares += Double(count) * influence * influence
      }
    }
    guard sampled == .unitsAndAnnotators else { return }
    // The rows of the annotators' parts come after those of the patterns; where there are none, the pattern's own serves.
    var starts = Array(repeating: -1, count: sample.patternCount)
    for (pattern, remainders) in sample.remainders.enumerated() where !remainders.isEmpty && multiplicities[pattern] > 0
    {
      starts[pattern] = rows.count / width
      Self.appendParts(of: pattern, remainders: remainders, width: width, to: &rows)
    }
    addAnnotators(sample, rows: rows, starts: starts, width: width)
  }

  private static func appendParts(of pattern: Int, remainders: [Int], width: Int, to rows: inout [Double]) {
    let count = Double(remainders.count)
    let means = (0..<width).map { column in
      remainders.reduce(0) { $0 + rows[$1 * width + column] } / count
    }
    for remainder in remainders {
      for column in 0..<width {
        let lost = means[column] - rows[remainder * width + column]
        rows.append((2 * rows[pattern * width + column] + (count - 2) * lost) / count)
      }
    }
  }

  private mutating func addAnnotators(_ sample: SampledUnits, rows: [Double], starts: [Int], width: Int) {
    var totals = Array(repeating: 0.0, count: sample.annotatorCount * width)
    var squares = Array(repeating: 0.0, count: width)
    rows.withUnsafeBufferPointer { rows in
      totals.withUnsafeMutableBufferPointer { totals in
        squares.withUnsafeMutableBufferPointer { squares in
          sample.forEach { pattern, annotators in
            let start = starts[pattern]
            for (position, annotator) in annotators.enumerated() {
              let row = (start < 0 ? pattern : start + position) * width
              let total = Int(annotator) * width
              for column in 0..<width {
                let part = rows[row + column]
                totals[total + column] += part
                squares[column] += part * part
              }
            }
          }
        }
      }
    }
    for column in 0..<width {
      sums[column].squares = squares[column]
      sums[column].squaredSums = (0..<sample.annotatorCount).reduce(0) {
        $0 + totals[$1 * width + column] * totals[$1 * width + column]
      }
    }
  }
}
