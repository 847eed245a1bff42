import Agreement
import Study
import Testing

/// What has to hold for any labels.
@Suite struct PropertyTests {
  static let seeds = Array(UInt64(1)...20)
  static let weights: [Weights] = [.unweighted, .linear, .quadratic]
  static let levels: [MeasurementLevel] = [.nominal, .ordinal, .interval]

  @Test(arguments: seeds) func `kappa does not depend on who comes first`(_ seed: UInt64) throws {
    let (first, second) = labels(seed)
    let table = try ConfusionTable(first, second, scale: Scale(1...5))
    let swapped = try ConfusionTable(second, first, scale: Scale(1...5))
    for weights in Self.weights {
      check(cohenKappa(table, weights: weights), is: cohenKappa(swapped, weights: weights).value)
    }
    #expect(table.symmetrised == swapped.symmetrised)
    #expect(table.total == table.symmetrised.total)
  }

  @Test(arguments: seeds) func `figures survive relabelling`(_ seed: UInt64) throws {
    let (first, second) = labels(seed)
    let names = [3.0, 5, 1, 4, 2]
    let renamed = [first, second].map { $0.map { names[Int($0) - 1] } }
    let table = try ConfusionTable(first, second, scale: Scale(1...5))
    let permuted = try ConfusionTable(renamed[0], renamed[1], scale: Scale(1...5))
    check(cohenKappa(permuted), is: cohenKappa(table).value)
    check(gwetAC(PairTable(permuted)), is: gwetAC(PairTable(table)).value)
    check(
      krippendorffAlpha(CoincidenceMatrix(permuted), level: .nominal),
      is: krippendorffAlpha(CoincidenceMatrix(table), level: .nominal).value)
    // Units of measurement and the zero of the scale don't matter to weights and the interval level.
    let scaled = try ConfusionTable(
      first.map { 10 * $0 - 3 }, second.map { 10 * $0 - 3 }, scale: Scale(values: [7, 17, 27, 37, 47]))
    for weights in Self.weights {
      check(cohenKappa(scaled, weights: weights), is: cohenKappa(table, weights: weights).value)
      check(gwetAC(PairTable(scaled), weights: weights), is: gwetAC(PairTable(table), weights: weights).value)
    }
    for level in Self.levels {
      check(
        krippendorffAlpha(CoincidenceMatrix(scaled), level: level),
        is: krippendorffAlpha(CoincidenceMatrix(table), level: level).value)
    }
  }

  @Test(arguments: seeds) func `perfect agreement is 1`(_ seed: UInt64) throws {
    let (first, _) = labels(seed)
    let table = try ConfusionTable(first, first, scale: Scale(1...5))
    let units = first.map { [$0, $0] as [Double?] }
    for weights in Self.weights {
      check(cohenKappa(table, weights: weights), is: 1)
      check(gwetAC(PairTable(table), weights: weights), is: 1)
    }
    for level in Self.levels { check(try krippendorffAlpha(units, level: level), is: 1) }
    check(try intraclassCorrelation(units), is: 1)
    check(pearson(table), is: 1)
    check(spearman(table), is: 1)
    check(percentAgreement(table), is: 1)
  }

  /// Fleiss & Cohen 1973: 2 cov / (var x + var y + (mean x − mean y)²), Lin's concordance, with population moments.
  @Test(arguments: seeds) func `quadratic kappa is the concordance correlation`(_ seed: UInt64) throws {
    let (x, y) = labels(seed)
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / count
    let varianceX = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) } / count
    let varianceY = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) } / count
    let concordance = 2 * covariance / (varianceX + varianceY + (meanX - meanY) * (meanX - meanY))
    check(try cohenKappa(x, y, scale: Scale(1...5), weights: .quadratic), is: concordance)
  }

  /// α = 1 − (1 − κ) (2 N − 1) / (2 N) for the interval level and the quadratic kappa of both orders.
  @Test(arguments: seeds) func `interval alpha follows from symmetric quadratic kappa`(_ seed: UInt64) throws {
    let (x, y) = labels(seed)
    let table = try ConfusionTable(x, y, scale: Scale(1...5)).symmetrised
    let twice = 2 * table.total
    for (weights, level) in [(Weights.quadratic, MeasurementLevel.interval), (.unweighted, .nominal)] {
      let kappa = try #require(cohenKappa(table, weights: weights).value)
      check(
        krippendorffAlpha(CoincidenceMatrix(table), level: level), is: 1 - (1 - kappa) * (twice - 1) / twice)
    }
  }

  /// The identity with numbers: κ by scikit-learn, α by krippendorff.
  @Test func `symmetric kappa and alpha of the same ten units`() throws {
    let (x, y) = ([5.0, 4, 3, 2, 2, 1, 1, 1, 1, 5], [5.0, 4, 3, 4, 4, 3, 1, 2, 3, 5])
    let table = try ConfusionTable(x, y, scale: Scale(1...5))
    check(cohenKappa(table.symmetrised, weights: .quadratic), is: 0.6041909196740396)
    check(krippendorffAlpha(CoincidenceMatrix(table), level: .interval), is: 0.6239813736903376)
    let fivefold = try ConfusionTable(
      Array(repeating: x, count: 5).flatMap { $0 }, Array(repeating: y, count: 5).flatMap { $0 }, scale: Scale(1...5))
    check(cohenKappa(fivefold, weights: .quadratic), is: 0.6382978723404256)
    check(krippendorffAlpha(CoincidenceMatrix(fivefold), level: .interval), is: 0.6081490104772992)
  }

  @Test(arguments: seeds) func `independent labels agree by chance alone`(_ seed: UInt64) throws {
    let (first, second) = labels(seed)
    let table = try ConfusionTable(first, second, scale: Scale(1...5))
    let independent = table.independent
    for weights in Self.weights { check(cohenKappa(independent, weights: weights), is: 0) }
    check(pearson(independent), is: 0)
    for (expected, actual) in zip(
      table.rowTotals + table.columnTotals, independent.rowTotals + independent.columnTotals)
    {
      #expect(abs(expected - actual) < 1e-9)
    }
    // Dropping what disagrees raises kappa by itself.
    let kept = try #require(cohenKappa(independent.keeping { abs($0 - $1) < 3 }, weights: .quadratic).value)
    #expect(kept > 0.2)
  }

  @Test(arguments: seeds) func `tables of two labels are the tables of their units`(_ seed: UInt64) throws {
    let (first, second) = labels(seed)
    let units = zip(first, second).map { [$0, $1] as [Double?] }
    let table = try ConfusionTable(first, second, scale: Scale(1...5))
    #expect(try ConfusionTable(units: units, scale: Scale(1...5)) == table)
    #expect(try CoincidenceMatrix(units: units, scale: Scale(1...5)) == CoincidenceMatrix(table))
    #expect(try PairTable(units: units, scale: Scale(1...5)) == PairTable(table))
  }

  /// Sixty pairs of labels that agree somewhat.
  private func labels(_ seed: UInt64) -> (first: [Double], second: [Double]) {
    var generator = SeededGenerator(seed: seed)
    var pairs: (first: [Double], second: [Double]) = ([], [])
    for _ in 0..<60 {
      let truth = generator.below(5)
      let second = generator.below(2) == 0 ? truth : generator.below(5)
      pairs.first.append(Double(truth + 1))
      pairs.second.append(Double(second + 1))
    }
    return pairs
  }
}
