/// Cohen's kappa: agreement of two annotators beyond chance, by weights; at most 1, and 0 at chance level.
///
/// `κ = 1 − n Σ dᵢⱼ oᵢⱼ / Σ dᵢⱼ rᵢ cⱼ`, with disagreements d, counts o, their row and column totals r and c, n units
/// (Cohen 1960 unweighted, Cohen 1968 weighted). With quadratic weights it is Lin's concordance of the two columns under
/// population moments (Fleiss & Cohen 1973). Weights come from the scale's values, also from those that don't occur.
/// Undefined without pairs and where both columns hold one and the same label throughout; where only one column is
/// constant it is 0.
public func cohenKappa(_ table: ConfusionTable, weights: Weights = .unweighted) -> Statistic {
  guard let disagreements = weights.disagreements(on: table.scale) else { return .undefined(.weightsMismatch) }
  let (rows, columns) = (table.rowTotals, table.columnTotals)
  var total = 0.0
  var observed = 0.0
  var expected = 0.0
  var cell = 0
  for row in rows {
    for column in columns {
      total += table.cells[cell]
      observed += disagreements[cell] * table.cells[cell]
      expected += disagreements[cell] * row * column
      cell += 1
    }
  }
  guard total > 0 else { return .undefined(.noPairs) }
  guard expected > 0 else {
    let isConstant = rows.count { $0 > 0 } == 1 && columns.count { $0 > 0 } == 1
    return .undefined(isConstant ? .constant : .chanceComplete)
  }
  return .value(1 - total * observed / expected)
}

/// Cohen's kappa of two columns of labels on a scale; throws `lengthsDiffer` or `offScale`.
public func cohenKappa(
  _ first: [Double], _ second: [Double], scale: Scale, weights: Weights = .unweighted
) throws(AgreementError) -> Statistic {
  cohenKappa(try ConfusionTable(first, second, scale: scale), weights: weights)
}
