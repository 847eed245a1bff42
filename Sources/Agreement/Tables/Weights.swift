/// How much a pair of different labels counts as disagreement.
public enum Weights: Sendable, Hashable {
  /// Any two different labels disagree fully.
  case unweighted
  /// By the distance of the two values.
  case linear
  /// By the squared distance of the two values.
  case quadratic
  /// By a matrix of disagreements, rows and columns in the scale's order, 0 on its diagonal.
  case disagreement([[Double]])

  /// Row-major disagreements on a scale, not normalised, so that whole values stay exact; nil where a matrix does not fit.
  func disagreements(on scale: Scale) -> [Double]? {
    guard fits(scale) else { return nil }
    let values = scale.values
    return values.indices.flatMap { row in values.indices.map { disagreement(row, $0, of: values) } }
  }

  /// Whether a matrix has the size of a scale; the others go with every one.
  func fits(_ scale: Scale) -> Bool {
    guard case .disagreement(let matrix) = self else { return true }
    return matrix.count == scale.count && matrix.allSatisfy { $0.count == scale.count }
  }

  /// The disagreement of the values at two places of a scale that fits.
  @inline(__always)
  func disagreement(_ row: Int, _ column: Int, of values: [Double]) -> Double {
    switch self {
    case .unweighted: row == column ? 0 : 1
    case .linear: abs(values[row] - values[column])
    case .quadratic: (values[row] - values[column]) * (values[row] - values[column])
    case .disagreement(let matrix): matrix[row][column]
    }
  }
}
