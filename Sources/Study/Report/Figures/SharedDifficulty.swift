import Agreement

/// How much two formulations would agree on what is ambiguous if the difficulty of an instance were fully shared.
///
/// Even then an instance's two Δ are two throws of dice: correlation and overlap stay far from 1, and can only be judged
/// beside this. The assumption: two annotators' latent difference is normal, its spread is the instance's difficulty in
/// both formulations alike, from 1 for the easiest to 3.5 for the hardest (`1 + 2.5 u^1.75`, u uniform), and the Δ are as
/// frequent as observed.
package struct SharedDifficulty: Hashable, Sendable {
  /// nil where either formulation has no variation in Δ.
  package var correlation: Double?
  /// nil where nothing is ambiguous.
  package var overlap: Double?

  /// - Parameters:
  ///   - single: how often each Δ occurs in SINGLE, from 0.
  ///   - threshold: Δ from which an instance is ambiguous.
  package init(single: [Double], preference: [Double], threshold: Int) {
    let (rows, columns) = (Self.profiles(single), Self.profiles(preference))
    var joint = JointTable(
      rows: single.count, columns: preference.count,
      cells: Array(repeating: 0, count: single.count * preference.count))
    for (row, column) in zip(rows, columns) {
      for (i, rowShare) in row.enumerated() {
        for (j, columnShare) in column.enumerated() {
          // Weighed as a million instances, so that sums of shares are not taken for a single unit.
          joint.cells[i * joint.columns + j] += rowShare * columnShare * 1e6 / Double(Self.difficulties.count)
        }
      }
    }
    correlation = joint.pearson.value
    overlap = joint.overlap(from: threshold).harmonicMean.value
  }

  private static let difficulties: [Double] = (0..<16).map { step in
    let uniform = (Double(step) + 0.5) / 16
    let root = uniform.squareRoot()
    return 1 + 2.5 * uniform * root * root.squareRoot()
  }

  /// For each difficulty, the probability of each Δ.
  private static func profiles(_ counts: [Double]) -> [[Double]] {
    let total = counts.reduce(0, +)
    guard total > 0 else { return [] }
    var above: [[Double]] = [difficulties.map { _ in 1 }]
    for delta in 1..<counts.count {
      above.append(exceeding(share: counts[delta...].reduce(0, +) / total))
    }
    above.append(difficulties.map { _ in 0 })
    return difficulties.indices.map { index in counts.indices.map { above[$0][index] - above[$0 + 1][index] } }
  }

  /// For each difficulty, the probability of a difference that is exceeded in this share of all instances.
  private static func exceeding(share: Double) -> [Double] {
    guard share > 0 else { return difficulties.map { _ in 0 } }
    let upper = grid.means.firstIndex { $0 <= share } ?? grid.means.count - 1
    guard upper > 0 else { return grid.probabilities[0] }
    let (before, after) = (grid.means[upper - 1], grid.means[upper])
    let part = before > after ? (before - share) / (before - after) : 0
    return zip(grid.probabilities[upper - 1], grid.probabilities[upper]).map { $0 + part * ($1 - $0) }
  }

  /// The probabilities of differences beyond 0, 1/8 … 16, for each difficulty and on average; straight lines between.
  private static let grid: (probabilities: [[Double]], means: [Double]) = {
    let probabilities = (0...128).map { step in
      difficulties.map { 2 * Normal.cumulative(-Double(step) / 8 / $0) }
    }
    return (probabilities, probabilities.map { $0.reduce(0, +) / Double($0.count) })
  }()
}
