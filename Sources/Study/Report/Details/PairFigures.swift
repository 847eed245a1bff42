import Agreement

/// How two annotators agree on what both labelled.
package struct PairFigures: Hashable, Sendable {
  package var first: String
  package var second: String
  /// Instances of which both have labels.
  package var instances: Int
  /// Quadratic weighted kappa of ratings and of prefer-combined, both orders pooled.
  package var single: Figure
  package var preference: Figure
  /// The mean Δ.
  package var deltaSingle: Figure
  package var deltaPreference: Figure

  static func all(_ table: LabelTable, plan: FigurePlan) -> [PairFigures] {
    var sums: [Pair: [[Double]]] = [:]
    for instance in table.instances.indices {
      let entries = table.entries(of: instance)
      for (index, first) in entries.enumerated() {
        for second in entries[(index + 1)...] {
          let (low, high) = first.annotator < second.annotator ? (first, second) : (second, first)
          sums[Pair(first: low.annotator, second: high.annotator), default: []].append(SharedSums(low, high).cells)
        }
      }
    }
    let ordered = sums.sorted { left, right in
      left.value.count != right.value.count
        ? left.value.count > right.value.count
        : (left.key.first, left.key.second) < (right.key.first, right.key.second)
    }
    return ordered.map { pair, rows in
      let patterns = Patterns(rows) { $0.lexicographicallyPrecedes($1) }
      let tally = Tally(patternCount: patterns.patterns.count, empty: SharedSums()) { $1.cells = patterns.patterns[$0] }
      let names = (table.annotators[pair.first], table.annotators[pair.second])
      let run = bootstrap(patterns.multiplicities, plan: plan.bootstrap) {
        var reader = FigureReader()
        _ = PairFigures(names, instances: 0, tally.table($0), &reader)
        return reader.statistics
      }
      var reader = FigureReader(run: run)
      return PairFigures(names, instances: rows.count, tally.table(patterns.multiplicities), &reader)
    }
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  private init(_ names: (String, String), instances: Int, _ sums: SharedSums, _ read: inout FigureReader) {
    (first, second) = names
    self.instances = instances
    let (ratings, preferences) = (sums.table(0, LabelScales.rating), sums.table(25, LabelScales.combined))
    func mean(_ table: ConfusionTable) -> Statistic {
      let total = table.total
      guard total > 0 else { return .undefined(.noPairs) }
      var sum = 0.0
      for row in 0..<5 {
        for column in 0..<5 { sum += table[row, column] * Double(abs(row - column)) }
      }
      return .value(sum / total)
    }
    single = read(cohenKappa(ratings.symmetrised, weights: .quadratic), n: ratings.total)
    preference = read(cohenKappa(preferences.symmetrised, weights: .quadratic), n: preferences.total)
    deltaSingle = read(mean(ratings), n: ratings.total)
    deltaPreference = read(mean(preferences), n: preferences.total)
  }
}

/// Pairs of ratings (25) and of prefer-combined (25) of two annotators.
private struct SharedSums: CellTable {
  var cells = Array(repeating: 0.0, count: 50)

  init() {}

  init(_ first: LabelEntry, _ second: LabelEntry) {
    for response in ResponseLetter.allCases {
      guard let one = first.rating(of: response), let two = second.rating(of: response) else { continue }
      cells[5 * (one.rawValue - 1) + two.rawValue - 1] += 1
    }
    if let one = first.preference, let two = second.preference {
      cells[25 + 5 * (one.combined + 2) + two.combined + 2] += 1
    }
  }

  func table(_ start: Int, _ scale: Scale) -> ConfusionTable {
    var table = ConfusionTable(scale: scale)
    table.cells = Array(cells[start..<start + 25])
    return table
  }
}
