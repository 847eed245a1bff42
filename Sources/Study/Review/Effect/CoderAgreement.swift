import Agreement

/// Two authors who coded the same instances: unweighted kappa of the first cause that each of them chose.
package struct CoderAgreement: Hashable, Sendable {
  package var first: String
  package var second: String
  /// Of instances, with intervals over them.
  package var agreement: Figure
  package var kappa: Figure

  /// Every two authors who both named a cause of the same instance; of several causes the first one in the code book.
  static func all(_ decisions: [[Decision]], _ codeBook: CodeBook) -> [CoderAgreement] {
    let places = Dictionary(
      codeBook.causes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func first(_ causes: [String]) -> String {
      causes.min { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) } ?? ""
    }
    var columns: [[String]: [(String, String)]] = [:]
    for instance in decisions {
      let coded = instance.filter { !$0.ruling.causes.isEmpty }
      for (place, one) in coded.enumerated() {
        for other in coded[(place + 1)...] {
          columns[[one.author, other.author], default: []].append(
            (first(one.ruling.causes), first(other.ruling.causes)))
        }
      }
    }
    return columns.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { authors, causes in
      let results = CauseSums.figures.results(
        CauseSums.sample(causes), plan: FigurePlan(sample: .instances, concurrency: 1), source: { $0 })
      return CoderAgreement(
        first: authors[0], second: authors[1], agreement: results["coders.agreement"],
        kappa: results["coders.kappa"])
    }
  }
}

/// How often two authors chose each pair of causes.
private struct CauseSums: CellTable {
  var cells: [Double]
  /// How many different causes there are.
  let count: Int

  init(count: Int) {
    self.count = count
    cells = Array(repeating: 0, count: count * count)
  }

  static func sample(_ causes: [(String, String)]) -> FigureSample<CauseSums> {
    let known = Set(causes.flatMap { [$0.0, $0.1] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    let rows = causes.map { first, second -> UnitRow in
      var sums = CauseSums(count: known.count)
      sums.cells[(numbers[first] ?? 0) * known.count + (numbers[second] ?? 0)] = 1
      return UnitRow(sums.cells)
    }
    return FigureSample(rows, empty: CauseSums(count: known.count))
  }

  var table: ConfusionTable {
    var table = ConfusionTable(scale: Scale(0...max(0, count - 1)))
    table.cells = cells
    return table
  }

  static let figures: FigureList<CauseSums> = {
    var list = FigureList<CauseSums>()
    list.unshown(
      FigureDeclaration(
        "coders.agreement", n: { $0.table.total }, scale: { .share(of: $0.table.total) }
      ) { percentAgreement($0.table) },
      FigureDeclaration("coders.kappa", n: { $0.table.total }) { cohenKappa($0.table) })
    return list
  }()
}
