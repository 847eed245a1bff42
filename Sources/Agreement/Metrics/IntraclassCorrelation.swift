/// Intraclass correlation of a single label, ICC(1,1): the share of the labels' variance that lies between units, at most 1.
/// Units have different annotators, as where many people pair up.
///
/// From the mean squares between units (B) and within units (W), k labels a unit: `(B − W) / (B + (k − 1) W)` (Shrout & Fleiss
/// 1979), of units of two labels or more, since one label alone says nothing of agreement; `k = (N − Σ mᵢ² / N) / (n − 1)`
/// (Searle 1971). Undefined for fewer than two units, without pairs, and where there is no variance.
public func intraclassCorrelation(_ sums: VarianceSums) -> Statistic {
  let (units, labels) = (sums[.units], sums[.labels])
  guard units > 1 else {
    return .undefined(units > 0 ? .tooFewUnits : sums[.singles] > 0 ? .noPairs : .noUnits)
  }
  let size = (labels - sums[.squaredSizes] / labels) / (units - 1)
  let between = (sums[.unitSquares] - sums[.sum] * sums[.sum] / labels) / (units - 1)
  let within = (sums[.squares] - sums[.unitSquares]) / (labels - units)
  let variance = between + (size - 1) * within
  // What rounding leaves of the labels' mean square is no variance.
  return variance > 1e-12 * (sums[.squares] / labels)
    ? .value((between - within) / variance) : .undefined(.noVariance)
}

/// Intraclass correlation of units, one value or nil for each annotator; throws `notFinite` or `lengthsDiffer`.
public func intraclassCorrelation(_ units: [[Double?]]) throws(AgreementError) -> Statistic {
  intraclassCorrelation(try VarianceSums(units: units))
}
