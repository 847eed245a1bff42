import Agreement
import Testing

/// The same labels give the same figures as in scikit-learn, krippendorff, irrCAC, SciPy and pingouin.
@Suite struct OracleTests {
  static let weights: [Weights] = [.unweighted, .linear, .quadratic]

  @Test(arguments: oracleCases) func `percent agreement and kappa equal scikit-learn`(_ oracle: OracleCase) throws {
    let table = try ConfusionTable(units: oracle.units, scale: oracle.scale)
    check(percentAgreement(table), is: oracle.percent)
    for (weights, expected) in zip(Self.weights, oracle.kappa) {
      check(cohenKappa(table, weights: weights), is: expected, "\(weights)")
    }
    for (weights, expected) in zip(Self.weights, oracle.symmetricKappa) {
      check(cohenKappa(table.symmetrised, weights: weights), is: expected, "\(weights)")
    }
  }

  @Test(arguments: oracleCases) func `alpha equals krippendorff`(_ oracle: OracleCase) throws {
    for (level, expected) in zip([MeasurementLevel.nominal, .ordinal, .interval], oracle.alpha) {
      check(try krippendorffAlpha(oracle.units, level: level), is: expected, "\(level)")
      // Values that nobody gave change nothing.
      let matrix = try CoincidenceMatrix(units: oracle.units, scale: Scale(-9...9))
      check(krippendorffAlpha(matrix, level: level), is: expected, "\(level)")
    }
  }

  @Test(arguments: oracleCases) func `AC1 and AC2 equal irrCAC`(_ oracle: OracleCase) throws {
    let table = try PairTable(units: oracle.units, scale: oracle.scale)
    for (weights, expected) in zip(Self.weights, oracle.gwet) {
      check(gwetAC(table, weights: weights), is: expected, "\(weights)")
    }
  }

  @Test(arguments: oracleCases) func `correlations equal SciPy`(_ oracle: OracleCase) throws {
    let complete = oracle.units.map { $0.prefix(2).compactMap { $0 } }.filter { $0.count == 2 }
    let (first, second) = (complete.map { $0[0] }, complete.map { $0[1] })
    let table = try ConfusionTable(first, second, scale: oracle.scale)
    check(try pearson(first, second), is: oracle.pearson)
    check(pearson(table), is: oracle.pearson)
    check(try spearman(first, second), is: oracle.spearman)
    check(spearman(table), is: oracle.spearman)
  }

  @Test(arguments: oracleCases) func `intraclass correlations equal SciPy`(_ oracle: OracleCase) throws {
    check(try intraclassCorrelation(oracle.units), is: oracle.intraclass)
  }
}
