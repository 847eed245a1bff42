/// The sums of pairs of numbers from which quadratic kappas and Pearson's correlation follow, without a table.
///
/// Adding a pair allocates nothing.
public struct PairMoments: Sendable, Hashable {
  /// The pairs, or the sum of their weights.
  public var count = 0.0
  /// Σx
  public var first = 0.0
  /// Σy
  public var second = 0.0
  /// Σx²
  public var firstSquares = 0.0
  /// Σy²
  public var secondSquares = 0.0
  /// Σxy
  public var products = 0.0

  /// Sums without any pair.
  public init() {}

  /// The sums of a table, with the values of its scale.
  public init(_ table: ConfusionTable) {
    self.init()
    var cell = 0
    for row in table.scale.values {
      for column in table.scale.values {
        add(row, column, weight: table.cells[cell])
        cell += 1
      }
    }
  }

  /// Adds a pair of numbers.
  @inlinable
  public mutating func add(_ x: Double, _ y: Double, weight: Double = 1) {
    count += weight
    first += weight * x
    second += weight * y
    firstSquares += weight * x * x
    secondSquares += weight * y * y
    products += weight * x * y
  }

  /// The sums of both.
  public static func + (left: PairMoments, right: PairMoments) -> PairMoments {
    var sum = left
    sum.count += right.count
    sum.first += right.first
    sum.second += right.second
    sum.firstSquares += right.firstSquares
    sum.secondSquares += right.secondSquares
    sum.products += right.products
    return sum
  }
}

/// Cohen's kappa with quadratic weights: `1 − Σ (x − y)² / (Σ x² + Σ y² − 2 Σ x Σ y / n)` (Cohen 1968; Fleiss & Cohen 1973).
///
/// - Parameter pooled: counts every pair in both orders, so that it does not matter which number came first: both columns
///   then have one distribution, and the statistic is Scott's π with quadratic weights (Scott 1955), which is
///   never above Cohen's kappa.
public func quadraticKappa(_ moments: PairMoments, pooled: Bool = false) -> Statistic {
  guard moments.count > 0 else { return .undefined(.noPairs) }
  let squares = moments.firstSquares + moments.secondSquares
  let sum = moments.first + moments.second
  let product = pooled ? sum * sum / 2 : 2 * moments.first * moments.second
  let expected = squares - product / moments.count
  // What rounding leaves of labels that are all the same is nothing to expect.
  guard expected > 1e-12 * squares else { return .undefined(.constant) }
  return .value(1 - (squares - 2 * moments.products) / expected)
}

/// Pearson's correlation from sums; see `pearson(_:)` of a table.
public func pearson(_ moments: PairMoments) -> Statistic {
  let (count, x, y) = (moments.count, moments.first, moments.second)
  guard isMoreThanOne(count) else { return .undefined(count > 0 ? .tooFewUnits : .noUnits) }
  let (xx, yy) = (count * moments.firstSquares, count * moments.secondSquares)
  let (varianceX, varianceY) = (xx - x * x, yy - y * y)
  guard varianceX > 1e-12 * xx, varianceY > 1e-12 * yy else { return .undefined(.constantColumn) }
  let correlation = (count * moments.products - x * y) / (varianceX.squareRoot() * varianceY.squareRoot())
  return .value(min(1, max(-1, correlation)))
}
