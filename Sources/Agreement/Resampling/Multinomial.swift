/// Draws units with replacement from patterns, as counts: an exact multinomial in time proportional to the patterns.
///
/// Where hardly any unit repeats another, units are drawn one by one. Otherwise the patterns are leaves of a binary tree; from its root down, each node's draws are divided between its two halves
/// by a binomial whose probability is the exact proportion of their multiplicities.
struct Multinomial: Sendable {
  /// Sums of multiplicities by node: the root is 1, the children of `i` are `2 i` and `2 i + 1`, the leaves come last.
  private let sums: [Int]
  private let leaves: Range<Int>
  /// The pattern of each unit, where they are drawn one by one; empty otherwise.
  private let patterns: [Int]

  init(_ multiplicities: [Int]) {
    var size = 1
    while size < multiplicities.count { size *= 2 }
    var sums = Array(repeating: 0, count: 2 * size)
    sums.replaceSubrange(size..<(size + multiplicities.count), with: multiplicities)
    for node in stride(from: size - 1, to: 0, by: -1) { sums[node] = sums[2 * node] + sums[2 * node + 1] }
    self.sums = sums
    leaves = size..<(size + multiplicities.count)
    patterns =
      sums[1] <= 2 * multiplicities.count
      ? multiplicities.enumerated().flatMap { Array(repeating: $0, count: $1) } : []
  }

  /// As many draws as there are units, as a count for each pattern.
  func draw(using generator: inout SeededGenerator) -> [Int] {
    if !patterns.isEmpty {
      var counts = Array(repeating: 0, count: leaves.count)
      for _ in patterns { counts[patterns[generator.next(below: patterns.count)]] += 1 }
      return counts
    }
    var counts = Array(repeating: 0, count: sums.count)
    counts[1] = sums[1]
    CoinTosses.with { coins in
      for node in 1..<leaves.lowerBound where counts[node] > 0 {
        let left = binomial(counts[node], part: sums[2 * node], of: sums[node], coins, using: &generator)
        counts[2 * node] = left
        counts[2 * node + 1] = counts[node] - left
      }
    }
    return Array(counts[leaves])
  }
}

/// The number of successes among trials, each with the probability `part / whole`; exact.
///
/// Each trial's uniform number is compared with the probability bit by bit, all undecided trials at once: their next bits
/// are fair coins, and where they differ from the probability's bit they decide. Fewer than 64 are the bits of a word.
private func binomial(
  _ trials: Int, part: Int, of whole: Int, _ coins: CoinTosses, using generator: inout SeededGenerator
) -> Int {
  guard part < whole else { return trials }
  var probability = BinaryFraction(remainder: part, whole: whole)
  var undecided = trials
  var successes = 0
  while undecided >= 64 {
    if probability.isZero { return successes }
    let heads = coins.heads(undecided, using: &generator)
    if probability.nextBit() {
      successes += undecided - heads
      undecided = heads
    } else {
      undecided -= heads
    }
  }
  var undecidedBits = (UInt64(1) << UInt64(undecided)) - 1
  var successBits: UInt64 = 0
  while undecidedBits != 0, !probability.isZero {
    // Without branches, which could not be predicted: a trial below the probability's 1 succeeds, above its 0 it fails.
    let ones: UInt64 = probability.nextBit() ? .max : 0
    let same = ~(generator.next() ^ ones)
    successBits |= undecidedBits & ~same & ones
    undecidedBits &= same
  }
  return successes + successBits.nonzeroBitCount
}

/// The binary digits of a proportion below 1, one after the other.
private struct BinaryFraction {
  var remainder: Int
  let whole: Int

  /// Whether all digits to come are 0.
  var isZero: Bool { remainder == 0 }

  @inline(__always)
  mutating func nextBit() -> Bool {
    remainder *= 2
    let bit = remainder >= whole
    remainder -= bit ? whole : 0
    return bit
  }
}
