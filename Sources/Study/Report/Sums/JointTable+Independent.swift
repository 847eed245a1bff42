extension JointTable {
  /// The labels (row: prefer-combined, column: difference) of those whose instance is unambiguous in both, if everybody
  /// else in it is independent of them, with labels from the same table.
  ///
  /// As in ``IndependentLabels`` with windows of both labels: all m are unambiguous where they lie in one of the windows
  /// of `limit` values, and what lies in two neighbouring ones is counted once.
  ///
  /// - Parameter labels: how many of the table's labels stand in instances of 0, 1, 2 … labels.
  func keptWithIndependentPartners(below limit: Int, labels: ArraySlice<Double>) -> JointTable {
    let total = total
    var kept = JointTable(rows: rows, columns: columns, cells: Array(repeating: 0, count: cells.count))
    guard total > 0 else { return kept }
    for (size, count) in labels.enumerated() where size > 1 && count > 0 {
      let shares = size == 2 ? partnerShares(below: limit, total) : windowShares(below: limit, others: size - 1, total)
      for cell in cells.indices { kept.cells[cell] += cells[cell] * shares[cell] * (count / total) }
    }
    return kept
  }

  /// For each cell, the share of the table that is near in both.
  private func partnerShares(below limit: Int, _ total: Double) -> [Double] {
    var shares = Array(repeating: 0.0, count: cells.count)
    cells.withUnsafeBufferPointer { cells in
      for row in 0..<rows {
        for column in 0..<columns where cells[row * columns + column] > 0 {
          var near = 0.0
          for otherRow in max(0, row - limit + 1)..<min(rows, row + limit) {
            for otherColumn in max(0, column - limit + 1)..<min(columns, column + limit) {
              near += cells[otherRow * columns + otherColumn]
            }
          }
          shares[row * columns + column] = near / total
        }
      }
    }
    return shares
  }

  /// For each cell, the probability that `others` draws lie with it within a window of rows and one of columns.
  private func windowShares(below limit: Int, others: Int, _ total: Double) -> [Double] {
    var shares = Array(repeating: 0.0, count: cells.count)
    func add(_ rowWindow: Window, _ columnWindow: Window) {
      var inside = 0.0
      for row in rowWindow.values {
        for column in columnWindow.values { inside += cells[row * columns + column] }
      }
      let sign = rowWindow.sign * columnWindow.sign
      let share = (0..<others).reduce(sign) { product, _ in product * inside / total }
      for row in rowWindow.values {
        for column in columnWindow.values { shares[row * columns + column] += share }
      }
    }
    let columnWindows = Window.all(of: limit, in: columns)
    for rowWindow in Window.all(of: limit, in: rows) {
      for columnWindow in columnWindows { add(rowWindow, columnWindow) }
    }
    return shares
  }
}

/// Neighbouring values, or with the sign −1 what two such windows share.
private struct Window {
  let values: Range<Int>
  let sign: Double

  static func all(of limit: Int, in count: Int) -> [Window] {
    ((1 - limit)..<count).flatMap { start in
      [
        Window(values: (start..<start + limit).clamped(to: 0..<count), sign: 1),
        Window(values: (start + 1..<start + limit).clamped(to: 0..<count), sign: -1),
      ]
    }.filter { !$0.values.isEmpty }
  }
}
