/// The weights W between the labels of two annotators, added up over the units that both labelled, by the levels of both.
struct WeightPairs {
  private let levels: Int
  private let annotators: Int
  /// For each pair (the first annotator not above the second) a block of `levels` squared: all pairs, or by the place
  /// that `places` gives.
  private var blocks: [Double]
  private var places: [UInt64: Int] = [:]
  private let isDense: Bool

  init(_ labels: CrossedLabels, covariances: [UnitCovariance], levels: Int) {
    (annotators, self.levels) = (labels.annotatorCount, levels)
    isDense = annotators * levels <= 1000
    blocks = isDense ? Array(repeating: 0, count: annotators * annotators * levels * levels) : []
    let size = levels * levels
    // For each shape a block for each two of its slots, all one after the other.
    var starts: [Int] = []
    var weights: [Double] = []
    for covariance in covariances {
      starts.append(weights.count)
      weights += Self.blocks(covariance, levels: levels)
    }
    starts = labels.patterns.map { starts[$0.shape] }
    labels.forEach { pattern, present in
      var block = starts[pattern]
      for one in present {
        for two in present {
          if one <= two {
            let start = self.start(Int(one), Int(two))
            for cell in 0..<size { blocks[start + cell] += weights[block + cell] }
          }
          block += size
        }
      }
    }
  }

  /// The weights between the labels of each two slots, by the levels of both.
  private static func blocks(_ covariance: UnitCovariance, levels: Int) -> [Double] {
    var blocks = Array(repeating: 0.0, count: covariance.slots * covariance.slots * levels * levels)
    for (row, first) in covariance.labels.enumerated() {
      for (column, second) in covariance.labels.enumerated() {
        let start = (first.slot * covariance.slots + second.slot) * levels * levels
        let cell = levels > 1 ? first.level * levels + second.level : 0
        blocks[start + cell] += covariance.inverse[row, column]
      }
    }
    return blocks
  }

  private mutating func start(_ one: Int, _ two: Int) -> Int {
    let size = levels * levels
    if isDense { return (one * annotators + two) * size }
    let key = UInt64(one) << 32 | UInt64(two)
    if let place = places[key] { return place }
    places[key] = blocks.count
    blocks.append(contentsOf: repeatElement(0, count: size))
    return blocks.count - size
  }

  /// Calls a closure with each pair of annotators that share a unit, once, and the place of its block.
  private func forEach(_ body: (_ one: Int, _ two: Int, _ start: Int) -> Void) {
    if isDense {
      for one in 0..<annotators {
        for two in one..<annotators { body(one, two, (one * annotators + two) * levels * levels) }
      }
    } else {
      for (key, start) in places.sorted(by: { $0.key < $1.key }) { body(Int(key >> 32), Int(key & 0xFFFF_FFFF), start) }
    }
  }

  /// The squares of the weights, each added up over the levels of a side that is not by level, and `Σ L gᵀ S g`.
  ///
  /// - Parameter factors: g, the `W X` of each annotator, or of each annotator at each level, for either side.
  func sums(
    byLevel: (Bool, Bool), factors: ([Double], [Double]), inverse: Matrix
  ) -> (squares: Double, products: Double) {
    var (squares, products) = (0.0, 0.0)
    let means = inverse.rows
    forEachSide { one, two, block in
      let weights = block.added(byRow: byLevel.0, byColumn: byLevel.1)
      for row in 0..<weights.rows {
        for column in 0..<weights.columns where weights[row, column] != 0 {
          squares += weights[row, column] * weights[row, column]
          let (left, right) = ((one * weights.rows + row) * means, (two * weights.columns + column) * means)
          products +=
            weights[row, column]
            * inverse.form(factors.0[left..<left + means], factors.1[right..<right + means])
        }
      }
    }
    return (squares, products)
  }

  /// For each annotator (and level) the sum of the squared weights with all, both added up over levels or by level.
  func ownSquares(byLevel: Bool) -> [Double] {
    var result = Array(repeating: 0.0, count: byLevel ? annotators * levels : annotators)
    forEachSide { one, _, block in
      let weights = block.added(byRow: byLevel, byColumn: byLevel)
      for row in 0..<weights.rows {
        for column in 0..<weights.columns {
          result[one * weights.rows + row] += weights[row, column] * weights[row, column]
        }
      }
    }
    return result
  }

  /// Calls a closure with each pair of annotators that share a unit, in both orders, and with the block turned likewise.
  private func forEachSide(_ body: (_ one: Int, _ two: Int, _ block: Matrix) -> Void) {
    forEach { one, two, start in
      let block = Matrix(levels, levels) { blocks[start + $0 * levels + $1] }
      guard block.cells.contains(where: { $0 != 0 }) else { return }
      body(one, two, block)
      if one != two { body(two, one, block.transposed) }
    }
  }
}

extension Matrix {
  /// Its rows, its columns, or both added up where they are not kept.
  fileprivate func added(byRow: Bool, byColumn: Bool) -> Matrix {
    var result = Matrix(byRow ? rows : 1, byColumn ? columns : 1)
    for row in 0..<rows {
      for column in 0..<columns { result[byRow ? row : 0, byColumn ? column : 0] += self[row, column] }
    }
    return result
  }
}
