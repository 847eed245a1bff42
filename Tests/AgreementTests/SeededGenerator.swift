/// A random number generator whose numbers are the same on every machine: xoshiro256**, seeded by SplitMix64.
///
/// Streams of one seed are independent of each other, so that work can be divided among cores in any way and still draw
/// the same numbers (Blackman & Vigna 2021, "Scrambled Linear Pseudorandom Number Generators"; Steele, Lea & Flood 2014,
/// "Fast Splittable Pseudorandom Number Generators"). Not for secrets.
struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator of one stream of a seed.
  init(seed: UInt64, stream: UInt64 = 0) {
    var mixedSeed = SplitMix64(state: seed)
    // Mixed before the stream is added and after, since neighbouring seeds and streams are the usual ones.
    var mixedBoth = SplitMix64(state: mixedSeed.next() &+ stream)
    var words = SplitMix64(state: mixedBoth.next())
    state = (words.next(), words.next(), words.next(), words.next())
  }

  /// The generator in a given state, which must not be all 0.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number below a bound, each equally likely; 0 for a bound of 0 (Lemire 2019, "Fast Random Integer Generation in an
  /// Interval").
  mutating func next(below bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  static func == (left: SeededGenerator, right: SeededGenerator) -> Bool { left.state == right.state }
}

/// The generator that seeds the other one.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 - bits)) }
