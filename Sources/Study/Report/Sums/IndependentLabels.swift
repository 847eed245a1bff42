import Agreement

/// Labels drawn independently of each other from the marginals of a table, in data points as large as the study's.
///
/// The pairs of a data point of m labels with Δ < k are those of m independent draws within a window of k values:
/// `Σₐ [x, y ∈ Wₐ] S(Wₐ)ᵐ⁻² − Σₐ [x, y ∈ Wₐ ∩ Wₐ₊₁] S(Wₐ ∩ Wₐ₊₁)ᵐ⁻²` times the marginals of x and y, with S the pooled
/// share of a window, since the windows that hold all m draws are consecutive.
struct IndependentLabels {
  private let table: ConfusionTable
  private let total: Double
  /// How many data points have so many labels.
  private let sizes: [(labels: Int, units: Double)]

  init(_ table: ConfusionTable, sizes: [Double]?) {
    total = table.total
    self.table = table.independent
    self.sizes =
      sizes?.enumerated().filter { $1 > 0 }.map { (labels: $0, units: $1) } ?? [(labels: 2, units: total)]
  }

  /// The pairs that are left of data points with Δ below a limit; each data point weighs 1.
  func pairs(below limit: Int) -> ConfusionTable {
    var result = ConfusionTable(scale: table.scale)
    guard total > 0 else { return result }
    for (labels, units) in sizes {
      let shares = windowShares(below: limit, others: labels - 2)
      for cell in result.cells.indices { result.cells[cell] += table.cells[cell] / total * units * shares[cell] }
    }
    return result
  }

  /// Krippendorff's coincidences of data points with Δ inside or outside of a limit, and how many they are.
  func coincidences(below limit: Int, inside: Bool) -> (matrix: CoincidenceMatrix, units: Double) {
    var matrix = CoincidenceMatrix(scale: table.scale)
    var kept = 0.0
    guard total > 0 else { return (matrix, 0) }
    let pooled = table.symmetrised
    for (labels, units) in sizes {
      let shares = windowShares(below: limit, others: labels - 2)
      for cell in matrix.cells.indices {
        let share = pooled.cells[cell] / total * units * (inside ? shares[cell] : 1 - shares[cell])
        matrix.cells[cell] += share * Double(labels)
        kept += share
      }
    }
    return (matrix, kept)
  }

  /// For each pair of values, the probability that `others` further draws and the pair lie within a window.
  private func windowShares(below limit: Int, others: Int) -> [Double] {
    let count = table.scale.count
    var shares = Array(repeating: 0.0, count: count * count)
    func add(_ window: Range<Int>, sign: Double) {
      let window = window.clamped(to: 0..<count)
      var share = sign
      if others > 0 {
        let inside = pooled[window].reduce(0, +)
        for _ in 0..<others { share *= inside }
      }
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

  /// The share of each label, whichever comes first.
  private var pooled: [Double] {
    zip(table.rowTotals, table.columnTotals).map { ($0 + $1) / (2 * total) }
  }
}
