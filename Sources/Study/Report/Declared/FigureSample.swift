import Agreement

/// Labels as figures need them: which pattern of labels each unit shows and who gave them, and what a pattern adds to a
/// table of sums.
struct FigureSample<Table: CellTable>: Sendable {
  let tally: Tally<Table>
  let units: SampledUnits

  init(tally: Tally<Table>, units: SampledUnits) {
    self.tally = tally
    self.units = units
  }

  /// A sample of the instances of a table.
  ///
  /// - Parameters:
  ///   - labels: what an instance shows, of its entries.
  ///   - ascending: a strict and total order.
  ///   - add: adds what one instance that shows this adds.
  init<Labels: Hashable & Sendable>(
    _ table: LabelTable, empty: Table, of labels: ([LabelEntry]) -> Labels, by ascending: (Labels, Labels) -> Bool,
    add: (Labels, inout Table) -> Void
  ) {
    let patterns = UnitPatterns(table, of: labels, by: ascending)
    units = patterns.units
    tally = Tally(patternCount: patterns.labels.count, empty: empty) { add(patterns.labels[$0], &$1) }
  }

  /// A sample of units given by what each adds to the cells of a table.
  init(_ rows: [UnitRow], empty: Table) {
    var numbers: [[[Double]]: Int] = [:]
    for row in rows {
      numbers[row.pattern] = 0
      for rest in row.without { numbers[[rest]] = 0 }
    }
    let patterns = numbers.keys.sorted { left, right in
      left.lexicographicallyPrecedes(right) { $0.lexicographicallyPrecedes($1) }
    }
    for (place, pattern) in patterns.enumerated() { numbers[pattern] = place }
    tally = Tally(patternCount: patterns.count, empty: empty) { $1.cells = patterns[$0][0] }
    var units = SampledUnits(
      patternCount: patterns.count, remainders: patterns.map { $0.dropFirst().map { numbers[[$0]] ?? 0 } })
    for row in rows { units.append(pattern: numbers[row.pattern] ?? 0, annotators: row.annotators) }
    self.units = units
  }

  /// The sums over all units.
  var table: Table { tally.table(units.multiplicities) }
}

/// A unit by what it adds to the cells of a table.
struct UnitRow {
  let cells: [Double]
  /// Those whose labels it is made of, as far as they may be a sample of more.
  let annotators: [Int]
  /// What it adds without the labels of each of these; empty of fewer than three.
  let without: [[Double]]

  /// - Parameter cells: what it adds without the labels of one of the annotators, or of all (nil).
  init(annotators: [Int], cells: (Int?) -> [Double]) {
    self.cells = cells(nil)
    self.annotators = annotators
    without = annotators.count < 3 ? [] : annotators.map { cells($0) }
  }

  /// Of people who are the ones of interest.
  init(_ cells: [Double]) {
    self.cells = cells
    annotators = []
    without = []
  }

  fileprivate var pattern: [[Double]] { [cells] + without }
}

extension FigureList {
  /// Every figure of a sample, with its interval where the plan asks for one.
  ///
  /// - Parameter source: what figures are read off, made of sums.
  func results<Table>(
    _ sample: FigureSample<Table>, plan: FigurePlan, source: @Sendable (Table) -> Source
  ) -> FigureResults {
    let whole = source(sample.table)
    let counts = counts.map { Int($0.count(whole).rounded()) }
    guard plan.hasIntervals else {
      return FigureResults(
        layout: layout, figures: declarations.map { $0.figure(whole, $0.statistic(whole)) }, counts: counts)
    }
    let estimates = influences(
      of: sample.units, tally: sample.tally, sampled: plan.sampled(annotators: sample.units.annotatorCount),
      concurrency: plan.concurrency
    ) { table, places in
      let source = source(table)
      return places.map { $0.map { declarations[$0].statistic(source) } }
        ?? declarations.map { $0.statistic(source) }
    }
    return FigureResults(
      layout: layout, figures: zip(declarations, estimates).map { $0.figure(whole, $1) }, counts: counts)
  }
}
