/// The sums from which the correlation of two kinds of labels is computed as it would be without their noise.
///
/// Labels of different annotators alone are multiplied, so that neither a slip nor what one annotator sees in a unit counts
/// as agreement of the two kinds.
public struct TrueCorrelation: CellTable {
  /// Units with two labels of the first kind, their mean products and means; the same of the second kind; units with a
  /// label of each kind by different annotators, and their mean products.
  public var cells: [Double]

  /// Sums without any unit.
  public init() {
    cells = Array(repeating: 0, count: 8)
  }

  /// Adds a unit: the label of each kind that each of its annotators gave, nil where there is none.
  public mutating func add(unit labels: [(first: Double?, second: Double?)], weight: Double = 1) {
    add(labels.map(\.first), labels.map(\.first), at: 0, weight: weight)
    add(labels.map(\.second), labels.map(\.second), at: 3, weight: weight)
    add(labels.map(\.first), labels.map(\.second), at: 6, weight: weight)
  }

  private mutating func add(_ left: [Double?], _ right: [Double?], at start: Int, weight: Double) {
    var (pairs, products, sum) = (0.0, 0.0, 0.0)
    for (one, first) in left.enumerated() {
      for (two, second) in right.enumerated() where one != two {
        guard let first, let second else { continue }
        pairs += 1
        products += first * second
        sum += first + second
      }
    }
    guard pairs > 0 else { return }
    cells[start] += weight
    cells[start + 1] += weight * products / pairs
    if start < 6 { cells[start + 2] += weight * sum / (2 * pairs) }
  }

  /// `r = c₁₂ / √(c₁ c₂)`, with the covariances of labels of different annotators: of both kinds, and of each.
  ///
  /// It is the correlation of labels of different annotators over the root of the product of the two kinds' reliabilities
  /// (Spearman 1904, "The Proof and Measurement of Association between Two Things"), and may be above 1 by chance.
  /// Undefined without pairs, and where annotators agree no more than by chance in one of the kinds.
  public var correlation: Statistic {
    guard cells[0] > 0, cells[3] > 0, cells[6] > 0 else { return .undefined(.noPairs) }
    let means = (first: cells[2] / cells[0], second: cells[5] / cells[3])
    let first = cells[1] / cells[0] - means.first * means.first
    let second = cells[4] / cells[3] - means.second * means.second
    guard first > 0, second > 0 else { return .undefined(.noVariance) }
    return .value((cells[7] / cells[6] - means.first * means.second) / (first * second).squareRoot())
  }
}
