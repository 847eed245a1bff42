/// The parts of a variance within a unit, as which of its labels they are common to.
enum SharedBy: Int, CaseIterable, Sendable {
  /// All labels of the unit; those at one level; those of one annotator; one label alone.
  case unit, level, annotator, label
}

/// What all units of one shape have in common for given variances: their labels' inverse covariance W and products of it.
///
/// `Kⱼ` has 1 where two labels share the part j, X a column for each mean.
struct UnitCovariance: Sendable {
  let labels: [(slot: Int, level: Int)]
  let slots: Int
  /// For each part the group of each label, and how many groups there are.
  let groups: [[Int]]
  let groupCounts: [Int]
  let means: [Int]
  let inverse: Matrix
  /// `W X`, `Xᵀ W X`.
  let meanFactors: Matrix
  let meanSquares: Matrix
  /// `tr(W Kⱼ W Kₗ)`.
  let traces: Matrix
  /// `Xᵀ W Kⱼ W Kₗ W X` and `Xᵀ W Kⱼ W X`.
  let meanTraces: [[Matrix]]
  let meanForms: [Matrix]
  /// `Xᵀ W Kⱼ W`, label by label.
  let meanProducts: [Matrix]
  /// `W Kⱼ W`.
  let spreads: [Matrix]

  /// A unit of more labels takes unit and label alone for its weights: any weights are right on average.
  private static let mostLabels = 48

  /// - Parameters:
  ///   - variances: of each part.
  ///   - hasLevelMeans: whether each level has a mean of its own.
  init(_ shape: CrossedLabels.Shape, variances: [Double], hasLevelMeans: Bool, levels: Int) {
    let labels = shape.labels
    let count = labels.count
    self.labels = labels
    slots = shape.masks.count
    groups = SharedBy.allCases.map { part in
      labels.indices.map { index in
        switch part {
        case .unit: 0
        case .level: labels[index].level
        case .annotator: labels[index].slot
        case .label: index
        }
      }
    }
    groupCounts = [1, levels, shape.masks.count, count]
    means = labels.map { hasLevelMeans ? $0.level : 0 }
    let (groups, means) = (groups, means)
    inverse = Self.inverse(variances, groups: groups, count: count)
    let inverse = inverse
    let meanCount = hasLevelMeans ? levels : 1
    meanFactors = Matrix(count, meanCount) { row, mean in
      means.indices.reduce(0) { $0 + (means[$1] == mean ? inverse[row, $1] : 0) }
    }
    let factors = meanFactors
    meanSquares = Matrix(meanCount, meanCount) { first, second in
      means.indices.reduce(0) { $0 + (means[$1] == first ? factors[$1, second] : 0) }
    }
    func shared(_ part: Int, _ matrix: Matrix) -> Matrix {
      Matrix(count, matrix.columns) { row, column in
        groups[part].indices.reduce(0) { $0 + (groups[part][$1] == groups[part][row] ? matrix[$1, column] : 0) }
      }
    }
    let products = SharedBy.allCases.map { shared($0.rawValue, inverse) }
    traces = Matrix(4, 4) { products[$0].traceOfProduct(products[$1]) }
    spreads = products.map { inverse * $0 }
    meanProducts = SharedBy.allCases.map { factors.transposed * shared($0.rawValue, inverse) }
    let meanProducts = meanProducts
    meanTraces = meanProducts.map { product in
      SharedBy.allCases.map { product * shared($0.rawValue, factors) }
    }
    meanForms = SharedBy.allCases.map { factors.transposed * shared($0.rawValue, factors) }
  }

  private static func inverse(_ variances: [Double], groups: [[Int]], count: Int) -> Matrix {
    if count <= mostLabels {
      let covariance = Matrix(count, count) { row, column in
        groups.indices.reduce(0) { $0 + (groups[$1][row] == groups[$1][column] ? variances[$1] : 0) }
      }
      if let inverse = covariance.inverse { return inverse }
    }
    // Sherman and Morrison.
    let (unit, label) = (variances[SharedBy.unit.rawValue], variances[SharedBy.label.rawValue])
    let common = unit / (label + Double(count) * unit)
    return Matrix(count, count) { ($0 == $1 ? 1 : 0) / label - common / label }
  }

  /// A unit's values less their means.
  func centred(_ values: [Double], means all: [Double]) -> [Double] {
    values.indices.map { values[$0] - all[means[$0]] }
  }

  /// For each slot, and each of its levels, `width` numbers of its labels added up.
  ///
  /// - Parameter levels: 1 where levels are not told apart.
  func slotSums(levels: Int, width: Int, _ number: (_ label: Int, _ column: Int) -> Double) -> [Double] {
    var sums = Array(repeating: 0.0, count: slots * levels * width)
    for (label, place) in labels.enumerated() {
      let start = (place.slot * levels + (levels > 1 ? place.level : 0)) * width
      for column in 0..<width { sums[start + column] += number(label, column) }
    }
    return sums
  }

  /// The sums of some numbers, one for each label, over the groups of each part.
  func squares(_ numbers: [Double]) -> [Double] {
    zip(groups, groupCounts).map { groups, count in
      var sums = Array(repeating: 0.0, count: count)
      for (group, number) in zip(groups, numbers) { sums[group] += number }
      return sums.reduce(0) { $0 + $1 * $1 }
    }
  }
}
