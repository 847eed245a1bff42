import Agreement

/// Whether the formulations find the same instances ambiguous (section 4.3).
package struct AmbiguityFigures: Hashable, Sendable {
  /// SINGLE by Δ of ratings: the larger of the two responses' Δ.
  package var ofRatings: Reading
  /// SINGLE by Δ of difference.
  package var ofDifference: Reading

  /// One reading of Δ in SINGLE.
  package struct Reading: Hashable, Sendable {
    /// Pearson's correlation of the two Δ over instances.
    package var correlation: Figure
    /// The share of the instances ambiguous in one that are ambiguous in the other, and the harmonic mean of the two.
    package var singleInPreference: Figure
    package var preferenceInSingle: Figure
    package var overlap: Figure
    /// The overlap to expect of sets of these sizes that have nothing to do with each other.
    package var overlapByChance: Figure
    /// The shares of ambiguous instances.
    package var singleRate: Figure
    package var preferenceRate: Figure

    init(_ deltas: JointTable, threshold: Int, _ read: inout FigureReader) {
      let sets = deltas.overlap(from: threshold)
      func rate(_ size: Double) -> Statistic { sets.units > 0 ? .value(size / sets.units) : .undefined(.noUnits) }
      let none = FigureReader.Nothing.because("no instance has a Δ in both formulations")
      let empty = FigureReader.Nothing.because("no instance is ambiguous in one of the formulations")
      let n = sets.units
      let isEmpty = n < 0.5 ? none : empty
      correlation = read(deltas.pearson, n: n, none: none)
      singleInPreference = read(sets.firstInSecond, n: sets.first, none: isEmpty)
      preferenceInSingle = read(sets.secondInFirst, n: sets.second, none: isEmpty)
      overlap = read(sets.harmonicMean, n: n, none: none)
      overlapByChance = read(sets.atChance.harmonicMean, n: n, none: none)
      singleRate = read(rate(sets.first), n: n, none: none)
      preferenceRate = read(rate(sets.second), n: n, none: none)
    }
  }

  init(_ sums: StudySums, _ read: inout FigureReader) {
    let threshold = sums.layout.limits.threshold
    ofRatings = Reading(sums.deltas(ofDifference: false), threshold: threshold, &read)
    ofDifference = Reading(sums.deltas(ofDifference: true), threshold: threshold, &read)
  }
}
