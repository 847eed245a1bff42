/// Cohen's kappa: agreement of two annotators beyond chance, by weights; at most 1, and 0 at chance level.
///
/// `κ = 1 − n Σ dᵢⱼ oᵢⱼ / Σ dᵢⱼ rᵢ cⱼ`, with disagreements d, counts o, their row and column totals r and c, n units
/// (Cohen 1960 unweighted, Cohen 1968 weighted). With quadratic weights it is Lin's concordance of the two columns under
/// population moments (Fleiss & Cohen 1973). Weights come from the scale's values, also from those that don't occur.
/// Undefined without pairs and where both columns hold one and the same label throughout; where only one column is
/// constant it is 0.
public func cohenKappa(_ table: ConfusionTable, weights: Weights = .unweighted) -> Statistic {
  guard weights.fits(table.scale) else { return .undefined(.weightsMismatch) }
  // On the stack, since a gradient asks for thousands of kappas.
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * table.scale.count) { room in
    room.initialize(repeating: 0)
    let count = table.scale.count
    for row in 0..<count {
      for column in 0..<count {
        room[row] += table[row, column]
        room[count + column] += table[row, column]
      }
    }
    return kappa(table, weights, rows: room[..<count], columns: room[count...])
  }
}

private func kappa(
  _ table: ConfusionTable, _ weights: Weights, rows: Slice<UnsafeMutableBufferPointer<Double>>,
  columns: Slice<UnsafeMutableBufferPointer<Double>>
) -> Statistic {
  let values = table.scale.values
  var total = 0.0
  var observed = 0.0
  var expected = 0.0
  for (row, rowTotal) in rows.enumerated() {
    for (column, columnTotal) in columns.enumerated() {
      let disagreement = weights.disagreement(row, column, of: values)
      total += table[row, column]
      observed += disagreement * table[row, column]
      expected += disagreement * rowTotal * columnTotal
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
