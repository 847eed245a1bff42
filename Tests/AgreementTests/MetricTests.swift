import Agreement
import Testing

/// Published and hand-made answers of the metrics that need few.
@Suite struct MetricTests {
  @Test func `percent agreement, strict and soft`() throws {
    let table = try ConfusionTable([-1, -1, 0, 1, 1], [-1, 1, 1, 0, 1], scale: Scale(-1...1))
    check(percentAgreement(table), is: 0.4)
    check(percentAgreement(table) { $0 * $1 >= 0 }, is: 0.8)
    check(try percentAgreement([1, 2, 3], [1, 2, 2], scale: Scale(1...3)), is: 2 / 3)
    #expect(percentAgreement(ConfusionTable(scale: Scale(0...1))) == .undefined(.noPairs))
  }

  /// Gwet 2002, "Kappa Statistic is not Satisfactory for Assessing the Extent of Agreement Between Raters": .9408.
  @Test func `AC1 of a table where kappa is paradoxical`() throws {
    let table = try ConfusionTable(counts: [[118, 5], [2, 0]], scale: Scale(0...1))
    check(gwetAC(PairTable(table)), is: 0.889568 / 0.945568)
  }

  /// AC1 as irrCAC's manual has it (.77544), the others as irrCAC computes them.
  @Test func `AC1 and AC2 of four annotators with missing labels`() throws {
    let units = transposed(columns(KrippendorffAlphaTests.krippendorff2011))
    let table = try PairTable(units: units, scale: Scale(1...5))
    check(gwetAC(table), is: 0.775444068126995)
    check(gwetAC(table, weights: .linear), is: 0.858739136432611)
    check(gwetAC(table, weights: .quadratic), is: 0.914000723551605)
  }

  @Test func `AC is undefined without pairs, on one value and by weights that don't fit`() throws {
    let alone = try PairTable(units: [[1, nil], [nil, 2]], scale: Scale(1...2))
    #expect(gwetAC(alone) == .undefined(.noPairs))
    #expect(gwetAC(try PairTable(units: [[1, 1]], scale: Scale(1...1))) == .undefined(.oneCategory))
    #expect(gwetAC(alone, weights: .disagreement([])) == .undefined(.weightsMismatch))
    let opposed = try PairTable(units: [[1, 2]], scale: Scale(1...2))
    #expect(gwetAC(opposed, weights: .disagreement([[0, 0], [0, 0]])) == .undefined(.chanceComplete))
  }

  /// Anscombe 1973, the first of his quartet: .816. Efron & Tibshirani 1993, the law school data: .776.
  @Test func `Pearson's correlation of published columns`() throws {
    let x = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    check(try pearson(x, y), is: 0.81642051634484)
    check(try pearson(lawSchools.map(\.lsat), lawSchools.map(\.gpa)), is: 0.7763744912894072)
  }

  /// Wikipedia, "Spearman's rank correlation coefficient": −29 / 165. The law school data by SciPy.
  @Test func `Spearman's correlation of published columns`() throws {
    let iq = [106.0, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    let hours = [7.0, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    check(try spearman(iq, hours), is: -29.0 / 165)
    check(try spearman(lawSchools.map(\.lsat), lawSchools.map(\.gpa)), is: 0.7964285714285713)
  }

  @Test func `correlations are undefined for constant columns, one unit and none`() throws {
    for correlation in [pearson, spearman] as [([Double], [Double]) throws(AgreementError) -> Statistic] {
      #expect(try correlation([0.1, 0.1, 0.1], [1, 2, 3]) == .undefined(.constantColumn))
      #expect(try correlation([1, 2, 3], [1e9 + 0.1, 1e9 + 0.1, 1e9 + 0.1]) == .undefined(.constantColumn))
      #expect(try correlation([1], [2]) == .undefined(.tooFewUnits))
      #expect(try correlation([], []) == .undefined(.noUnits))
      #expect(throws: AgreementError.lengthsDiffer(first: 1, second: 2)) { try correlation([1], [1, 2]) }
      #expect(throws: AgreementError.notFinite(position: 1)) { try correlation([1, .infinity], [1, 2]) }
    }
    let constant = try ConfusionTable([1, 1, 1], [1, 2, 3], scale: Scale(1...3))
    #expect(pearson(constant) == .undefined(.constantColumn))
    #expect(spearman(ConfusionTable(scale: Scale(1...3))) == .undefined(.noUnits))
  }

  @Test func `what rounding leaves of a constant column is no variance`() {
    var moments = Moments()
    var sums = VarianceSums()
    for unit in 0..<10 {
      moments.add(0.1, Double(unit))
      sums.add(unit: [0.1, 0.1])
    }
    #expect(pearson(moments) == .undefined(.constantColumn))
    #expect(intraclassCorrelation(sums) == .undefined(.noVariance))
  }

  @Test func `an origin near the mean keeps the digits of large numbers`() throws {
    let (x, y) = ([1.0, 2, 3, 4, 5], [2.0, 1, 4, 3, 5])
    var moments = Moments(origin: (1e9, 1e9))
    for (x, y) in zip(x, y) { moments.add(1e9 + x, 1e9 + y) }
    check(pearson(moments), is: 0.8)
    check(try pearson(x.map { 1e9 + $0 }, y.map { 1e9 + $0 }), is: 0.8)
    let sums = try VarianceSums(units: zip(x, y).map { [1e9 + $0, 1e9 + $1] })
    check(intraclassCorrelation(sums), is: try intraclassCorrelation(zip(x, y).map { [$0, $1] }).value)
  }

  /// Shrout & Fleiss 1979, table 2: .17; the further digits by pingouin.
  @Test func `intraclass correlations of published judgements`() throws {
    let units: [[Double?]] = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    check(try intraclassCorrelation(units), is: 0.1657417684054755)
  }

  @Test func `a unit with one label says nothing of agreement`() throws {
    let pairs: [[Double?]] = [[2, 3], [3, 2], [5, 4], [1, 3]]
    let expected = try #require(try intraclassCorrelation(pairs).value)
    for singles in [1, 4, 40] {
      let units = pairs + (0..<singles).map { [Double($0 % 5 + 1), nil] }
      check(try intraclassCorrelation(units), is: expected, "\(singles)")
      #expect(try VarianceSums(units: units).unitCount == 4)
    }
    #expect(try intraclassCorrelation([[2, 3], [4, nil], [1, nil]]) == .undefined(.tooFewUnits))
  }

  @Test(arguments: 2...12) func `a correlation of one unit is undefined, however many labels it has`(_ labels: Int)
    throws
  {
    let table = try ConfusionTable(units: [(0..<labels).map { Double($0 % 5 + 1) }], scale: Scale(1...5))
    for table in [table, table.symmetrised] {
      for found in [pearson(table), spearman(table), pearson(PairMoments(table))] {
        #expect(found == .undefined(.tooFewUnits), "\(found)")
      }
    }
  }

  @Test func `intraclass correlations are undefined without variance or units`() throws {
    #expect(try intraclassCorrelation([[2, 2], [2, 2]]) == .undefined(.noVariance))
    #expect(try intraclassCorrelation([[1, 2]]) == .undefined(.tooFewUnits))
    #expect(try intraclassCorrelation([[1, nil], [nil, 2]]) == .undefined(.noPairs))
    #expect(try intraclassCorrelation([]) == .undefined(.noUnits))
    #expect(try intraclassCorrelation([[1], [2]]) == .undefined(.noPairs))
    #expect(throws: AgreementError.lengthsDiffer(first: 1, second: 2)) { try intraclassCorrelation([[1], [2, 3]]) }
    #expect(throws: AgreementError.notFinite(position: 1)) { try intraclassCorrelation([[1], [.nan]]) }
  }

  @Test func `overlap of two sets`() {
    var sets = SetOverlap()
    for unit in 0..<100 { sets.add(inFirst: unit < 20, inSecond: unit >= 15 && unit < 45) }
    #expect(sets == SetOverlap(units: 100, first: 20, second: 30, both: 5))
    check(sets.firstInSecond, is: 0.25)
    check(sets.secondInFirst, is: 1 / 6)
    check(sets.harmonicMean, is: 0.2)
    check(sets.atChance.firstInSecond, is: 0.3)
    check(sets.atChance.harmonicMean, is: 0.24)
    let disjoint = SetOverlap(units: 4, first: 2, second: 2, both: 0)
    #expect(disjoint.harmonicMean == .value(0))
    let empty = SetOverlap(units: 4, first: 0, second: 2, both: 0)
    #expect(empty.firstInSecond == .undefined(.emptySet) && empty.harmonicMean == .undefined(.emptySet))
    #expect(empty.secondInFirst == .value(0))
  }
}

/// Efron & Tibshirani 1993, "An Introduction to the Bootstrap", table 3.1.
let lawSchools: [(lsat: Double, gpa: Double)] = [
  (576, 3.39), (635, 3.30), (558, 2.81), (578, 3.03), (666, 3.44), (580, 3.07), (555, 3.00), (661, 3.43), (651, 3.36),
  (605, 3.13), (653, 3.12), (575, 2.74), (545, 2.76), (572, 2.88), (594, 2.96),
]
