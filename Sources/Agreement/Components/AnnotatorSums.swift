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
    (self.levels, self.means) = (levels, means.count)
    pairs = WeightPairs(labels, covariances: covariances, levels: levels)
    var forms = unitForms
    let counts = labels.multiplicities
    residuals = SlotRows(patternsOf: labels, width: levels) { number in
      let pattern = labels.patterns[number]
      let covariance = covariances[pattern.shape]
      let residual = covariance.inverse * covariance.centred(pattern.values, means: means)
      for (part, form) in covariance.squares(residual).enumerated() { forms[part] += counts[number] * form }
      return covariance.slotSums(levels: levels, width: 1) { label, _ in residual[label] }
    }.sums(labels)
    unitForms = forms
    // `W X`, and then the products by part, of each level of a slot.
    let count = means.count
    let parts = SharedBy.allCases.count
    let sums = SlotRows(shapesOf: labels, width: levels * count * (1 + parts)) { shape in
      let covariance = covariances[shape]
      return covariance.slotSums(levels: levels, width: count * (1 + parts)) { label, column in
        let (part, mean) = (column / count, column % count)
        return part == 0 ? covariance.meanFactors[label, mean] : covariance.meanProducts[part - 1][mean, label]
      }
    }.sums(labels)
    func column(_ part: Int) -> [Double] {
      stride(from: part * count, to: sums.count, by: count * (1 + parts)).flatMap { sums[$0..<$0 + count] }
    }
    meanFactors = column(0)
    meanProducts = (1...parts).map(column)
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
