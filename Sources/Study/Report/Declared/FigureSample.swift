import Agreement

/// Labels as figures need them: the distinct patterns of labels, how often each occurs, and what it adds to a table of sums.
struct FigureSample<Table: CellTable>: Sendable {
  let tally: Tally<Table>
  let multiplicities: [Int]
  let resampling: Resampling

  init(tally: Tally<Table>, multiplicities: [Int], resampling: Resampling = .units) {
    self.tally = tally
    self.multiplicities = multiplicities
    self.resampling = resampling
  }

  /// A sample of units given by what each adds to the cells of a table.
  init(_ rows: [[Double]], empty: Table) {
    let patterns = Patterns(rows) { $0.lexicographicallyPrecedes($1) }
    tally = Tally(patternCount: patterns.patterns.count, empty: empty) { $1.cells = patterns.patterns[$0] }
    multiplicities = patterns.multiplicities
    resampling = .units
  }

  /// A sample of the instances of a table.
  ///
  /// - Parameters:
  ///   - labels: what an instance shows, of its entries.
  ///   - ascending: a strict and total order.
  ///   - add: adds what one instance that shows this adds.
  init<Labels: Hashable & Sendable>(
    _ table: LabelTable, plan: FigurePlan, empty: Table, of labels: @Sendable ([LabelEntry]) -> Labels,
    by ascending: (Labels, Labels) -> Bool, add: (Labels, inout Table) -> Void
  ) {
    let patterns = ResampledPatterns(table, plan: plan, of: labels, by: ascending)
    multiplicities = patterns.multiplicities
    resampling = patterns.resampling
    tally = Tally(patternCount: patterns.labels.count, empty: empty) { add(patterns.labels[$0], &$1) }
  }

  /// The sums over all units.
  var table: Table { tally.table(multiplicities) }
}

extension FigureList {
  /// Every figure of a sample, with its interval where the plan asks for one.
  ///
  /// - Parameter source: what figures are read off, made of sums.
  func results<Table>(
    _ sample: FigureSample<Table>, plan: FigurePlan, source: @Sendable (Table) -> Source
  ) -> FigureResults {
    let run = bootstrap(sample.multiplicities, resampling: sample.resampling, plan: plan.bootstrap) { times in
      let source = source(sample.tally.table(times))
      return declarations.map { $0.statistic(source) }
    }
    let whole = source(sample.table)
    let figures = zip(declarations, zip(run.estimates, run.allEstimates())).map { declaration, found in
      declaration.figure(whole, found.0, found.1.interval)
    }
    return FigureResults(layout: layout, figures: figures, counts: counts.map { Int($0.count(whole).rounded()) })
  }
}
