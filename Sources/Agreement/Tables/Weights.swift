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
    let values = scale.values
    switch self {
    case .unweighted:
      return values.indices.flatMap { row in values.indices.map { row == $0 ? 0 : 1 } }
    case .linear:
      return values.flatMap { row in values.map { abs(row - $0) } }
    case .quadratic:
      return values.flatMap { row in values.map { (row - $0) * (row - $0) } }
    case .disagreement(let matrix):
      guard matrix.count == values.count, matrix.allSatisfy({ $0.count == values.count }) else { return nil }
      return matrix.flatMap { $0 }
    }
  }
}
