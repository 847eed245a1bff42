/// The share of units on whose labels two annotators agree, 0 to 1.
///
/// Equal labels agree, unless `agrees` says otherwise: soft agreement of preferences −1, 0, 1 counts `x * y >= 0`.
/// Undefined without pairs.
public func percentAgreement(
  _ table: ConfusionTable, counting agrees: (Double, Double) -> Bool = { $0 == $1 }
) -> Statistic {
  let total = table.total
  guard total > 0 else { return .undefined(.noPairs) }
  return .value(table.keeping(agrees).total / total)
}

/// The share of equal labels in two columns on a scale; throws `lengthsDiffer` or `offScale`.
public func percentAgreement(
  _ first: [Double], _ second: [Double], scale: Scale
) throws(AgreementError) -> Statistic {
  percentAgreement(try ConfusionTable(first, second, scale: scale))
}
