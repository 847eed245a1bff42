/// Functions by +, −, ×, ÷ and √ alone, which every machine rounds alike.
enum Elementary {
  /// eˣ by its series near 0, squared up to x.
  static func exponential(_ x: Double) -> Double {
    var halvings = 0
    var reduced = x
    while abs(reduced) > 0.5 {
      reduced /= 2
      halvings += 1
    }
    var term = 1.0
    var sum = 1.0
    for power in 1...20 {
      term *= reduced / Double(power)
      sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
  }

  /// ln x for a finite x above 0: `e ln 2 + 2 artanh((m − 1) / (m + 1))` of x = m 2ᵉ with m near 1.
  static func logarithm(_ x: Double) -> Double {
    var (exponent, significand) = (Double(x.exponent), x.significand)
    if significand > 1.4142135623730951 {
      exponent += 1
      significand /= 2
    }
    let ratio = (significand - 1) / (significand + 1)
    var power = ratio
    var sum = ratio
    var odd = 1.0
    while abs(power) > 1e-20 {
      power *= ratio * ratio
      odd += 2
      sum += power / odd
    }
    return exponent * 0.6931471805599453 + 2 * sum
  }

  /// Fisher's z of a correlation, `artanh r`, for r above −1 and below 1.
  static func fisherZ(_ r: Double) -> Double { logarithm((1 + r) / (1 - r)) / 2 }

  /// The correlation of a Fisher's z, `tanh z`.
  static func correlation(fisherZ z: Double) -> Double {
    let square = exponential(-2 * abs(z))
    let size = (1 - square) / (1 + square)
    return z < 0 ? -size : size
  }
}
