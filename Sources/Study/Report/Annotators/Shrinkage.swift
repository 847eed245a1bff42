import Agreement

/// Values of several people, each known more or less well, drawn towards what all have in common as far as they are not
/// known; see `PartialPooling`.
package struct Shrinkage: Hashable, Sendable {
  private let pooling: PartialPooling
  private let bounds: ClosedRange<Double>

  /// What all have in common.
  package var mean: Double { pooling.mean }

  /// One value as drawn towards the mean, with its 95 % interval.
  package struct Value: Hashable, Sendable {
    package let value: Double
    package let low: Double
    package let high: Double
  }

  /// nil for fewer than three values with intervals.
  ///
  /// - Parameter bounds: beyond which no such value can be, and no interval goes.
  package init?(_ figures: [Figure], within bounds: ClosedRange<Double> = -Double.infinity ... .infinity) {
    let known = figures.compactMap { figure in
      figure.value.flatMap { value in Self.variance(figure).map { (value: value, variance: $0) } }
    }
    guard known.count > 2, let pooling = PartialPooling(known) else { return nil }
    self.pooling = pooling
    self.bounds = bounds
  }

  /// A figure as drawn towards the mean; nil where it has no value or no interval.
  package func callAsFunction(_ figure: Figure) -> Value? {
    guard let value = figure.value, let variance = Self.variance(figure) else { return nil }
    let (drawn, interval) = pooling.pooled(value: value, variance: variance)
    return Value(
      value: drawn, low: max(bounds.lowerBound, interval.low), high: min(bounds.upperBound, interval.high))
  }

  /// Of what a 95 % interval is wide.
  private static func variance(_ figure: Figure) -> Double? {
    guard let low = figure.low, let high = figure.high, high > low else { return nil }
    let error = (high - low) / (2 * 1.959963984540054)
    return error * error
  }
}
