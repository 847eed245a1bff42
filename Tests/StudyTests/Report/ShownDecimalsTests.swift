import Basics
import Study
import Testing

@Suite struct ShownDecimalsTests {
  /// A value, its ends, the decimals that the ends have at least and those of the value, and how many are needed.
  @Test(arguments: [
    (0.48, 0.44, 0.52, 2, 2, 2), (-0.987, -0.994, -0.972, 2, 2, 3), (0.0, 0.0, 0.08, 2, 2, 2),
    (0.0, 0.0, 0.0004, 2, 2, 4), (1.0, 0.9996, 1.0, 2, 2, 4), (0.5, 0.499, 0.501, 2, 2, 3),
    (0.3, 0.01, 0.44, 0, 1, 1), (0.3, -0.6, 1.9, 0, 1, 0), (40.4, 33.2, 48.1, 0, 1, 0), (0.0, 0.0, 0.0, 2, 2, 2),
    (0.5, 0.4999999999, 0.5000000001, 2, 2, 6),
  ])
  func `rounding leaves a value inside its interval`(
    _ value: Double, _ low: Double, _ high: Double, _ digits: Int, _ valueDigits: Int, _ needed: Int
  ) {
    let found = ShownDecimals.needed(value: value, ends: (low, high), digits: digits, valueDigits: valueDigits)
    #expect(found == needed, "\(value) [\(low) \(high)]")
  }

  @Test func `a figure without an interval has the decimals of others`() {
    #expect(Figure(value: 0.123, n: 4).decimals(2) == 2)
    #expect(Figure(value: nil, n: 0, low: 0, high: 1).decimals(2) == 2)
    #expect(Figure(value: 0.987, n: 9, low: 0.981, high: 0.994).decimals(2) == 3)
  }
}
