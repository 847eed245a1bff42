import Agreement

/// Sums of one model's labels against the people's.
struct ModelSums: CellTable {
  var cells = Array(repeating: 0.0, count: 2 * Gold.size + 4 * 6 + 5)

  /// Where sums of a model's combined label and a gold value start: six of their moments, then preferences by gold.
  enum Gold: Int {
    case preference = 0
    case single = 15

    static let size = 15
  }

  /// Where the moments of other pairs of numbers start.
  enum Pairs: Int {
    case meanLogprobPreference = 30
    case meanLogprobSingle = 36
    case difficultyPreference = 42
    case difficultySingle = 48
  }

  /// Where pairs asked in both orders are counted: the same label, the same preference, the first preferred, the second,
  /// all.
  private static let orders = 54

  init() {}

  init(_ unit: ModelUnit, _ model: Int) {
    if let label = unit.combined[model] {
      if let gold = unit.goldPreference { add(label, gold, to: .preference) }
      if let gold = unit.goldSingle { add(label, gold, to: .single) }
    }
    guard let said = unit.said[model] else { return }
    if let difference = said.meanLogprobDifference {
      if let gold = unit.goldPreference { add(difference, gold, to: .meanLogprobPreference) }
      if let gold = unit.goldSingle { add(difference, gold, to: .meanLogprobSingle) }
    }
    if let difficulty = said.difficulty, let delta = unit.deltaPreference {
      add(Double(difficulty), Double(delta), to: .difficultyPreference)
    }
    for (difficulty, delta) in [(said.difficultyA, unit.deltaA), (said.difficultyB, unit.deltaB)] {
      if let difficulty, let delta { add(Double(difficulty), Double(delta), to: .difficultySingle) }
    }
    if let a = said.firstA, let b = said.firstB {
      let counts = [
        a == b ? 1 : 0, a.signum() == b.signum() ? 1 : 0, (a < 0 ? 1 : 0) + (b > 0 ? 1 : 0),
        (a > 0 ? 1 : 0) + (b < 0 ? 1 : 0), 1,
      ]
      for (index, count) in counts.enumerated() { cells[Self.orders + index] += Double(count) }
    }
  }

  private mutating func add(_ label: Int, _ gold: Double, to sums: Gold) {
    PairMoments(Double(label), gold).add(to: &cells, at: sums.rawValue)
    let column = gold > 0 ? 2 : gold < 0 ? 0 : 1
    cells[sums.rawValue + 6 + 3 * (label.signum() + 1) + column] += 1
  }

  private mutating func add(_ x: Double, _ y: Double, to sums: Pairs) {
    PairMoments(x, y).add(to: &cells, at: sums.rawValue)
  }

  func moments(_ sums: Gold) -> PairMoments { PairMoments(cells, at: sums.rawValue) }
  func moments(_ sums: Pairs) -> PairMoments { PairMoments(cells, at: sums.rawValue) }

  /// The model's preferences (rows) by the gold ones.
  func signs(_ sums: Gold) -> ConfusionTable {
    var table = ConfusionTable(scale: LabelScales.preference)
    table.cells = Array(cells[sums.rawValue + 6..<sums.rawValue + Gold.size])
    return table
  }

  var sameLabel: Double { cells[Self.orders] }
  var samePreference: Double { cells[Self.orders + 1] }
  var prefersFirst: Double { cells[Self.orders + 2] }
  /// Preferences for either response of pairs asked in both orders, and those pairs.
  var sided: Double { cells[Self.orders + 2] + cells[Self.orders + 3] }
  var bothOrders: Double { cells[Self.orders + 4] }
}

extension PairMoments {
  /// Of one pair.
  init(_ x: Double, _ y: Double) {
    self.init()
    add(x, y)
  }

  /// From six cells of a table.
  init(_ cells: [Double], at start: Int) {
    self.init()
    (count, first, second) = (cells[start], cells[start + 1], cells[start + 2])
    (firstSquares, secondSquares, products) = (cells[start + 3], cells[start + 4], cells[start + 5])
  }

  func add(to cells: inout [Double], at start: Int) {
    for (index, sum) in [count, first, second, firstSquares, secondSquares, products].enumerated() {
      cells[start + index] += sum
    }
  }
}
