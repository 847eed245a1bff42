import Basics
import Agreement

/// One number of a report: with how much it was computed from and how sure it is, or why there is none.
package struct Figure: Hashable, Sendable {
  /// nil where the number is undefined.
  package var value: Double?
  /// The data points that it was computed from.
  package var n: Int
  /// The ends of the 95 % interval; nil where there is none.
  package var low: Double?
  package var high: Double?
  /// Why the interval cannot be trusted, or why there is none of a value; nil where it can.
  package var doubt: String?
  /// The reason, where there is no value.
  package var why: String?

  package init(
    value: Double?, n: Int, low: Double? = nil, high: Double? = nil, doubt: String? = nil, why: String? = nil
  ) {
    self.value = value
    self.n = n
    self.low = low
    self.high = high
    self.doubt = doubt
    self.why = why
  }

  /// What is left to 1, such as the share of the others.
  package var complement: Figure {
    Figure(
      value: value.map { 1 - $0 }, n: n, low: high.map { 1 - $0 }, high: low.map { 1 - $0 }, doubt: doubt, why: why)
  }
}

/// A kappa of a pooled study, in which many people pair up.
package struct KappaFigure: Hashable, Sendable {
  /// The two labels of a data point in the order of their slots, as the two columns of the paper.
  package var value: Figure
  /// Both orders pooled: Scott's π with the same weights, which does not depend on who comes first.
  package var symmetric: Figure
}

extension Figure {
  /// With how many decimals the value, its ends and what it is compared with are to be written.
  package func decimals(_ digits: Int) -> Int {
    guard let value, let low, let high else { return digits }
    return ShownDecimals.needed(value: value, ends: (low, high), digits: digits)
  }
}
