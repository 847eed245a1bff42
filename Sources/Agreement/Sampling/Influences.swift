/// Statistics of a sample with what they would vary by in other samples, from how much each unit and each annotator tells.
///
/// A statistic is a function g of a table S that is a sum over units, `S = Σ sᵤ`. The influence of a unit is `ψᵤ = ∇g · sᵤ`
/// (Hampel 1974, "The Influence Curve and Its Role in Robust Estimation"), so units drawn anew give it the variance
/// `Σ ψᵤ² n / (n − 1)`. Units of one annotator have something in common, and each has two annotators or more, so that the
/// data are dyadic (Aronow, Samii & Assenova 2015, "Cluster–Robust Variance Estimation for Dyadic Data"). An annotator's
/// part in a unit of k labels is `c_ua = 2/k ψᵤ + (k − 2)/k (mean over b of ψ_{u∖b} − ψ_{u∖a})`, `u∖a` being the unit
/// without a's labels: for means over pairs of labels half of the influence of each pair goes to either. What annotators
/// drawn anew add follows from `A = Σₐ (Σᵤ c_ua)²` and `B = Σₐ Σᵤ c_ua²` by moments (Henderson 1953, "Estimation of Variance
/// and Covariance Components"), with the exact coefficients of the design in place of a small-sample factor; an interval
/// takes it for 0 where it comes out below. Gradients are taken by cell and influences by pattern, so a million units cost little more than a thousand.
/// - Parameters:
///   - tally: What each of the sample's patterns adds.
///   - sampled: What is taken for a sample.
///   - concurrency: As in `concurrentMap`; the result does not depend on it.
///   - statistics: Smooth functions of a table, such as all that are ratios of sums; always as many.
public func influences<Table: CellTable>(
  of sample: SampledUnits, tally: Tally<Table>, sampled: Sampled, concurrency: Int? = nil,
  statistics: @Sendable (Table) -> [Statistic]
) -> [SampledEstimate] {
  influences(of: sample, tally: tally, sampled: sampled, concurrency: concurrency) { table, places in
    let all = statistics(table)
    return places.map { $0.map { all[$0] } } ?? all
  }
}

/// The same of many statistics of which each depends on few cells: only those that may change are computed anew.
///
/// - Parameter chosen: the statistics at some places, or all (nil), of a table.
package func influences<Table: CellTable>(
  of sample: SampledUnits, tally: Tally<Table>, sampled: Sampled, concurrency: Int? = nil,
  chosen statistics: @Sendable (Table, _ places: [Int]?) -> [Statistic]
) -> [SampledEstimate] {
  let multiplicities = sample.multiplicities
  let table = tally.table(multiplicities)
  var sizes = Array(repeating: 0.0, count: table.cells.count)
  var largest = sizes
  for part in tally.parts { part.addSizes(times: multiplicities, to: &sizes, largest: &largest) }
  let gradient = Gradient(
    at: table, sizes: sizes, largest: largest, concurrency: concurrency, statistics: statistics)
  let members = PatternMembers(tally.parts, gradient: gradient, sample: sample, multiplicities: multiplicities)
  let designs = concurrentMap(members.sets.count, parts: concurrency) { set in
    SampleDesign(sample, sampled: sampled, isMember: members.contains(set))
  }
  let count = gradient.statistics.count
  let width = InfluenceBlock.width(rows: InfluenceBlock.rows(sample), statistics: count)
  let blocks = stride(from: 0, to: count, by: max(1, width)).map { $0..<min($0 + width, count) }
  let sums = concurrentMap(blocks.count, parts: concurrency) { block in
    InfluenceBlock(
      sample, parts: tally.parts, factors: gradient.factors(blocks[block]), width: blocks[block].count,
      multiplicities: multiplicities, sampled: sampled
    ).sums
  }.flatMap { $0 }
  return zip(gradient.statistics, sums).enumerated().map { index, pair in
    let design = designs[members.setOfStatistic[index]]
    let (statistic, sums) = pair
    return SampledEstimate(statistic, sums: sums, design: design, sampled: sampled)
  }
}

extension SampledEstimate {
  fileprivate init(_ statistic: Statistic, sums: InfluenceBlock.Sums, design: SampleDesign, sampled: Sampled) {
    let units = Double(design.units)
    var unitVariance = design.units > 1 ? sums.unitSquares * units / (units - 1) : 0
    var annotatorVariance =
      sampled == .units
      ? nil : design.annotatorVariance(squaredSums: sums.squaredSums, squares: sums.squares)
    // What the rounding of differences leaves is no variance.
    let size = max(abs(statistic.value ?? 0), 0.1)
    if unitVariance * units < 1e-12 * size * size {
      unitVariance = 0
      annotatorVariance = annotatorVariance.map { _ in 0 }
    }
    self.init(
      statistic: statistic, unitVariance: unitVariance, annotatorVariance: annotatorVariance, units: design.units,
      annotators: design.annotators, effectiveAnnotators: design.effectiveAnnotators, sampled: sampled)
  }
}

/// Which patterns matter to which statistics: those that have something in a cell that the statistic depends on.
private struct PatternMembers: Sendable {
  /// For each distinct set of patterns the number of one statistic that has it.
  private(set) var sets: [Int] = []
  private(set) var setOfStatistic: [Int] = []
  private let width: Int
  private let marks: [UInt64]

  init(_ parts: [SharedRows], gradient: Gradient, sample: SampledUnits, multiplicities: [Int]) {
    let count = gradient.statistics.count
    let width = (count + 63) / 64
    self.width = width
    var marks = Array(repeating: UInt64(0), count: sample.patternCount * width)
    let bits = gradient.dependences(width: width)
    for part in parts { part.mark(bits: bits, width: width, in: &marks) }
    // What remains without an annotator tells of the unit too.
    for (pattern, remainders) in sample.remainders.enumerated() where multiplicities[pattern] > 0 {
      for remainder in remainders {
        for word in 0..<width { marks[pattern * width + word] |= marks[remainder * width + word] }
      }
    }
    self.marks = marks
    var known: [[UInt64]: Int] = [:]
    for statistic in 0..<count {
      var set: [UInt64] = []
      var word: UInt64 = 0
      var filled: UInt64 = 0
      for pattern in 0..<sample.patternCount where multiplicities[pattern] > 0 {
        word = word << 1 | (marks[pattern * width + statistic / 64] >> UInt64(statistic % 64) & 1)
        filled += 1
        if filled % 64 == 0 { set.append(word) }
      }
      set.append(word)
      if let place = known[set] {
        setOfStatistic.append(place)
      } else {
        known[set] = sets.count
        setOfStatistic.append(sets.count)
        sets.append(statistic)
      }
    }
  }

  /// Whether a pattern is in a set.
  func contains(_ set: Int) -> (Int) -> Bool {
    let statistic = sets[set]
    return { pattern in marks[pattern * width + statistic / 64] >> UInt64(statistic % 64) & 1 == 1 }
  }
}
