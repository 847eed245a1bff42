/// Draws units with replacement from patterns, as counts: an exact multinomial in time proportional to the patterns.
///
/// A binomial first divides the draws between the rare patterns, whose units are then drawn one by one, and the frequent
/// ones. Those are leaves of a binary tree; from its root down, each node's draws are divided between its two halves by a
/// binomial whose probability is the exact proportion of their multiplicities.
struct Multinomial: Sendable {
  private let patternCount: Int
  private let unitCount: Int
  /// Of frequent patterns, the sums of multiplicities by node: the root is 1, the children of `i` are `2 i` and `2 i + 1`,
  /// the leaves come last.
  private let sums: [Int]
  private let frequent: [Int]
  private let firstLeaf: Int
  /// The pattern of each unit of a rare pattern.
  private let rare: [Int]

  /// Where a unit is drawn in less time than a binomial for its pattern.
  private static let rareLimit = 8

  init(_ multiplicities: [Int]) {
    patternCount = multiplicities.count
    unitCount = multiplicities.reduce(0, +)
    rare = multiplicities.enumerated().flatMap { $1 <= Self.rareLimit ? Array(repeating: $0, count: $1) : [] }
    let frequent = multiplicities.indices.filter { multiplicities[$0] > Self.rareLimit }
    var size = 1
    while size < frequent.count { size *= 2 }
    var sums = Array(repeating: 0, count: 2 * size)
    for (leaf, pattern) in frequent.enumerated() { sums[size + leaf] = multiplicities[pattern] }
    for node in stride(from: size - 1, to: 0, by: -1) { sums[node] = sums[2 * node] + sums[2 * node + 1] }
    (self.sums, self.frequent, firstLeaf) = (sums, frequent, size)
  }

  /// As many draws as there are units, as a count for each pattern.
  func draw(using generator: inout SeededGenerator) -> [Int] {
    var drawn = Array(repeating: 0, count: patternCount)
    CoinTosses.with { coins in
      let rareDraws = binomial(unitCount, part: rare.count, of: unitCount, coins, using: &generator)
      for _ in 0..<rareDraws { drawn[rare[generator.next(below: rare.count)]] += 1 }
      guard rareDraws < unitCount else { return }
      var counts = Array(repeating: 0, count: sums.count)
      counts[1] = unitCount - rareDraws
      for node in 1..<firstLeaf where counts[node] > 0 {
        let left = binomial(counts[node], part: sums[2 * node], of: sums[node], coins, using: &generator)
        counts[2 * node] = left
        counts[2 * node + 1] = counts[node] - left
      }
      for (leaf, pattern) in frequent.enumerated() { drawn[pattern] = counts[firstLeaf + leaf] }
    }
    return drawn
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
