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
  // On the stack, since a gradient asks for a few dozen alphas at each cell.
  withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * matrix.scale.count) { room in
    room.initialize(repeating: 0)
    let (totals, places) = (room[..<matrix.scale.count], room[matrix.scale.count...])
    return matrix.cells.withUnsafeBufferPointer { cells in
      alpha(
        cells, level: level, values: matrix.scale.values, totals: UnsafeMutableBufferPointer(rebasing: totals),
        places: UnsafeMutableBufferPointer(rebasing: places))
    }
  }
}

/// - Parameters:
///   - totals: room for as many numbers as there are values, all 0.
///   - places: likewise.
private func alpha(
  _ cells: UnsafeBufferPointer<Double>, level: MeasurementLevel, values: [Double],
  totals: UnsafeMutableBufferPointer<Double>, places: UnsafeMutableBufferPointer<Double>
) -> Statistic {
  let count = totals.count
  for row in 0..<count {
    for column in 0..<count { totals[row] += cells[row * count + column] }
  }
  if level == .ratio, zip(values, totals).contains(where: { $0 < 0 && $1 > 0 }) { return .undefined(.ratioSign) }
  place(level, values: values, totals: totals, in: places)
  var observed = 0.0
  var expected = 0.0
  for row in 0..<count where totals[row] > 0 {
    for column in 0..<row where totals[column] > 0 {
      let difference = places[row] - places[column]
      let squared =
        switch level {
        case .nominal: 1.0
        case .ordinal, .interval: difference * difference
        case .ratio: difference * difference / ((places[row] + places[column]) * (places[row] + places[column]))
        }
      observed += cells[row * count + column] * squared
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

/// Where each value stands for its distance to others: the middle of the labels given of it, in order, for ordinal ones.
private func place(
  _ level: MeasurementLevel, values: [Double], totals: UnsafeMutableBufferPointer<Double>,
  in places: UnsafeMutableBufferPointer<Double>
) {
  guard level == .ordinal else {
    _ = places.update(from: values)
    return
  }
  var below = 0.0
  for index in totals.indices {
    places[index] = below + totals[index] / 2
    below += totals[index]
  }
}
