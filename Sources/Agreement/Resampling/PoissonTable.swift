/// Poisson numbers of one mean, each from one random word, by an alias table (Walker 1977, Vose 1991).
///
/// Cut 9 standard deviations and 12 from the mean, where less than 2⁻⁵² is left, and exact to 2⁻⁵². Only +, −, ×, ÷ and
/// square roots are used, which every machine rounds alike.
struct PoissonTable: Sendable {
  /// The greatest mean; numbers of greater ones are sums.
  static let largestMean = 32_768

  /// What the first column stands for.
  private let lowest: Int
  /// A power of two of them, at most 4,096: each its threshold in the upper 52 bits, its alias in the lower 12.
  private let columns: [UInt64]

  /// - Parameter mean: above 0, at most `largestMean`.
  init(mean: Double) {
    let reach = 9 * mean.squareRoot() + 12
    lowest = max(0, Int(mean - reach))
    var size = 16
    while lowest + size < Int(mean + reach) { size *= 2 }
    let mode = Int(mean) - lowest
    var weights = Array(repeating: 0.0, count: size)
    weights[mode] = 1
    // Outwards from the mode by p(k + 1) = p(k) μ / (k + 1).
    for column in mode + 1..<size { weights[column] = weights[column - 1] * mean / Double(lowest + column) }
    for column in (0..<mode).reversed() { weights[column] = weights[column + 1] * Double(lowest + column + 1) / mean }
    columns = Self.aliases(weights)
  }

  private static func aliases(_ weights: [Double]) -> [UInt64] {
    let total = weights.reduce(0, +)
    var shares = weights.map { $0 / total * Double(weights.count) }
    // A column that keeps a whole share is its own alias, so its threshold does not matter.
    var columns = shares.indices.map { UInt64($0) }
    var small = shares.indices.filter { shares[$0] < 1 }
    var large = shares.indices.filter { shares[$0] >= 1 }
    while let short = small.popLast(), let long = large.last {
      columns[short] = UInt64(shares[short] * 0x1p52) << 12 | UInt64(long)
      shares[long] -= 1 - shares[short]
      if shares[long] < 1 { small.append(large.removeLast()) }
    }
    return columns
  }

  /// Adds a number to the count of each of these patterns; their sum.
  func add(to counts: inout [Int], at patterns: [UInt32], using generator: inout SeededGenerator) -> Int {
    // Copied: numbers that lie in registers are drawn in half the time.
    var words = generator
    defer { generator = words }
    let last = columns.count - 1
    return columns.withUnsafeBufferPointer { columns in
      counts.withUnsafeMutableBufferPointer { counts in
        var sum = 0
        for pattern in patterns {
          let word = words.next()
          let index = Int(truncatingIfNeeded: word) & last
          let column = columns[index]
          let number = lowest + (word >> 12 < column >> 12 ? index : Int(column & 0xFFF))
          counts[Int(pattern)] += number
          sum += number
        }
        return sum
      }
    }
  }
}
