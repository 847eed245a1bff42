import Agreement

/// Labels drawn independently of each other from the marginals of a table, in data points as large as the study's.
///
/// The pairs of a data point of m labels with Δ < k are those of m independent draws within a window of k values:
/// `Σₐ [x, y ∈ Wₐ] S(Wₐ)ᵐ⁻² − Σₐ [x, y ∈ Wₐ ∩ Wₐ₊₁] S(Wₐ ∩ Wₐ₊₁)ᵐ⁻²` times the marginals of x and y, with S the pooled
/// share of a window, since the windows that hold all m draws are consecutive.
struct IndependentLabels {
  /// Whose marginals labels are drawn from.
  enum Marginals {
    /// First labels from those that stand first in a pair, second ones from those that stand second.
    case slots
    /// Both from all labels, so that it does not matter who comes first.
    case pooled
  }

  /// How many values there are, and the share of each among first labels, then among second ones, then among all.
  private let count: Int
  private let shares: [Double]
  /// How many data points have so many labels.
  private let sizes: [(labels: Int, units: Double)]

  init(_ sums: StudySums, _ block: StudySums.Block, sizes sizeBlock: StudySums.Block) {
    let count = block.rows
    var shares = Array(repeating: 0.0, count: 3 * count)
    var total = 0.0
    shares.withUnsafeMutableBufferPointer { shares in
      sums.addMarginals(block, to: shares)
      for value in 0..<count { total += shares[value] }
      guard total > 0 else { return }
      for value in 0..<count {
        shares[2 * count + value] = (shares[value] + shares[count + value]) / (2 * total)
        shares[value] /= total
        shares[count + value] /= total
      }
    }
    self.count = count
    self.shares = shares
    sizes =
      total > 0
      ? sums.sizes(sizeBlock)?.enumerated().filter { $1 > 0 }.map { (labels: $0, units: $1) }
        ?? [(labels: 2, units: total)] : []
  }

  private var pooled: ArraySlice<Double> { shares[(2 * count)...] }

  /// Where the shares of first and of second labels start.
  private func starts(_ marginals: Marginals) -> (first: Int, second: Int) {
    marginals == .slots ? (0, count) : (2 * count, 2 * count)
  }

  /// The pairs that are left of data points with Δ below a limit, each data point weighing 1, with the numbers that the
  /// values stand for: one of two at the same time, since most of the work is the same.
  func pairs(
    below limit: Int, _ marginals: Marginals, as values: [Double], or others: [Double]
  ) -> (PairSums, PairSums) {
    var result = (PairSums(), PairSums())
    eachPair(below: limit, marginals) { row, column, weight in
      result.0.add(values[row], values[column], weight: weight)
      result.1.add(others[row], others[column], weight: weight)
    }
    return result
  }

  func pairs(below limit: Int, _ marginals: Marginals, as values: [Double]) -> PairSums {
    var result = PairSums()
    eachPair(below: limit, marginals) { row, column, weight in
      result.add(values[row], values[column], weight: weight)
    }
    return result
  }

  @inline(__always)
  private func eachPair(below limit: Int, _ marginals: Marginals, _ body: (Int, Int, Double) -> Void) {
    let (first, second) = starts(marginals)
    for (labels, units) in sizes {
      let windows = windowShares(below: limit, others: labels - 2)
      for row in 0..<count {
        for column in window(limit, around: row) {
          let share = windows.isEmpty ? 1 : windows[row * count + column]
          body(row, column, shares[first + row] * shares[second + column] * units * share)
        }
      }
    }
  }

  /// The values that differ from one by less than a limit.
  @inline(__always)
  private func window(_ limit: Int, around value: Int) -> Range<Int> {
    max(0, value - limit + 1)..<min(count, value + limit)
  }

  /// Krippendorff's coincidences of data points, drawn from all labels, with Δ inside or outside of a limit, and how many they are.
  func coincidences(below limit: Int, inside: Bool) -> Coincidences {
    var matrix = CoincidenceMatrix(scale: LabelScales.combined)
    var kept = 0.0
    for (labels, units) in sizes {
      let windows = windowShares(below: limit, others: labels - 2)
      for row in 0..<count {
        for column in 0..<count {
          let pair = shares[2 * count + row] * shares[2 * count + column]
          let isInWindow = window(limit, around: row).contains(column)
          let share = windows.isEmpty ? (isInWindow ? 1 : 0) : windows[row * count + column]
          let weight = pair * units * (inside ? share : 1 - share)
          matrix.cells[row * count + column] += weight * Double(labels)
          kept += weight
        }
      }
    }
    return Coincidences(matrix: matrix, units: kept)
  }

  /// For each pair of values, the probability that `others` further draws and the pair lie within a window; empty where
  /// there are no others, and the pair is enough.
  private func windowShares(below limit: Int, others: Int) -> [Double] {
    guard others > 0 else { return [] }
    let pooled = Array(pooled)
    var shares = Array(repeating: 0.0, count: count * count)
    func add(_ window: Range<Int>, sign: Double) {
      let window = window.clamped(to: 0..<count)
      let inside = pooled[window].reduce(0, +)
      let share = (0..<others).reduce(sign) { product, _ in product * inside }
      for row in window {
        for column in window { shares[row * count + column] += share }
      }
    }
    for start in (1 - limit)..<count {
      add(start..<start + limit, sign: 1)
      add(start + 1..<start + limit, sign: -1)
    }
    return shares
  }
}
