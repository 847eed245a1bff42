import Agreement

/// Whether it matters in PREFERENCE which response is shown first.
package struct PositionFigures: Hashable, Sendable {
  /// The share of preferences, N left out, for the response shown first; .5 without a position effect.
  package var firstPreferred: Figure
  /// The mean of prefer-combined turned towards the response shown first, −2…2; 0 without a position effect.
  package var towardsFirst: Figure
  /// The share of preferences given with A first.
  package var aFirst: Figure
  /// Kappa of prefer-combined of two annotators who saw the same order, and opposite orders.
  package var sameOrder: KappaFigure
  package var oppositeOrder: KappaFigure

  init(_ sums: PositionSums, _ read: inout FigureReader) {
    let unknown = FigureReader.Nothing.because("which response was shown first is not known")
    let shown = sums.cells[0] + sums.cells[1]
    let decided = sums.cells[2] + sums.cells[3]
    func share(_ part: Double, of whole: Double) -> Statistic {
      whole > 0 ? .value(part / whole) : .undefined(.noUnits)
    }
    firstPreferred = read(
      share(sums.cells[2], of: decided), n: decided,
      none: shown > 0 ? .because("nobody prefers either response") : unknown)
    towardsFirst = read(share(sums.cells[4], of: shown), n: shown, none: unknown)
    aFirst = read(share(sums.cells[0], of: shown), n: shown, none: unknown)
    sameOrder = read.kappa(sums.pairs(5), none: shown > 0 ? .because("no two annotators saw the same order") : unknown)
    oppositeOrder = read.kappa(
      sums.pairs(30), none: shown > 0 ? .because("no two annotators saw opposite orders") : unknown)
  }

  /// The figures of labels, from a bootstrap of their own.
  init(_ table: LabelTable, plan: FigurePlan) {
    let known = table.knowsFirstShown ? table : LabelTable()
    let patterns = ResampledPatterns(known, plan: plan, of: PositionSums.shown) { $0.lexicographicallyPrecedes($1) }
    let tally = Tally(patternCount: patterns.labels.count, empty: PositionSums()) { index, sums in
      sums.add(patterns.labels[index])
    }
    var plan = plan.bootstrap
    if !table.knowsFirstShown { plan.replicates = 0 }
    let run = bootstrap(patterns.multiplicities, resampling: patterns.resampling, plan: plan) { multiplicities in
      var reader = FigureReader()
      _ = PositionFigures(tally.table(multiplicities), &reader)
      return reader.statistics
    }
    var reader = FigureReader(run: run)
    self.init(tally.table(patterns.multiplicities), &reader)
  }
}

/// The sums of `PositionFigures`.
struct PositionSums: CellTable {
  /// Shown with A first, with B first; prefers the first, the second; the sum of preferences towards the first; then pairs
  /// in the same order (25) and in opposite orders (25).
  var cells = Array(repeating: 0.0, count: 55)

  /// A preference with the order in which the responses were shown.
  struct Shown: Hashable, Comparable {
    let combined: Int
    let first: ResponseLetter

    init?(_ entry: LabelEntry) {
      guard let preference = entry.preference, let first = entry.firstShown else { return nil }
      combined = preference.combined
      self.first = first
    }

    static func < (left: Shown, right: Shown) -> Bool {
      (left.combined, left.first.rawValue) < (right.combined, right.first.rawValue)
    }
  }

  /// An instance's preferences in the order in which they came, as far as it is known what stood first.
  static func shown(_ entries: [LabelEntry]) -> [Shown] {
    entries.sorted { $0.places[nil] < $1.places[nil] }.compactMap(Shown.init)
  }

  mutating func add(_ labels: [Shown]) {
    for label in labels {
      let towardsFirst = label.first == .a ? -label.combined : label.combined
      cells[label.first == .a ? 0 : 1] += 1
      if towardsFirst != 0 { cells[towardsFirst > 0 ? 2 : 3] += 1 }
      cells[4] += Double(towardsFirst)
    }
    for start in [5, 30] {
      let isSame = start == 5
      let pairs = labels.indices.flatMap { first in
        labels.indices.filter { $0 > first && (labels[$0].first == labels[first].first) == isSame }.map { (first, $0) }
      }
      for (first, second) in pairs {
        cells[start + 5 * (labels[first].combined + 2) + labels[second].combined + 2] += 1 / Double(pairs.count)
      }
    }
  }

  func pairs(_ start: Int) -> PairSums {
    JointTable(rows: 5, columns: 5, cells: Array(cells[start..<start + 25]))
      .pairs(rows: LabelValues.combined, columns: LabelValues.combined)
  }
}
