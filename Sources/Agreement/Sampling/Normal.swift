/// The standard normal distribution, by +, −, ×, ÷ and √ alone, which every machine rounds alike.
package enum Normal {
  /// Φ(z), to about 1e-15: `½ + φ(z) (z + z³/3 + z⁵/(3·5) + …)` (Marsaglia 2004, "Evaluating the Normal Distribution").
  package static func cumulative(_ z: Double) -> Double {
    guard abs(z) < 9 else { return z < 0 ? 0 : 1 }
    var term = z
    var sum = z
    var odd = 1.0
    while abs(term) > abs(sum) * 1e-18 {
      odd += 2
      term *= z * z / odd
      sum += term
    }
    return min(1, max(0, 0.5 + density(z) * sum))
  }

  /// Φ⁻¹(p) for p between 0 and 1; −∞ and ∞ at its ends.
  static func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p > 0 ? .infinity : -.infinity }
    guard p >= 0.5 else { return -quantile(1 - p) }
    // Φ is concave above 0, so Newton's steps from 0 approach the quantile from below.
    var z = 0.0
    for _ in 0..<200 {
      let step = (p - cumulative(z)) / density(z)
      z += step
      if step < 1e-15 * (1 + z) { break }
    }
    return z
  }

  /// φ(z)
  static func density(_ z: Double) -> Double { Elementary.exponential(-z * z / 2) / (2 * Double.pi).squareRoot() }
}
