extension ComponentInfluences {
  /// `Σ (ψ − ψ̄) (ψ − ψ̄)ᵀ` over units, with their annotators as they are.
  ///
  /// What a unit's labels tell together with those that the same annotators gave of other units counts in full for either of the
  /// two, as where one unit after the other is left out: `2 r (S − r)` with r of the unit and S of all.
  ///
  /// - Parameters:
  ///   - within: for each pattern what its labels tell among themselves.
  ///   - diagonal: for each annotator, and each at each level, the squared weights with all labels of the same unit.
  static func unitSquares(
    _ labels: CrossedLabels, system: ComponentSystem, covariances: [UnitCovariance], values: [Double], inverse: Matrix,
    within: [[Double]], diagonal: (whole: [Double], byLevel: [Double])
  ) -> Matrix {
    let count = system.components.count
    let levels = max(1, system.residuals.count / max(1, labels.annotatorCount))
    let residuals = labels.patterns.map { pattern -> [Double] in
      let covariance = covariances[pattern.shape]
      let residual = covariance.inverse * covariance.centred(pattern.values, means: system.means)
      return covariance.slotSums(levels: levels, width: 1) { label, _ in residual[label] }
    }
    var units = Array(repeating: 0.0, count: labels.annotatorCount)
    labels.forEach { _, annotators in
      for annotator in annotators { units[Int(annotator)] += 1 }
    }
    let across = system.components.enumerated().filter(\.element.isAcrossUnits).map { row, component in
      let isByLevel = component == .annotatorLevel
      return AcrossUnits(
        row: row, width: isByLevel ? levels : 1,
        sums: isByLevel ? system.residuals : Self.added(system.residuals, levels: levels),
        expected: zip(system.pairs.ownSquares(byLevel: isByLevel), isByLevel ? diagonal.byLevel : diagonal.whole).map {
          max(0, $0 - $1)
        })
    }
    let share = zip(system.components, values).reduce(0) { $0 + ($1.0.isAcrossUnits ? $1.1 : 0) }
    var (squares, total) = (Matrix(count, count), Array(repeating: 0.0, count: count))
    labels.forEach { pattern, annotators in
      var influence = within[pattern]
      for part in across {
        var excess = 0.0
        for (slot, annotator) in annotators.enumerated() {
          let number = Int(annotator)
          let own = residuals[pattern][slot * levels..<(slot + 1) * levels]
          for level in 0..<part.width {
            let index = number * part.width + level
            let single = part.width > 1 ? own[own.startIndex + level] : own.reduce(0, +)
            excess += 2 * single * (part.sums[index] - single) - 2 * share * part.expected[index] / units[number]
          }
        }
        for component in 0..<count { influence[component] += inverse[component, part.row] * excess }
      }
      squares.addSquare(of: influence, times: 1)
      for component in 0..<count { total[component] += influence[component] }
    }
    squares.addSquare(of: total, times: -1 / Double(max(1, labels.unitCount)))
    return squares
  }

  /// One component of what an annotator's labels of different units have in common.
  private struct AcrossUnits {
    let row: Int
    /// 1, or the levels where these are told apart.
    let width: Int
    /// For each annotator, or each at each level: S, and what its square is on average over that of a variance of 1.
    let sums: [Double]
    let expected: [Double]
  }

  private static func added(_ numbers: [Double], levels: Int) -> [Double] {
    stride(from: 0, to: numbers.count, by: levels).map { numbers[$0..<$0 + levels].reduce(0, +) }
  }
}
