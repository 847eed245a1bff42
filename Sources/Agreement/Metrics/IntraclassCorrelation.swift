/// Which intraclass correlation, by Shrout and Fleiss's names.
public enum IntraclassForm: String, Sendable, Hashable, CaseIterable {
  /// ICC(1,1): units have different annotators, as where many people pair up.
  case oneWay = "one-way"
  /// ICC(2,1): the same annotators throughout, a sample of many; their levels have to agree.
  case twoWayAgreement = "two-way-agreement"
  /// ICC(3,1): the same annotators throughout, the only ones of interest; a constant offset is forgiven.
  case twoWayConsistency = "two-way-consistency"
}

/// Intraclass correlation of a single label: the share of the labels' variance that lies between units, at most 1.
///
/// From the mean squares between units (B), within units (W), of annotators (C) and of the rest (E), k labels a unit:
/// `ICC(1,1) = (B − W) / (B + (k − 1) W)`, `ICC(2,1) = (B − E) / (B + (k − 1) E + k (C − E) / n)`,
/// `ICC(3,1) = (B − E) / (B + (k − 1) E)` (Shrout & Fleiss 1979). One-way takes units of two labels or more, since one label
/// alone says nothing of agreement; k is then `(N − Σ mᵢ² / N) / (n − 1)` (Searle 1971). The two-way forms take the units
/// without a missing label. Undefined for fewer than two units, without pairs, and where there is no variance.
public func intraclassCorrelation(_ sums: VarianceSums, form: IntraclassForm = .oneWay) -> Statistic {
  switch form {
  case .oneWay: oneWay(sums)
  case .twoWayAgreement, .twoWayConsistency: twoWay(sums, form: form)
  }
}

/// Intraclass correlation of units, one value or nil for each column; throws `notFinite` or `lengthsDiffer`.
public func intraclassCorrelation(
  _ units: [[Double?]], form: IntraclassForm = .oneWay
) throws(AgreementError) -> Statistic {
  intraclassCorrelation(try VarianceSums(units: units), form: form)
}

private func oneWay(_ sums: VarianceSums) -> Statistic {
  let (units, labels) = (sums[.units], sums[.labels])
  guard units > 1 else {
    return .undefined(units > 0 ? .tooFewUnits : sums[.singles] > 0 ? .noPairs : .noUnits)
  }
  let size = (labels - sums[.squaredSizes] / labels) / (units - 1)
  let between = (sums[.unitSquares] - sums[.sum] * sums[.sum] / labels) / (units - 1)
  let within = (sums[.squares] - sums[.unitSquares]) / (labels - units)
  return ratio(between - within, of: between + (size - 1) * within, squares: sums[.squares] / labels)
}

private func twoWay(_ sums: VarianceSums, form: IntraclassForm) -> Statistic {
  let (units, columns) = (sums[.completeUnits], Double(sums.columns))
  guard units > 1 else { return .undefined(sums[.units] + sums[.singles] > 0 ? .incomplete : .noUnits) }
  guard columns > 1 else { return .undefined(.noPairs) }
  let mean = sums[.completeSum] * sums[.completeSum] / (units * columns)
  let unitSum = sums[.completeUnitSquares] - mean
  let columnSum = sums.columnSums.reduce(0) { $0 + $1 * $1 } / units - mean
  let between = unitSum / (units - 1)
  let annotators = columnSum / (columns - 1)
  let rest = (sums[.completeSquares] - mean - unitSum - columnSum) / ((units - 1) * (columns - 1))
  let offset = form == .twoWayAgreement ? columns * (annotators - rest) / units : 0
  return ratio(
    between - rest, of: between + (columns - 1) * rest + offset,
    squares: sums[.completeSquares] / (units * columns))
}

/// A share of a variance, which is none where it is only what rounding leaves of the labels' mean square.
private func ratio(_ part: Double, of variance: Double, squares: Double) -> Statistic {
  variance > 1e-12 * squares ? .value(part / variance) : .undefined(.noVariance)
}
