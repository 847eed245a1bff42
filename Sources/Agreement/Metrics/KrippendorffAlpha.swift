/// What the distance of two labels means to Krippendorff's alpha.
public enum MeasurementLevel: String, Sendable, Hashable, CaseIterable {
  /// Labels are equal or not.
  case nominal
  /// Labels have an order: their distance is how many labels were given from one to the other.
  case ordinal
  /// Differences of values matter.
  case interval
  /// Proportions of values matter; none is negative.
  case ratio
}

/// Krippendorff's alpha: agreement of any number of annotators beyond chance, labels may be missing; at most 1.
///
/// `α = 1 − (n − 1) Σ o(c,k) δ²(c,k) / Σ n(c) n(k) δ²(c,k)`, n labels in units with at least two (Krippendorff 2011,
/// "Computing Krippendorff's Alpha-Reliability"). δ² is 1 for different labels (nominal); the square of the labels given
/// from c to k, the two ends counting half (ordinal); `(c − k)²` (interval); `((c − k) / (c + k))²` (ratio).
/// Values that nobody gave change nothing. Undefined without pairs and where every paired label is the same.
public func krippendorffAlpha(_ matrix: CoincidenceMatrix, level: MeasurementLevel) -> Statistic {
  let totals = matrix.labelTotals
  if level == .ratio, zip(matrix.scale.values, totals).contains(where: { $0 < 0 && $1 > 0 }) {
    return .undefined(.ratioSign)
  }
  let distance = squaredDistance(level, values: matrix.scale.values, totals: totals)
  var observed = 0.0
  var expected = 0.0
  for row in totals.indices where totals[row] > 0 {
    for column in 0..<row where totals[column] > 0 {
      let squared = distance(column, row)
      observed += matrix[row, column] * squared
      expected += totals[row] * totals[column] * squared
    }
  }
  let total = totals.reduce(0, +)
  guard total > 0 else { return .undefined(.noPairs) }
  guard expected > 0 else { return .undefined(.constant) }
  return .value(1 - (total - 1) * observed / expected)
}

/// Krippendorff's alpha of units, one label or nil for each annotator; throws `notFinite` for NaN and infinities.
public func krippendorffAlpha(_ units: [[Double?]], level: MeasurementLevel) throws(AgreementError) -> Statistic {
  let scale = try Scale(occurringIn: units.joined().compactMap { $0 })
  return krippendorffAlpha(try CoincidenceMatrix(units: units, scale: scale), level: level)
}

/// δ² of two indices on the scale, the first below the second.
private func squaredDistance(
  _ level: MeasurementLevel, values: [Double], totals: [Double]
) -> (Int, Int) -> Double {
  switch level {
  case .nominal:
    return { _, _ in 1 }
  case .ordinal:
    var below = [0.0]
    for total in totals { below.append(below[below.count - 1] + total) }
    let middles = totals.indices.map { below[$0] + totals[$0] / 2 }
    return { (middles[$1] - middles[$0]) * (middles[$1] - middles[$0]) }
  case .interval:
    return { (values[$1] - values[$0]) * (values[$1] - values[$0]) }
  case .ratio:
    return {
      let proportion = (values[$1] - values[$0]) / (values[$1] + values[$0])
      return proportion * proportion
    }
  }
}
