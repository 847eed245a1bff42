/// How many of many fair coins fall heads.
///
/// Up to 255 coins are bits of random words. More are tossed 256, 1,024 … 65,536 at a time by alias tables (Walker 1977,
/// Vose 1991) of the binomial distribution, cut 16 standard deviations from its mean and exact to 2⁻⁵², so that a quarter
/// of a million coins take about a dozen numbers. Only +, −, ×, ÷ are used, which every machine rounds alike.
struct CoinTosses {
  /// The tables of 16² … 256² coins end to end; a table of d² coins has 16 d columns and starts at 16 (d − 16).
  ///
  /// A column holds its threshold in its upper 52 bits and its alias in the lower 12.
  private let columns: UnsafeBufferPointer<UInt64>

  /// Gives the tables to `body`: borrowed once a resample, since counting references at each toss would cost more than it.
  static func with<Result>(_ body: (CoinTosses) -> Result) -> Result {
    tables.withUnsafeBufferPointer { body(CoinTosses(columns: $0)) }
  }

  @inline(__always)
  func heads(_ coins: Int, using generator: inout SeededGenerator) -> Int {
    var left = coins
    var heads = left >= 256 ? many(&left, using: &generator) : 0
    while left >= 64 {
      heads += generator.next().nonzeroBitCount
      left -= 64
    }
    return left == 0 ? heads : heads + (generator.next() >> UInt64(64 - left)).nonzeroBitCount
  }

  /// Tosses by the tables until fewer than 256 coins are left.
  private func many(_ left: inout Int, using generator: inout SeededGenerator) -> Int {
    var heads = 0
    var deviation = largestDeviation
    while left >= 256 {
      while left < deviation * deviation { deviation /= 2 }
      let word = generator.next()
      let index = Int(truncatingIfNeeded: word) & (16 * deviation - 1)
      let column = columns[16 * (deviation - smallestDeviation) + index]
      let drawn = word >> 12 < column >> 12 ? index : Int(column & 0xFFF)
      heads += deviation * deviation / 2 - 8 * deviation + drawn
      left -= deviation * deviation
    }
    return heads
  }
}

// d² coins have a standard deviation of d / 2.
private let smallestDeviation = 16
private let largestDeviation = 256

private let tables: [UInt64] = [16, 32, 64, 128, 256].flatMap { aliasTable(headsProbabilities(deviation: $0)) }

/// The probabilities of the 16 d numbers of heads around the mean of d² coins, not normalised.
private func headsProbabilities(deviation: Int) -> [Double] {
  let coins = Double(deviation * deviation)
  let size = 16 * deviation
  let lowest = coins / 2 - Double(size / 2)
  var probabilities = Array(repeating: 0.0, count: size)
  probabilities[size / 2] = 1
  // Outwards from the mean by p(k + 1) = p(k) (n − k) / (k + 1).
  for column in size / 2..<size - 1 {
    let heads = lowest + Double(column)
    probabilities[column + 1] = probabilities[column] * (coins - heads) / (heads + 1)
  }
  for column in stride(from: size / 2, to: 0, by: -1) {
    let heads = lowest + Double(column)
    probabilities[column - 1] = probabilities[column] * heads / (coins - heads + 1)
  }
  return probabilities
}

private func aliasTable(_ weights: [Double]) -> [UInt64] {
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
