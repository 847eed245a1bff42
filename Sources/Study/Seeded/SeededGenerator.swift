/// A pseudo-random generator whose every draw is the same on any machine: SplitMix64 (Steele, Lea and Flood 2014).
///
/// The standard library's `shuffled(using:)` may change its algorithm between releases; the draws here never do, since an
/// assignment must be reproducible years later.
package struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// A stream of its own for each combination of seed and path, for example `(seed, "order", "alice", "single")`.
  package init(seed: UInt64, _ path: String...) {
    state = seed
    for name in path {
      state = Self.mixed(state ^ Self.fnv1a(name.utf8))
    }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// Uniform in 0..<bound; bound must be positive.
  package mutating func below(_ bound: Int) -> Int {
    let limit = UInt64(bound)
    var (high, low) = next().multipliedFullWidth(by: limit)
    if low < limit {
      let reject = (0 &- limit) % limit
      while low < reject { (high, low) = next().multipliedFullWidth(by: limit) }
    }
    return Int(high)
  }

  /// Uniform in 0..<1, with 53 bits.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  package mutating func coin() -> Bool { next() >> 63 == 1 }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

extension Array {
  /// Fisher–Yates, from the last element down.
  package func shuffled(by generator: inout SeededGenerator) -> [Element] {
    var result = self
    for index in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(index, generator.below(index + 1))
    }
    return result
  }
}
