/// How the labels of some units are spread over annotators, as far as the annotators' variance depends on it.
///
/// An annotator a has the part `c_ua` in the influence of a unit u of k labels, made of what a's pairs of labels in u say:
/// `c_ua = w (αₐ + mean of the others' α) + noise`, `w = 2 / k` (1 where k is 1). Of the sums over annotators and units,
/// `A = Σₐ (Σᵤ c_ua)²` and `B = Σₐ Σᵤ c_ua²`, it knows how often the variance of the α is in each, the mean of all units
/// having been taken off: for any number of labels in a unit, and for any annotators' loads.
struct SampleDesign: Sendable, Equatable {
  let units: Int
  let annotators: Int
  /// `(Σ ℓₐ²)² / Σ ℓₐ⁴` of the annotators' loads ℓₐ = Σ w.
  let effectiveAnnotators: Double
  /// How much of the noise in B is in A.
  private let noiseShare: Double
  /// The variances of the α in `A − noiseShare · B`, and in the sum of all influences beside what the units' variance has.
  private let inDifference: Double
  private let inSum: Double
  private let isSeparable: Bool

  /// - Parameter isMember: whether the units of a pattern count.
  init(_ sample: SampledUnits, sampled: Sampled, isMember: (Int) -> Bool) {
    self.init(annotatorCount: sampled == .units ? 0 : sample.annotatorCount) { add in
      sample.forEach { pattern, annotators in
        guard isMember(pattern) else { return }
        add(sampled == .units ? UnsafeBufferPointer(rebasing: annotators[..<0]) : annotators)
      }
    }
  }

  /// - Parameter visit: hands the annotators of each unit to its argument.
  init(annotatorCount: Int, visit: ((UnsafeBufferPointer<Int32>) -> Void) -> Void) {
    var sums = DesignSums(annotators: annotatorCount)
    visit { sums.add($0) }
    units = sums.units
    let count = max(1, Double(sums.units))
    let squares = sums.loads.reduce(0) { $0 + $1 * $1 }
    let fourths = sums.loads.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    annotators = sums.loads.count { $0 > 0 }
    effectiveAnnotators = fourths > 0 ? squares * squares / fourths : 0
    // Σ (L_ab − ℓₐ ℓ_b / n)², L_ab being how often α_b is in a's sum.
    var together = squares
    var products = sums.loads.reduce(0) { $0 + $1 * $1 * $1 }
    sums.forEachPair { first, second, weight in
      together += 2 * weight * weight
      products += 2 * weight * sums.loads[first] * sums.loads[second]
    }
    let inSquares = together - 2 * products / count + squares * squares / (count * count)
    let ownSquares =
      sums.unitSquares + sums.squares * squares / (count * count)
      - 2 / count * zip(sums.loads, sums.squaredLoads).reduce(0) { $0 + $1.0 * $1.1 }
    noiseShare = sums.squares > 0 && count > 1 ? (sums.squares - squares / count) / (sums.squares * (1 - 1 / count)) : 1
    inDifference = inSquares - noiseShare * ownSquares
    inSum = squares - sums.squares
    isSeparable = inSum <= 1e-9 * squares || inDifference > 1e-6 * together
  }

  /// What drawing the annotators anew adds to the variance of the sum of all influences, below 0 by chance; nil where
  /// the design does not tell.
  ///
  /// - Parameters:
  ///   - squaredSums: A.
  ///   - squares: B.
  func annotatorVariance(squaredSums: Double, squares: Double) -> Double? {
    guard isSeparable else { return nil }
    guard inSum > 0, inDifference > 0 else { return 0 }
    return (squaredSums - noiseShare * squares) / inDifference * inSum
  }
}

/// The weight of an annotator's part in a unit of so many labels.
func annotatorWeight(labels: Int) -> Double { labels > 1 ? 2 / Double(labels) : 1 }

/// The counts of a design, unit by unit.
private struct DesignSums {
  var units = 0
  /// ℓₐ.
  var loads: [Double]
  /// Σ w² over a's units, twice where a is not alone.
  var squaredLoads: [Double]
  /// Σ w² over units and annotators, and the same times `1 + 1 / (k − 1)`.
  var squares = 0.0
  var unitSquares = 0.0
  /// `Σ w / (k − 1)` over the units that two annotators share: a square table where it fits, else by pair.
  private var table: [Double]
  private var pairs: [UInt64: Double] = [:]

  init(annotators: Int) {
    loads = Array(repeating: 0, count: annotators)
    squaredLoads = loads
    table = Array(repeating: 0, count: annotators <= 1000 ? annotators * annotators : 0)
  }

  mutating func add(_ annotators: UnsafeBufferPointer<Int32>) {
    units += 1
    let count = annotators.count
    guard count > 0 else { return }
    let weight = annotatorWeight(labels: count)
    let isAlone = count == 1
    let shared = isAlone ? 0 : weight / Double(count - 1)
    squares += weight * weight * Double(count)
    unitSquares += weight * weight * Double(count) * (isAlone ? 1 : 1 + 1 / Double(count - 1))
    for (position, annotator) in annotators.enumerated() {
      let first = Int(annotator)
      loads[first] += weight
      squaredLoads[first] += weight * weight * (isAlone ? 1 : 2)
      for other in annotators[(position + 1)...] {
        let second = Int(other)
        let (low, high) = (min(first, second), max(first, second))
        if table.isEmpty {
          pairs[UInt64(low) << 32 | UInt64(high), default: 0] += shared
        } else {
          table[low * loads.count + high] += shared
        }
      }
    }
  }

  func forEachPair(_ body: (_ first: Int, _ second: Int, _ weight: Double) -> Void) {
    // Sorted, since sums of doubles depend on their order.
    for (pair, weight) in pairs.sorted(by: { $0.key < $1.key }) {
      body(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), weight)
    }
    for (cell, weight) in table.enumerated() where weight != 0 { body(cell / loads.count, cell % loads.count, weight) }
  }
}
