/// The equations `M θ = q` for variance components, for weights W that are the inverse covariance within units.
///
/// `qⱼ = rᵀ Kⱼ r` with `r = W (y − X β)` and β the weighted means, `Mⱼₗ = tr(P Kⱼ P Kₗ)` with
/// `P = W − W X (Xᵀ W X)⁻¹ Xᵀ W`, so that `E q = M θ` whatever W is (Rao 1971, "Estimation of Variance and Covariance
/// Components: MINQUE Theory"). All are sums over units, annotators and pairs of annotators.
struct ComponentSystem {
  let components: [VarianceComponent]
  private(set) var forms: [Double] = []
  private(set) var matrix: Matrix
  /// β.
  let means: [Double]
  /// For each annotator and level the sum of r.
  let residuals: [Double]
  let pairs: WeightPairs

  init(_ labels: CrossedLabels, model: CrossedModel, components: [VarianceComponent], covariances: [UnitCovariance]) {
    self.components = components
    let meanCount = model == .formulations ? labels.levels : 1
    let means = Self.means(labels, covariances: covariances, count: meanCount)
    (self.means, matrix) = (means.values, Matrix(components.count, components.count))
    let places = model == .formulations ? labels.levels : 1
    let across = AnnotatorSums(labels, covariances: covariances, means: means.values, levels: places)
    (residuals, pairs) = (across.residuals, across.pairs)
    assemble(labels, covariances: covariances, across: across, inverse: means.inverse)
  }

  /// θ; nil where the labels cannot tell the components from each other.
  var solution: (values: [Double], inverse: Matrix)? {
    // By the scale of the diagonal, so that what cannot be told is seen at any size of weights.
    let roots = (0..<matrix.rows).map { matrix[$0, $0].squareRoot() }
    guard roots.allSatisfy({ $0 > 0 }) else { return nil }
    let scaled = Matrix(matrix.rows, matrix.rows) { matrix[$0, $1] / (roots[$0] * roots[$1]) }
    guard let inverse = scaled.inverse else { return nil }
    // An entry of 10⁷ would blow up every error so much.
    guard inverse.cells.allSatisfy({ abs($0) < 1e7 }) else { return nil }
    let unscaled = Matrix(matrix.rows, matrix.rows) { inverse[$0, $1] / (roots[$0] * roots[$1]) }
    return (unscaled * forms, unscaled)
  }

  private static func means(
    _ labels: CrossedLabels, covariances: [UnitCovariance], count: Int
  ) -> (values: [Double], inverse: Matrix) {
    var products = Array(repeating: 0.0, count: count)
    var squares = Matrix(count, count)
    for (pattern, use) in zip(labels.patterns, labels.multiplicities) {
      let factors = covariances[pattern.shape].meanFactors
      for (label, value) in pattern.values.enumerated() {
        for mean in 0..<count { products[mean] += use * (factors[label, mean] * value) }
      }
    }
    for (use, covariance) in zip(labels.shapeUses, covariances) { squares = squares + use * covariance.meanSquares }
    // A level without labels has no mean, and nothing asks for it.
    for mean in 0..<count where squares[mean, mean] == 0 { squares[mean, mean] = 1 }
    let inverse = squares.inverse ?? Matrix(count, count)
    return (inverse * products, inverse)
  }

  private mutating func assemble(
    _ labels: CrossedLabels, covariances: [UnitCovariance], across: AnnotatorSums, inverse: Matrix
  ) {
    let uses = labels.shapeUses
    func sum(_ matrix: (UnitCovariance) -> Matrix) -> Matrix {
      let first = 0.0 * matrix(covariances[0])
      return zip(uses, covariances).reduce(first) { $0 + $1.0 * matrix($1.1) }
    }
    let traces = sum(\.traces)
    let squares = components.map { component in
      component.isAcrossUnits
        ? across.meanSquares(byLevel: component == .annotatorLevel) : sum { $0.meanForms[component.part.rawValue] }
    }
    forms = components.map { component in
      switch component {
      case .annotator: across.squaredSums(byLevel: false)
      case .annotatorLevel: across.squaredSums(byLevel: true)
      default: across.unitForms[component.part.rawValue]
      }
    }
    for (row, first) in components.enumerated() {
      for (column, second) in components.enumerated() where column >= row {
        // Within a unit an annotator is what its labels share, and so is an annotator at a level.
        var entry = traces[first.part.rawValue, second.part.rawValue]
        var cross: Double
        switch (first.isAcrossUnits, second.isAcrossUnits) {
        case (false, false):
          cross = inverse.traceOfProduct(sum { $0.meanTraces[first.part.rawValue][second.part.rawValue] })
        case (true, true):
          let both = across.pairs.sums(
            byLevel: (first == .annotatorLevel, second == .annotatorLevel),
            factors: (
              across.factors(byLevel: first == .annotatorLevel), across.factors(byLevel: second == .annotatorLevel)
            ), inverse: inverse)
          (entry, cross) = (both.squares, both.products)
        case (true, false):
          cross = across.cross(
            with: second.part.rawValue, byLevel: first == .annotatorLevel, inverse: inverse)
        case (false, true):
          cross = across.cross(
            with: first.part.rawValue, byLevel: second == .annotatorLevel, inverse: inverse)
        }
        let third = (inverse * squares[row]).traceOfProduct(inverse * squares[column])
        matrix[row, column] = entry - 2 * cross + third
        matrix[column, row] = matrix[row, column]
      }
    }
  }
}
