/// With how many decimals a value and its interval are to be written, so that rounding leaves the value inside.
package enum ShownDecimals {
  /// The fewest decimals with which neither end of an interval reads as the value or lies beyond it, unless it is the value.
  ///
  /// - Parameters:
  ///   - value: rounded to `valueDigits` decimals, or to those of the ends where these are more.
  ///   - ends: the interval's.
  ///   - digits: the fewest that the ends may have.
  ///   - most: the most; an interval that is narrower still is written with these.
  package static func needed(
    value: Double, ends: (low: Double, high: Double), digits: Int, valueDigits: Int? = nil, most: Int = 6
  ) -> Int {
    (digits...max(digits, most)).first { digits in
      let shown = rounded(value, max(digits, valueDigits ?? digits))
      return (ends.low >= value || rounded(ends.low, digits) < shown)
        && (ends.high <= value || rounded(ends.high, digits) > shown)
    } ?? max(digits, most)
  }

  /// The nearest number of so many decimals, halves away from 0.
  package static func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    return (value * scale).rounded() / scale
  }
}
