/// Gwet's AC1 (unweighted) or AC2 (weighted): agreement beyond chance that stays stable where one label prevails.
///
/// `AC = (pₐ − pₑ) / (1 − pₑ)`: pₐ the weighted agreement of a unit's pairs, averaged over units with two labels or more;
/// `pₑ = Σ w / (q (q − 1)) · Σ πₖ (1 − πₖ)`, πₖ the mean share of label k in units with any label, q the values of the
/// scale, `w = 1 − d / max d` (Gwet 2008; Gwet 2014, "Handbook of Inter-Rater Reliability", 4th ed., ch. 3 and 5). Any
/// number of annotators, labels may be missing. Undefined without pairs, and on a scale with one value.
public func gwetAC(_ table: PairTable, weights: Weights = .unweighted) -> Statistic {
  guard let disagreements = weights.disagreements(on: table.scale) else { return .undefined(.weightsMismatch) }
  let categories = Double(table.scale.count)
  guard categories > 1 else { return .undefined(.oneCategory) }
  let pairedUnits = table.pairedUnits
  guard pairedUnits > 0 else { return .undefined(.noPairs) }
  let largest = disagreements.reduce(0, max)
  let agreements = disagreements.map { largest > 0 ? 1 - $0 / largest : 1 }
  let observed = zip(agreements, table.cells).reduce(0) { $0 + $1.0 * $1.1 } / pairedUnits
  let prevalence = table.prevalence
  let units = prevalence.reduce(0, +)
  let spread = prevalence.reduce(0) { $0 + $1 / units * (1 - $1 / units) }
  let expected = agreements.reduce(0, +) / (categories * (categories - 1)) * spread
  guard 1 - expected > 1e-12 else { return .undefined(.chanceComplete) }
  return .value((observed - expected) / (1 - expected))
}
