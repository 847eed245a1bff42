import Agreement

/// Sums of what a model says beside its labels against what people say.
struct ModelSums: CellTable {
  var cells = Array(repeating: 0.0, count: 8 * 6 + 6)

  /// Where the moments of pairs of numbers start.
  enum Pairs: Int {
    case meanLogprobPreference = 0
    case meanLogprobSingle = 6
    case difficultyPreference = 12
    case difficultySingle = 18
    case ownDeltaPreference = 24
    case ownDeltaSingle = 30
    case entropyPreference = 36
    case entropySingle = 42
  }

  /// Where pairs asked in both orders are counted: the same label, the same preference, the first preferred, the second,
  /// contradictions, all.
  private static let orders = 48

  init() {}

  init(_ unit: ModelUnit, _ model: Int) {
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
    for (response, delta) in [(nil, unit.deltaPreference), (.a, unit.deltaA), (.b, unit.deltaB)]
      as [(ResponseLetter?, Int?)]
    {
      guard let delta, let own = said.own[response] else { continue }
      if let difference = own.delta {
        add(Double(difference), Double(delta), to: response == nil ? .ownDeltaPreference : .ownDeltaSingle)
      }
      if let entropy = own.entropy {
        add(entropy, Double(delta), to: response == nil ? .entropyPreference : .entropySingle)
      }
    }
    if let a = said.firstA, let b = said.firstB {
      let counts = [
        a == b ? 1 : 0, a.signum() == b.signum() ? 1 : 0, (a < 0 ? 1 : 0) + (b > 0 ? 1 : 0),
        (a > 0 ? 1 : 0) + (b < 0 ? 1 : 0), a * b < 0 ? 1 : 0, 1,
      ]
      for (index, count) in counts.enumerated() { cells[Self.orders + index] += Double(count) }
    }
  }

  private mutating func add(_ x: Double, _ y: Double, to sums: Pairs) {
    PairMoments(x, y).add(to: &cells, at: sums.rawValue)
  }

  func moments(_ sums: Pairs) -> PairMoments { PairMoments(cells, at: sums.rawValue) }

  var sameLabel: Double { cells[Self.orders] }
  var samePreference: Double { cells[Self.orders + 1] }
  var prefersFirst: Double { cells[Self.orders + 2] }
  /// Preferences for either response of pairs asked in both orders.
  var sided: Double { cells[Self.orders + 2] + cells[Self.orders + 3] }
  /// Pairs of which A is preferred in one order and B in the other, and all pairs asked in both.
  var contradictions: Double { cells[Self.orders + 4] }
  var bothOrders: Double { cells[Self.orders + 5] }
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
