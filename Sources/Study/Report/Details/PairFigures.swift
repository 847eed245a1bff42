import Agreement

/// How two annotators agree on what both labelled.
package struct PairFigures: Hashable, Sendable {
  package let first: String
  package let second: String
  /// Instances of which both have labels.
  package let instances: Int
  private let results: FigureResults

  static func all(_ table: LabelTable, plan: FigurePlan) -> [PairFigures] {
    var sums: [TwoPeople: [[Double]]] = [:]
    for instance in table.instances.indices {
      let entries = table.entries(of: instance)
      for (index, first) in entries.enumerated() {
        for second in entries[(index + 1)...] {
          let (low, high) = first.annotator < second.annotator ? (first, second) : (second, first)
          sums[TwoPeople(first: low.annotator, second: high.annotator), default: []].append(SharedSums(low, high).cells)
        }
      }
    }
    let ordered = sums.sorted { left, right in
      left.value.count != right.value.count
        ? left.value.count > right.value.count
        : (left.key.first, left.key.second) < (right.key.first, right.key.second)
    }
    return ordered.map { pair, rows in
      PairFigures(
        first: table.annotators[pair.first], second: table.annotators[pair.second], instances: rows.count,
        results: FigureList.ofPair.results(
          FigureSample(rows.map(UnitRow.init), empty: SharedSums()), plan: plan, source: { $0 }))
    }
  }

  private struct TwoPeople: Hashable {
    let first: Int
    let second: Int
  }

  /// By its name among a pair's figures.
  package subscript(name: String) -> Figure { results[name] }

  /// One row: SINGLE and PREFERENCE.
  package var table: FigureTable { results.table("Pairs") }

  var tree: FigureTree {
    FigureTree.group([
      FigureTree.Member("first", .text(first)), FigureTree.Member("second", .text(second)),
      FigureTree.Member("instances", .count(instances)),
    ]).merging(results.tree)
  }
}

extension FigureList<SharedSums> {
  fileprivate static let ofPair: FigureList = {
    typealias PairLabels = @Sendable (SharedSums) -> ConfusionTable
    /// Quadratic weighted kappa, both orders pooled.
    func kappa(_ name: String, _ labels: @escaping PairLabels) -> FigureDeclaration<SharedSums> {
      FigureDeclaration(name, n: { labels($0).total }) { cohenKappa(labels($0).symmetrised, weights: .quadratic) }
    }
    /// The mean Δ.
    func delta(_ name: String, _ labels: @escaping PairLabels) -> FigureDeclaration<SharedSums> {
      FigureDeclaration(name, n: { labels($0).total }, scale: { _ in .plain }) { source in
        let table = labels(source)
        guard table.total > 0 else { return .undefined(.noPairs) }
        var sum = 0.0
        for row in 0..<5 {
          for column in 0..<5 { sum += table[row, column] * Double(abs(row - column)) }
        }
        return .value(sum / table.total)
      }
    }
    var list = FigureList()
    list.table("Pairs", columns: ["kappa SINGLE", "kappa PREFERENCE"]) { table in
      table.row("", [kappa("single") { $0.ratings }, kappa("preference") { $0.preferences }])
    }
    list.unshown(delta("deltaSingle") { $0.ratings }, delta("deltaPreference") { $0.preferences })
    return list
  }()
}

/// Pairs of ratings (25) and of prefer-combined (25) of two annotators.
struct SharedSums: CellTable {
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

  var ratings: ConfusionTable { table(0, LabelScales.rating) }
  var preferences: ConfusionTable { table(25, LabelScales.combined) }

  private func table(_ start: Int, _ scale: Scale) -> ConfusionTable {
    var table = ConfusionTable(scale: scale)
    table.cells = Array(cells[start..<start + 25])
    return table
  }
}
