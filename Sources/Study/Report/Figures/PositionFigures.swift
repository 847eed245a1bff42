import Agreement

extension FigureList<PositionSums> {
  /// Whether it matters in PREFERENCE which response is shown first.
  static let position: FigureList = {
    var list = FigureList()
    list.table("Position", columns: ["figure"]) { table in
      func row(
        _ label: String, _ name: String, n: @escaping @Sendable (PositionSums) -> Double,
        scale: @escaping @Sendable (PositionSums) -> FigureScale = { _ in .coefficient }, none: String? = nil,
        _ statistic: @escaping @Sendable (PositionSums) -> Statistic
      ) {
        table.row(
          label,
          [FigureDeclaration("position.\(name)", n: n, scale: scale, none: { Self.reason(none, of: $0) }, statistic)])
      }
      // .5 without a position effect.
      row(
        "prefers the response shown first, N left out", "firstPreferred", n: { $0.decided },
        scale: { .share(of: $0.decided) },
        none: "nobody prefers either response"
      ) { .share($0.cells[2], of: $0.decided) }
      // The mean of prefer-combined turned towards the response shown first; 0 without a position effect.
      row("mean preference towards it, -2 to 2", "towardsFirst", n: { $0.shown }, scale: { _ in .plain }) {
        .share($0.cells[4], of: $0.shown)
      }
      row("shown with A first", "aFirst", n: { $0.shown }, scale: { .share(of: $0.shown) }) {
        .share($0.cells[0], of: $0.shown)
      }
      // Kappa of prefer-combined of two annotators who saw the same order, and opposite orders.
      for (label, name, start, none) in [
        ("kappa, same order for both annotators", "sameOrder", 5, "no two annotators saw the same order"),
        ("kappa, opposite orders", "oppositeOrder", 30, "no two annotators saw opposite orders"),
      ] {
        row(label, "\(name).symmetric", n: { $0.pairs(start).count }, none: none) {
          quadraticKappa($0.pairs(start).moments, pooled: true)
        }
        table.list.unshown(
          FigureDeclaration("position.\(name)", n: { $0.pairs(start).count }, none: { Self.reason(none, of: $0) }) {
            quadraticKappa($0.pairs(start).moments)
          })
      }
    }
    return list
  }()

  private static func reason(_ reason: String?, of sums: PositionSums) -> String {
    sums.shown > 0 ? reason ?? unknown : unknown
  }

  private static let unknown = "which response was shown first is not known"
}

/// The sums of the position effect.
struct PositionSums: CellTable {
  /// Shown with A first, with B first; prefers the first, the second; the sum of preferences towards the first; then pairs
  /// in the same order (25) and in opposite orders (25).
  var cells = Array(repeating: 0.0, count: 55)

  /// Preferences of which it is known what stood first, and those of them for either response.
  var shown: Double { cells[0] + cells[1] }
  var decided: Double { cells[2] + cells[3] }

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

extension FigureSample<PositionSums> {
  /// The preferences of which it is known what stood first; no unit at all where that is known of none.
  init(positionsOf table: LabelTable) {
    let known = table.knowsFirstShown ? table : LabelTable()
    self.init(known, empty: PositionSums(), of: PositionSums.shown) {
      $0.lexicographicallyPrecedes($1)
    } add: {
      $1.add($0)
    }
  }
}
