import Agreement
import Study
import Testing

/// Against dense matrix algebra in numpy with the same weights.
@Suite struct VarianceComponentTests {
  /// Forty units of seven annotators at two levels, a seventh of the labels missing.
  static func labels(perUnit: Int, level: Int? = nil, without left: Int? = nil) -> CrossedLabels {
    var labels = CrossedLabels(levels: 2)
    for unit in 0..<40 where unit != left {
      labels.append(
        unit: (0..<perUnit).map { slot in
          let annotator = (unit + slot * (1 + unit % 3)) % 7
          let values: [Double?] = (0..<2).map { at in
            guard (unit + 2 * annotator + 3 * at) % 7 != 0, level == nil || level == at else { return nil }
            let mixed = unit * unit * 7 + annotator * 5 + at * 3 + unit * annotator * at * 2 + unit * annotator % 3
            return Double(mixed % 5 - 2)
          }
          return (annotator, values)
        })
    }
    return labels
  }

  @Test(arguments: [
    (2, [-0.3832435792, -0.0927529991, 0.7984031727, 0.3123524904, -0.0224640633, 1.4889177434]),
    (3, [-0.4236640105, -0.0420328344, 0.8282949837, 0.1713848332, -0.0232107214, 1.5373958422]),
  ])
  func `components over formulations`(_ perUnit: Int, _ expected: [Double]) {
    let components = VarianceComponents(Self.labels(perUnit: perUnit), model: .formulations)
    for (component, value) in zip(VarianceComponent.allCases, expected) {
      #expect(abs((components.estimate(of: component).statistic.value ?? .nan) - value) < 1e-8)
    }
    #expect(components.untold.isEmpty)
  }

  @Test(arguments: [
    (2, [-0.3328501064, 0.6883760064, 0.0595694938, -0.2062463968, 1.842394989]),
    (3, [-0.3827411704, 0.7519000928, 0.0450844971, -0.1494269006, 1.7499835612]),
  ])
  func `components over responses`(_ perUnit: Int, _ expected: [Double]) {
    let components = VarianceComponents(Self.labels(perUnit: perUnit), model: .responses)
    let order: [VarianceComponent] = [.unit, .unitLevel, .annotator, .annotatorUnit, .rest]
    for (component, value) in zip(order, expected) {
      #expect(abs((components.estimate(of: component).statistic.value ?? .nan) - value) < 1e-8)
    }
    #expect(components.estimate(of: .annotatorLevel).statistic == .undefined(.notModelled))
  }

  /// Of one formulation and of both, by two and three annotators a unit.
  @Test(arguments: [(2, nil), (3, nil), (2, 0), (3, 1)] as [(Int, Int?)])
  func `with annotators as they are, standard errors are those of leaving units out`(_ perUnit: Int, _ level: Int?) {
    func values(_ labels: CrossedLabels) -> [SampledEstimate] {
      let components = VarianceComponents(labels, model: .formulations, sampled: .units)
      return components.told.map { components.estimate(of: $0) } + [
        components.share(of: [.annotator], in: components.told)
      ]
    }
    let whole = values(Self.labels(perUnit: perUnit, level: level))
    let left = (0..<40).map { values(Self.labels(perUnit: perUnit, level: level, without: $0)).map(\.statistic.value) }
    for (index, estimate) in whole.enumerated() {
      let found = left.compactMap { $0[index] }
      #expect(found.count == 40)
      let mean = found.reduce(0, +) / 40
      let jackknife = (found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 39 / 40).squareRoot()
      #expect(
        abs(estimate.variance.squareRoot() / jackknife - 1) < 0.5,
        "\(index): \(estimate.variance.squareRoot()), \(jackknife)")
    }
  }

  @Test(arguments: [(2, [1.169327228, 0.0764875661, 0.7680116864]), (3, [0.5516178328, 0.017076411, 1.3393939369])])
  func `one formulation tells three of them`(_ perUnit: Int, _ expected: [Double]) {
    let components = VarianceComponents(Self.labels(perUnit: perUnit, level: 0), model: .formulations)
    for (component, value) in zip([VarianceComponent.unit, .annotator, .rest], expected) {
      #expect(abs((components.estimate(of: component).statistic.value ?? .nan) - value) < 1e-8)
    }
    for component in [VarianceComponent.unitLevel, .annotatorLevel, .annotatorUnit] {
      #expect(components.estimate(of: component).statistic == .undefined(.oneLevel))
    }
  }

  @Test func `units of one pattern are those added one by one`() {
    // Three patterns of two annotators, in one of which the first has no label at all.
    let values: [[[Double?]]] = [[[1, nil], [2, 3]], [[4, 5], [4, 6]], [[nil, nil], [2, nil]]]
    var (units, labels) = (SampledUnits(patternCount: 3), CrossedLabels(levels: 2))
    for unit in 0..<30 {
      let (pattern, annotators) = (unit / 10, [unit % 4, 4 + unit % 3])
      units.append(pattern: pattern, annotators: annotators)
      labels.append(unit: zip(annotators, values[pattern]).map { ($0, $1) })
    }
    #expect(CrossedLabels(levels: 2, units: units) { values[$0] } == labels)
    #expect(labels.unitCount == 30 && labels.labelCount == 80 && labels.annotatorCount == 7)
  }

  @Test func `shares of all add up to 1`() {
    let components = VarianceComponents(Self.labels(perUnit: 2), model: .formulations)
    let shares = VarianceComponent.allCases.map {
      components.share(of: [$0], in: VarianceComponent.allCases).statistic.value ?? .nan
    }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `what no labels tell says why`() {
    var alone = CrossedLabels(levels: 2)
    for unit in 0..<20 { alone.append(unit: [(unit % 4, [Double(unit % 5), Double(unit % 3)])]) }
    let components = VarianceComponents(alone, model: .formulations)
    #expect(components.estimate(of: .unit).statistic == .undefined(.noPairs))
    #expect(components.estimate(of: .annotator).statistic.value != nil)
    let none = VarianceComponents(CrossedLabels(levels: 2), model: .formulations)
    #expect(none.estimate(of: .rest).statistic.value == nil && none.labelCount == 0)
  }

  @Test func `known components lie in their intervals`() throws {
    let truth: [VarianceComponent: Double] = [
      .unit: 0.6, .annotator: 0.2, .unitLevel: 0.25, .annotatorLevel: 0.1, .annotatorUnit: 0.4, .rest: 0.7,
    ]
    var held: [VarianceComponent: Int] = [:]
    let studies = 40
    for seed in 0..<UInt64(studies) {
      let components = VarianceComponents(
        Self.random(truth, units: 120, annotators: 24, missing: seed.isMultiple(of: 2) ? 0 : 5, seed: seed),
        model: .formulations)
      for (component, value) in truth {
        let interval = try #require(components.estimate(of: component).interval(on: .plain))
        if interval.low <= value, value <= interval.high { held[component, default: 0] += 1 }
      }
    }
    for component in VarianceComponent.allCases { #expect(held[component] ?? 0 >= 33, "\(component) \(held)") }
  }

  /// Labels of two annotators a unit at both levels, one in `missing` left out.
  static func random(
    _ variances: [VarianceComponent: Double], units: Int, annotators: Int, missing: Int, seed: UInt64
  ) -> CrossedLabels {
    var generator = SeededGenerator(seed: seed)
    func draw(_ component: VarianceComponent) -> Double {
      let sum = (0..<12).reduce(-6.0) { sum, _ in sum + generator.unit() }
      return sum * (variances[component] ?? 0).squareRoot()
    }
    let people = (0..<annotators).map { _ in (draw(.annotator), [draw(.annotatorLevel), draw(.annotatorLevel)]) }
    var labels = CrossedLabels(levels: 2)
    for unit in 0..<units {
      let base = draw(.unit)
      let levels = [draw(.unitLevel), draw(.unitLevel)]
      let first = unit % annotators
      let pair = [first, (first + 1 + generator.below(annotators - 1)) % annotators]
      labels.append(
        unit: pair.map { annotator in
          let view = draw(.annotatorUnit)
          let values: [Double?] = (0..<2).map { level in
            let value =
              base + levels[level] + people[annotator].0 + people[annotator].1[level] + view + draw(.rest)
            return missing > 0 && generator.below(missing) == 0 ? nil : value + Double(level)
          }
          return (annotator, values)
        })
    }
    return labels
  }
}
