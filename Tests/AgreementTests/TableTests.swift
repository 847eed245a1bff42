import Agreement
import Testing

@Suite struct TableTests {
  @Test func `a scale finds its values and refuses others`() throws {
    let scale = try Scale(values: [-1.5, 0, 2])
    #expect(try scale.values.map { value throws(AgreementError) in try scale.index(of: value) } == [0, 1, 2])
    #expect(try scale.indices(of: [2, nil, -1.5]) == [2, 0])
    for value in [-2, 1, 3, Double.nan] {
      #expect(throws: AgreementError.self) { try scale.index(of: value) }
    }
    for values in [[1, 1], [2, 1], [1, Double.infinity], [.nan]] {
      #expect(throws: AgreementError.scaleNotAscending) { try Scale(values: values) }
    }
    #expect(try Scale(occurringIn: [3, 1, 3, 2, 1]) == Scale(1...3))
    #expect(throws: AgreementError.notFinite(position: 1)) { try Scale(occurringIn: [1, .nan]) }
  }

  @Test func `a confusion table refuses what does not fit`() {
    #expect(throws: AgreementError.notSquare(rows: 1, scale: 2)) {
      try ConfusionTable(counts: [[1, 2]], scale: Scale(0...1))
    }
    #expect(throws: AgreementError.negativeCount) { try ConfusionTable(counts: [[-1]], scale: Scale(0...0)) }
    #expect(throws: AgreementError.offScale(value: 7)) { try ConfusionTable([7], [0], scale: Scale(0...1)) }
    #expect(throws: AgreementError.lengthsDiffer(first: 1, second: 0)) {
      try ConfusionTable([0], [], scale: Scale(0...1))
    }
  }

  @Test func `rows are the first label and columns the second`() throws {
    let table = try ConfusionTable([1, 1, 2], [2, 2, 1], scale: Scale(1...3))
    #expect(table[0, 1] == 2 && table[1, 0] == 1)
    #expect(table.rowTotals == [2, 1, 0] && table.columnTotals == [1, 2, 0])
    #expect(table.symmetrised[0, 1] == 1.5 && table.keeping { $0 < $1 }.total == 2)
    #expect(ConfusionTable(scale: Scale(1...3)).independent.total == 0)
  }

  @Test func `a tally of patterns is the table of their units`() throws {
    let scale = Scale(1...3)
    let patterns = Patterns([[1, 2], [3, 3], [1, 2], [2, 1], [1, 2]]) { $0.lexicographicallyPrecedes($1) }
    #expect(patterns.patterns == [[1, 2], [2, 1], [3, 3]] && patterns.multiplicities == [3, 1, 1])
    #expect(patterns.unitCount == 5)
    let tally = Tally(patternCount: 3, empty: ConfusionTable(scale: scale)) { pattern, table in
      table.add(unit: patterns.patterns[pattern].map { $0 - 1 })
    }
    #expect(
      tally.table(patterns.multiplicities) == (try ConfusionTable([1, 3, 1, 2, 1], [2, 3, 2, 1, 2], scale: scale)))
    #expect(tally.table([0, 0, 4]) == (try ConfusionTable([3, 3, 3, 3], [3, 3, 3, 3], scale: scale)))
  }

  @Test func `patterns don't depend on the order of units`() {
    #expect(Patterns([2, 1, 2, 3]) == Patterns([3, 2, 1, 2]))
    #expect(Patterns([2, 1, 2, 3]).patterns == [1, 2, 3])
    for count in [0, 1, 5_000, 20_001] {
      let patterns = Patterns<Int>(count: count, by: <) { units, visit in
        for unit in units { visit(unit * unit % 101) }
      }
      #expect(patterns == Patterns((0..<count).map { $0 * $0 % 101 }))
    }
  }

  @Test func `a tally of each table gives its statistic of repeated units`() throws {
    let (x, y) = ([101.5, 103, 99, 104], [7.0, 9, 8, 12])
    let multiplicities = [2, 1, 3, 1]
    let repeated = x.indices.flatMap { Array(repeating: $0, count: multiplicities[$0]) }
    let moments = Tally(patternCount: 4, empty: Moments(origin: (100, 9))) { $1.add(x[$0], y[$0]) }
    check(pearson(moments.table(multiplicities)), is: try pearson(repeated.map { x[$0] }, repeated.map { y[$0] }).value)
    let sums = Tally(patternCount: 4, empty: VarianceSums(origin: 50)) { $1.add(unit: [x[$0], y[$0]]) }
    check(
      intraclassCorrelation(sums.table(multiplicities)),
      is: try intraclassCorrelation(repeated.map { [x[$0], y[$0]] }).value)
  }

  @Test func `every reason and error has a sentence of its own`() {
    #expect(Set(Undefined.allCases.map(\.sentence)).count == Undefined.allCases.count)
    #expect(AgreementError.offScale(value: 7).description.contains("7"))
  }

  @Test func `the difference of statistics is undefined where either is`() {
    #expect(Statistic.value(3) - .value(1) == .value(2))
    #expect(Statistic.value(3) - .undefined(.constant) == .undefined(.constant))
    #expect(Statistic.undefined(.noPairs) - .undefined(.constant) == .undefined(.noPairs))
    #expect(Statistic.value(3).value == 3 && Statistic.value(3).reason == nil)
    #expect(Statistic.undefined(.constant).value == nil && Statistic.undefined(.constant).reason == .constant)
  }
}
