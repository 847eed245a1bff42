/// What the labels of each annotator at each level add up to over units.
struct AnnotatorSums {
  /// In the order of annotators, and of levels within each.
  private(set) var residuals: [Double]
  /// `W X` of each, a number for each mean.
  private var meanFactors: [Double]
  private(set) var pairs: WeightPairs
  /// `rᵀ Kⱼ r` of the four parts of a unit.
  private(set) var unitForms = Array(repeating: 0.0, count: SharedBy.allCases.count)
  /// `Xᵀ W Kⱼ W` of each, a number for each mean, by part.
  private var meanProducts: [[Double]]
  private let levels: Int
  private let means: Int

  /// - Parameter levels: 1 where an annotator's levels are not told apart.
  init(_ labels: CrossedLabels, covariances: [UnitCovariance], means: [Double], levels: Int) {
    let places = labels.annotatorCount * levels
    (self.levels, self.means) = (levels, means.count)
    residuals = Array(repeating: 0, count: places)
    meanFactors = Array(repeating: 0, count: places * means.count)
    meanProducts = Array(repeating: meanFactors, count: SharedBy.allCases.count)
    pairs = WeightPairs(annotators: labels.annotatorCount, levels: levels)
    var centred: [Double] = []
    labels.forEach(sizes: covariances.map { ($0.slots, $0.labels.count) }) { shape, annotators, values in
      let covariance = covariances[shape]
      centred.removeAll(keepingCapacity: true)
      for (label, value) in values.enumerated() { centred.append(value - means[covariance.means[label]]) }
      let residual = covariance.inverse * centred
      for (part, form) in covariance.squares(residual).enumerated() { unitForms[part] += form }
      for (label, place) in covariance.labels.enumerated() {
        let index = Int(annotators[place.slot]) * levels + (levels > 1 ? place.level : 0)
        residuals[index] += residual[label]
        for mean in 0..<self.means {
          meanFactors[index * self.means + mean] += covariance.meanFactors[label, mean]
          for part in meanProducts.indices {
            meanProducts[part][index * self.means + mean] += covariance.meanProducts[part][mean, label]
          }
        }
      }
      pairs.add(covariance, annotators: annotators)
    }
  }

  /// `Σ (Σ r)²` over annotators, or over annotators at each level.
  func squaredSums(byLevel: Bool) -> Double {
    sums(residuals, width: 1, byLevel: byLevel).reduce(0) { $0 + $1 * $1 }
  }

  /// `Σ g gᵀ` of the `W X` of each.
  func meanSquares(byLevel: Bool) -> Matrix {
    let factors = factors(byLevel: byLevel)
    var squares = Matrix(means, means)
    for start in stride(from: 0, to: factors.count, by: means) {
      for row in 0..<means {
        for column in 0..<means { squares[row, column] += factors[start + row] * factors[start + column] }
      }
    }
    return squares
  }

  /// `tr(S Σ (Xᵀ W Kⱼ W z) (zᵀ W X))`, z an annotator's labels.
  func cross(with part: Int, byLevel: Bool, inverse: Matrix) -> Double {
    let left = sums(meanProducts[part], width: means, byLevel: byLevel)
    let right = factors(byLevel: byLevel)
    return stride(from: 0, to: left.count, by: means).reduce(0) {
      $0 + inverse.form(left[$1..<$1 + means], right[$1..<$1 + means])
    }
  }

  /// The `W X` of each annotator, or of each at each level.
  func factors(byLevel: Bool) -> [Double] { sums(meanFactors, width: means, byLevel: byLevel) }

  /// Numbers of annotators at each level, or added up over an annotator's levels.
  private func sums(_ numbers: [Double], width: Int, byLevel: Bool) -> [Double] {
    guard !byLevel, levels > 1 else { return numbers }
    var result = Array(repeating: 0.0, count: numbers.count / levels)
    for (index, number) in numbers.enumerated() {
      result[index / (width * levels) * width + index % width] += number
    }
    return result
  }
}
