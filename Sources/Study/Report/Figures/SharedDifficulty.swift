import Agreement

/// How much two formulations would agree on what is ambiguous if an instance were as difficult in one as in the other: a
/// range over what has to be assumed.
///
/// Even then an instance's two Δ are two throws of dice, and how much they have in common depends on how uneven difficulty is
/// and on who labels. Assumed is that two annotators' latent difference is normal, its spread the instance's difficulty in
/// both formulations alike, from 1 for the easiest to the hardest's (`1 + (hardest − 1) u^1.75`, u uniform), that a share of
/// the difference lasts over both formulations, as it can where the same two people label both, and that the Δ are as
/// frequent as observed. Neither end is a bound.
package struct SharedDifficulty: Hashable, Sendable {
  /// Difficulty that hardly differs, and other people in each formulation.
  package let low: Expectation
  /// Uneven difficulty, and the same two people in both, half of whose differences last.
  package let high: Expectation

  package static let lowAssumption = Assumption(hardest: 1.5, lasting: 0)
  package static let highAssumption = Assumption(hardest: 3.5, lasting: 0.5)

  package struct Assumption: Hashable, Sendable {
    /// The spread of the hardest instances over that of the easiest, at least 1.
    package let hardest: Double
    /// The share of the variance of two people's difference that is the same in both formulations, 0 to below 1.
    package let lasting: Double
  }

  /// Of the two Δ over instances.
  package struct Expectation: Hashable, Sendable {
    /// Pearson's; nil where either formulation has no variation in Δ.
    package var correlation: Double?
    /// Of the two ambiguous sets, the harmonic mean of the two directions; nil where one of them is empty.
    package var overlap: Double?
  }

  /// - Parameters:
  ///   - single: how often each Δ occurs in SINGLE, from 0.
  ///   - threshold: Δ from which an instance is ambiguous.
  package init(single: [Double], preference: [Double], threshold: Int) {
    low = Self.agreement(Self.lowAssumption, single, preference, threshold)
    high = Self.agreement(Self.highAssumption, single, preference, threshold)
  }

  private static func agreement(
    _ assumption: Assumption, _ single: [Double], _ preference: [Double], _ threshold: Int
  ) -> Expectation {
    let difficulties = (0..<16).map { step in
      let uniform = (Double(step) + 0.5) / 16
      let root = uniform.squareRoot()
      return 1 + (assumption.hardest - 1) * uniform * root * root.squareRoot()
    }
    let (rows, columns) = (limits(single, difficulties), limits(preference, difficulties))
    guard !rows.isEmpty, !columns.isEmpty else { return Expectation() }
    var joint = JointTable(
      rows: single.count, columns: preference.count,
      cells: Array(repeating: 0, count: single.count * preference.count))
    // A view to one side makes each Δ as likely as the same view to the other side.
    var known: [Double: [(row: [Double], column: [Double])]] = [:]
    for (view, weight) in views(lasting: assumption.lasting) {
      let expected =
        known[abs(view)]
        ?? difficulties.map { difficulty in
          (
            shares(rows, difficulty, view, assumption.lasting), shares(columns, difficulty, view, assumption.lasting)
          )
        }
      known[abs(view)] = expected
      for (row, column) in expected {
        for (i, rowShare) in row.enumerated() {
          for (j, columnShare) in column.enumerated() {
            // Weighed as a million instances, so that sums of shares are not taken for a single unit.
            joint.cells[i * joint.columns + j] += rowShare * columnShare * weight * 1e6 / Double(difficulties.count)
          }
        }
      }
    }
    return Expectation(correlation: joint.pearson.value, overlap: joint.overlap(from: threshold).harmonicMean.value)
  }

  /// What lasts of two people's difference, a standard normal deviate, and how likely that is.
  private static func views(lasting: Double) -> [(view: Double, weight: Double)] {
    guard lasting > 0 else { return [(0, 1)] }
    let views = (-20...20).map { Double($0) / 5 }
    let weights = views.map { Normal.cumulative($0 + 0.1) - Normal.cumulative($0 - 0.1) }
    let total = weights.reduce(0, +)
    return zip(views, weights).map { ($0, $1 / total) }
  }

  /// The probability of each Δ, given the latent differences from which Δ is 1, 2 ….
  private static func shares(_ limits: [Double], _ difficulty: Double, _ view: Double, _ lasting: Double) -> [Double] {
    let (centre, spread) = (lasting.squareRoot() * view, (1 - lasting).squareRoot())
    let above = limits.map { limit -> Double in
      guard limit.isFinite else { return 0 }
      let scaled = limit / difficulty
      return Normal.cumulative((centre - scaled) / spread) + Normal.cumulative((-centre - scaled) / spread)
    }
    return zip([1] + above, above + [0]).map { $0 - $1 }
  }

  /// The latent differences from which Δ is 1, 2 …, so that each occurs as often as it does; infinite for what does not
  /// occur, and empty without any Δ.
  private static func limits(_ counts: [Double], _ difficulties: [Double]) -> [Double] {
    let total = counts.reduce(0, +)
    guard total > 0 else { return [] }
    return (1..<counts.count).map { delta in
      let share = counts[delta...].reduce(0, +) / total
      guard share > 0 else { return .infinity }
      // What is exceeded ever less often: halved until the two ends meet.
      var (low, high) = (0.0, 40.0)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        let exceeding = difficulties.reduce(0) { $0 + 2 * Normal.cumulative(-middle / $1) } / Double(difficulties.count)
        if exceeding > share { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
  }
}
