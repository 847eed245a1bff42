import Agreement

/// What a kappa, a correlation and shares of agreement need of pairs of labels.
struct PairSums {
  private(set) var moments = PairMoments()
  /// Pairs of equal labels, and pairs that are equal or have a 0 (N).
  private(set) var equal = 0.0
  private(set) var compatible = 0.0

  init() {}

  init(_ table: ConfusionTable) {
    var cell = 0
    for first in table.scale.values {
      for second in table.scale.values {
        add(first, second, weight: table.cells[cell])
        cell += 1
      }
    }
  }

  @inline(__always)
  mutating func add(_ first: Double, _ second: Double, weight: Double) {
    guard weight != 0 else { return }
    moments.add(first, second, weight: weight)
    if first == second { equal += weight }
    if first * second >= 0 { compatible += weight }
  }

  static func + (left: PairSums, right: PairSums) -> PairSums {
    var sum = left
    sum.moments = left.moments + right.moments
    sum.equal += right.equal
    sum.compatible += right.compatible
    return sum
  }

  var count: Double { moments.count }
  var strict: Statistic { count > 0 ? .value(equal / count) : .undefined(.noPairs) }
  var soft: Statistic { count > 0 ? .value(compatible / count) : .undefined(.noPairs) }
}
