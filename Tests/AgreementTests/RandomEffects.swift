import Agreement
import Study

/// Units whose pairs of labels say `unit + annotator + noise + annotator + noise`, all normal with variances known.
struct RandomEffects {
  static let (unitVariance, annotatorVariance, noiseVariance) = (1.0, 0.3, 0.5)

  /// The annotators of each unit, and what each says.
  var assigned: [[Int]] = []
  private var unitEffects: [Double] = []
  private var labels: [[Double]] = []
  let annotators: Int

  /// - Parameters:
  ///   - apart: no two units share an annotator.
  ///   - uneven: a fifth of the annotators do most of the work.
  init(units: Int, annotators: Int, perUnit: Int, seed: UInt64, apart: Bool = false, uneven: Bool = false) {
    self.annotators = annotators
    var generator = SeededGenerator(seed: seed)
    let effects = (0..<annotators).map { _ in Self.normal(Self.annotatorVariance, &generator) }
    for unit in 0..<units {
      var chosen: [Int] = []
      while chosen.count < perUnit {
        let few = uneven && generator.below(10) < 9
        let annotator =
          apart ? unit * perUnit + chosen.count : generator.below(few ? annotators / 5 : annotators)
        if !chosen.contains(annotator) { chosen.append(annotator) }
      }
      assigned.append(chosen)
      unitEffects.append(Self.normal(Self.unitVariance, &generator))
      labels.append(chosen.map { effects[$0] + Self.normal(Self.noiseVariance, &generator) })
    }
  }

  /// The mean over units of the mean of a unit's pairs, with its variance.
  func estimate(
    order: [Int]? = nil, number: (Int) -> Int = { $0 }, concurrency: Int? = nil
  ) -> SampledEstimate {
    var values: [Double] = []
    var remainders: [[Int]] = []
    for (unit, said) in labels.enumerated() {
      values.append(unitEffects[unit] + 2 * said.reduce(0, +) / Double(said.count))
      remainders.append([])
    }
    for (unit, said) in labels.enumerated() where said.count > 2 {
      for left in said.indices {
        remainders[unit].append(values.count)
        let rest = said.indices.filter { $0 != left }.map { said[$0] }
        values.append(unitEffects[unit] + 2 * rest.reduce(0, +) / Double(rest.count))
        remainders.append([])
      }
    }
    var sample = SampledUnits(patternCount: values.count, remainders: remainders)
    for unit in order ?? Array(labels.indices) { sample.append(pattern: unit, annotators: assigned[unit].map(number)) }
    return influences(
      of: sample, tally: InfluenceTests.tally(values), sampled: .unitsAndAnnotators, concurrency: concurrency,
      statistics: InfluenceTests.mean)[0]
  }

  /// The variance that the estimate has in truth.
  var trueVariance: Double {
    var loads = Array(repeating: 0.0, count: annotators)
    var noise = 0.0
    for unit in assigned {
      let weight = 2 / Double(unit.count)
      for annotator in unit { loads[annotator] += weight }
      noise += weight * weight * Double(unit.count) * Self.noiseVariance
    }
    let count = Double(assigned.count)
    let between = loads.reduce(0) { $0 + $1 * $1 } * Self.annotatorVariance
    return (count * Self.unitVariance + noise + between) / (count * count)
  }

  /// What the estimates vary around.
  static let truth = 0.0

  private static func normal(_ variance: Double, _ generator: inout SeededGenerator) -> Double {
    let sum = (0..<12).reduce(0.0) { sum, _ in sum + generator.unit() }
    return (sum - 6) * variance.squareRoot()
  }
}
