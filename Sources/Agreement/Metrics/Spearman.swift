/// Spearman's rank correlation of the two labels of each unit, −1 to 1: Pearson's correlation of the ranks.
///
/// Equal labels share their mean rank (Spearman 1904; Kendall 1945 for ties). Undefined as Pearson's.
public func spearman(_ table: ConfusionTable) -> Statistic {
  correlation(table, rowValues: meanRanks(table.rowTotals), columnValues: meanRanks(table.columnTotals))
}

/// Spearman's rank correlation of two columns of numbers; throws `lengthsDiffer`, or `notFinite` for NaN and infinities.
public func spearman(_ first: [Double], _ second: [Double]) throws(AgreementError) -> Statistic {
  guard first.count == second.count else { throw .lengthsDiffer(first: first.count, second: second.count) }
  return try pearson(try ranks(first), try ranks(second))
}

/// The mean rank of each label, from 1, by how often each occurs.
private func meanRanks(_ counts: [Double]) -> [Double] {
  var below = 0.0
  return counts.map { count in
    defer { below += count }
    return below + (count + 1) / 2
  }
}

private func ranks(_ values: [Double]) throws(AgreementError) -> [Double] {
  let scale = try Scale(occurringIn: values)
  var counts = Array(repeating: 0.0, count: scale.count)
  var indices: [Int] = []
  for value in values {
    let index = try scale.index(of: value)
    counts[index] += 1
    indices.append(index)
  }
  let ranks = meanRanks(counts)
  return indices.map { ranks[$0] }
}
