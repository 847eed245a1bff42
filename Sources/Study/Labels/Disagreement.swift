/// Δ: how far annotators differ on one data point.
package enum Disagreement {
  /// The threshold from which an instance is ambiguous, unless a study sets another: Δ ≥ 3 (paper, section 4.1).
  package static let defaultThreshold = 3
  /// What Δ can be, of ratings and of prefer-combined alike.
  package static let values = 0...4
  /// The thresholds that say anything: at 0 every instance would be ambiguous.
  package static let thresholds = 1...4

  /// The largest pairwise absolute difference; nil with fewer than two values.
  package static func delta(_ values: some Collection<Int>) -> Int? {
    guard values.count > 1, let low = values.min(), let high = values.max() else { return nil }
    return high - low
  }

  /// The mean absolute difference of all pairs; nil with fewer than two values. Unlike Δ it does not grow with their number.
  package static func meanDelta(_ values: [Int]) -> Double? {
    guard values.count > 1 else { return nil }
    var sum = 0
    for (place, value) in values.enumerated() {
      for other in values[(place + 1)...] { sum += abs(value - other) }
    }
    return Double(sum) / Double(values.count * (values.count - 1) / 2)
  }

  /// The variance of the values about their mean, over one less than their number; nil with fewer than two.
  package static func variance(_ values: [Int]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = Double(values.reduce(0, +)) / Double(values.count)
    return values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(values.count - 1)
  }

  /// Δ of a response's ratings, 0…4.
  package static func delta(ratings: some Collection<Rating>) -> Int? { delta(ratings.map(\.rawValue)) }

  /// Δ of prefer-combined, 0…4.
  package static func delta(preferences: some Collection<PreferenceLabel>) -> Int? {
    delta(preferences.map(\.combined))
  }

  /// Δ of ratings: the larger of the two responses' Δ, 0…4 (section 4.3 and the review list); nil when neither has one.
  package static func ofRatings(a: some Collection<Rating>, b: some Collection<Rating>) -> Int? {
    [delta(ratings: a), delta(ratings: b)].compactMap(\.self).max()
  }

  /// Δ of difference: the largest pairwise difference of rating(B) − rating(A), unclipped, 0…8 (Tables 2 and 3).
  package static func ofDifference(_ pairs: some Collection<RatingPair>) -> Int? { delta(pairs.map(\.difference)) }
}
