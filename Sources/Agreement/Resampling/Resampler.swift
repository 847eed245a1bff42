/// Draws resamples, and leaves out one unit or annotator at a time.
struct Resampler: Sendable {
  private let multiplicities: [Int]
  private let units: Multinomial?
  private let annotators: [[Int]]
  private let annotatorCount: Int

  init(_ multiplicities: [Int], resampling: Resampling) {
    self.multiplicities = multiplicities
    switch resampling {
    case .units: (units, annotators) = (Multinomial(multiplicities), [])
    case .annotators(let annotators): (units, self.annotators) = (nil, annotators)
    case .both(let annotators): (units, self.annotators) = (Multinomial(multiplicities), annotators)
    }
    annotatorCount = (annotators.joined().max() ?? -1) + 1
  }

  /// How many units or annotators a resample draws, the fewer of the two.
  var sampledUnits: Int {
    let unitCount = multiplicities.reduce(0, +)
    guard !annotators.isEmpty else { return unitCount }
    return units == nil ? annotatorCount : min(unitCount, annotatorCount)
  }

  func draw(using generator: inout SeededGenerator) -> [Int] {
    var drawn = units?.draw(using: &generator) ?? multiplicities
    guard !annotators.isEmpty else { return drawn }
    var times = Array(repeating: 0, count: annotatorCount)
    for _ in 0..<annotatorCount { times[generator.next(below: annotatorCount)] += 1 }
    for (pattern, annotators) in zip(drawn.indices, annotators) {
      for annotator in annotators { drawn[pattern] *= times[annotator] }
    }
    return drawn
  }

  /// The samples without one unit, or without one annotator's patterns; none where both are drawn, for which no
  /// acceleration is established.
  var jackknife: [(units: Int, multiplicities: @Sendable () -> [Int])] {
    let (all, annotators) = (multiplicities, annotators)
    if annotators.isEmpty {
      return all.indices.filter { all[$0] > 0 }.map { pattern in
        (all[pattern], { all.enumerated().map { $0 == pattern ? $1 - 1 : $1 } })
      }
    }
    guard units == nil else { return [] }
    return (0..<annotatorCount).map { annotator in
      (1, { zip(all, annotators).map { $1.contains(annotator) ? 0 : $0 } })
    }
  }
}
