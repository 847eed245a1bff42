/// Student's t distribution with any positive number of degrees of freedom, whole or not.
package struct StudentT: Sendable, Hashable {
  /// ν, above 0; from 10⁷ on it is the normal distribution.
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The value below which a share p of the distribution lies, for p between 0 and 1; −∞ and ∞ at its ends.
  ///
  /// Newton's steps from the normal quantile, which lies nearer to 0, so that they come from one side. To about 1e-10 for
  /// the p of intervals.
  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p > 0 ? .infinity : -.infinity }
    guard p >= 0.5 else { return -quantile(1 - p) }
    var t = Normal.quantile(p)
    guard degreesOfFreedom < 1e7 else { return t }
    let factor = factor
    for _ in 0..<500 {
      let step = (p - cumulative(t, factor: factor)) / density(t, factor: factor)
      t += step
      if abs(step) < 1e-13 * (1 + t) { break }
    }
    return t
  }

  /// The share of the distribution below a value, to about 1e-13.
  package func cumulative(_ t: Double) -> Double {
    degreesOfFreedom < 1e7 ? cumulative(t, factor: factor) : Normal.cumulative(t)
  }

  /// `½ + Γ((ν + 1)/2) / (√π Γ(ν/2)) √x (1 − x)^(ν/2) Σ ((ν + 1)/2)ₙ / (3/2)ₙ xⁿ` with `x = t² / (ν + t²)`, half of the
  /// incomplete beta function (Abramowitz & Stegun 1964, 26.5.4 and 26.7.1).
  private func cumulative(_ t: Double, factor: Double) -> Double {
    let rest = degreesOfFreedom / (degreesOfFreedom + t * t)
    let x = 1 - rest
    var term = 1.0
    var sum = 1.0
    var n = 0.0
    while term > 1e-17 * sum, n < 1e6 {
      term *= ((degreesOfFreedom + 1) / 2 + n) / (1.5 + n) * x
      sum += term
      n += 1
    }
    let half = factor * x.squareRoot() * Elementary.exponential(degreesOfFreedom / 2 * Elementary.logarithm(rest)) * sum
    return t < 0 ? 0.5 - half : 0.5 + half
  }

  private func density(_ t: Double, factor: Double) -> Double {
    let base = Elementary.logarithm(1 + t * t / degreesOfFreedom)
    return factor / degreesOfFreedom.squareRoot() * Elementary.exponential(-(degreesOfFreedom + 1) / 2 * base)
  }

  /// `Γ((ν + 1)/2) / (√π Γ(ν/2))`: its asymptotic series, brought up from great arguments by `Γ(a + 1) = a Γ(a)`.
  private var factor: Double {
    var a = degreesOfFreedom / 2
    var product = 1.0
    while a < 60 {
      product *= a / (a + 0.5)
      a += 1
    }
    let b = 1 / a
    let series = 1 - b / 8 * (1 - b / 16 * (1 + b * 5 / 8 * (1 - b * 21 / 160 * (1 + b * 399 / 168))))
    return product * a.squareRoot() * series / Double.pi.squareRoot()
  }
}
